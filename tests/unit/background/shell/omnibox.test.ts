import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { answerOmnibox } from '../../../../lib/background/shell/omnibox';
import { openHistory } from '../../../../lib/checkouts/database';
import { checkout } from '../../support/examples';

type Suggestion = { content: string; description: string };
type Changed = (text: string, suggest: (found: Suggestion[]) => void) => Promise<void>;
type Entered = (text: string) => Promise<void>;

const history = openHistory();
beforeEach(async () => {
  fakeBrowser.reset();
  vi.stubEnv('FIREFOX', '');
  await history.checkouts.clear();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The address bar, which the fake browser does not have. */
function start(accountIds: string[], isHidden = async () => false, isBlurred = async () => false) {
  const listeners: { changed?: Changed; entered?: Entered } = {};
  const first: string[] = [];
  vi.spyOn(fakeBrowser.omnibox.onInputChanged, 'addListener').mockImplementation((listener) => {
    listeners.changed = listener as unknown as Changed;
  });
  vi.spyOn(fakeBrowser.omnibox.onInputEntered, 'addListener').mockImplementation((listener) => {
    listeners.entered = listener as unknown as Entered;
  });
  vi.spyOn(fakeBrowser.omnibox, 'setDefaultSuggestion').mockImplementation((({ description }: Suggestion) => {
    first.push(description);
  }) as never);
  const asked = vi.fn();
  const spoken = Promise.resolve();
  const { forget } = answerOmnibox({
    history,
    accountIds: async () => accountIds,
    isHidden,
    isBlurred,
    spoken,
    asked,
  });
  return {
    forget,
    /** What the browser shows before anything is typed. */
    atRest: () => first.at(-1),
    type: async (text: string) => {
      let found: Suggestion[] = [];
      await listeners.changed?.(text, (suggested) => {
        found = suggested;
      });
      return { first: first.at(-1), found };
    },
    enter: async (text: string) => {
      await listeners.entered?.(text);
      return asked.mock.lastCall?.[0];
    },
  };
}

const A = { accountId: 'a' };
const id = (end: string) => `CCO-00000000-0000-4000-8000-00000000000${end}`;

describe('the address bar', () => {
  describe('while the lock hides the history', () => {
    const LOCKED = 'Checkout Desk is locked. Press Enter, then unlock it.';
    const hidden = async () => true;
    beforeEach(() => history.checkouts.put(checkout({ ...A, id: id('1'), orderId: '10482' })));

    it.each(['10482', '1', '', id('1'), 'https://paycrypto.inqud.com/checkout/x'])(
      'answers %j with nothing of it, and reads nothing [S-109]',
      async (typed) => {
        const reading = vi.spyOn(history.checkouts, 'get');
        const searching = vi.spyOn(history.checkouts, 'where');
        expect(await start(['a'], hidden).type(typed)).toEqual({ first: LOCKED, found: [] });
        expect([reading.mock.calls, searching.mock.calls]).toEqual([[], []]);
      },
    );

    it('leads to what was typed, which is there once it is unlocked', async () => {
      const { enter } = start(['a'], hidden);
      expect(await enter(id('1'))).toEqual({ open: id('1') });
      expect(await enter(' 10482 ')).toEqual({ find: '10482' });
      expect(await enter('')).toEqual({ create: '' });
    });

    it('forgets the last answer, which the browser would show again', async () => {
      const { type, forget, atRest } = start(['a']);
      expect((await type('10482')).first).toContain('10482');
      await forget();
      expect(atRest()).toBe('Enter an order ID');
    });

    it('does not answer when it was locked while that was looked up', async () => {
      let looks = 0;
      const { type } = start(['a'], async () => looks++ > 0);
      expect(await type('10482')).toEqual({ first: undefined, found: [] });
    });
  });

  it('names no order that was not typed and no amount while private details are blurred [P-30]', async () => {
    await history.checkouts.bulkPut([
      checkout({ ...A, id: id('1'), orderId: '10482' }),
      checkout({ ...A, id: id('2'), orderId: '104821' }),
    ]);
    const bar = start(['a'], undefined, async () => true);
    const open = { first: `Open checkout ${id('1')}`, found: [] };
    expect(await bar.type('10482')).toEqual(open);
    expect(await bar.type(id('1'))).toEqual(open);
    expect(await bar.type('1048')).toEqual({ first: 'Create checkout for order 1048', found: [] });
    expect(await bar.enter('10482')).toEqual({ open: id('1') });
  });

  it('finds orders by their beginning in every account that is here, the shortest first, at most five', async () => {
    await history.checkouts.bulkPut([
      checkout({ ...A, id: id('1'), orderId: '104821' }),
      checkout({ ...A, id: id('2'), orderId: '10482' }),
      checkout({ accountId: 'b', id: id('3'), orderId: '1048' }),
      checkout({ accountId: 'gone', id: id('4'), orderId: '1048' }),
      checkout({ ...A, id: id('5'), orderId: '99' }),
    ]);
    const bar = start(['a', 'b']);
    expect((await bar.type('1048')).found.map(({ content }) => content)).toEqual([id('3'), id('2'), id('1')]);
    await history.checkouts.bulkPut(
      ['6', '7', '8', '9'].map((end) => checkout({ ...A, id: id(end), orderId: `1048${end}` })),
    );
    expect((await bar.type('1048')).found).toHaveLength(5);
  });

  it('opens the checkout whose order or whose ID was typed, the newest of an order with several', async () => {
    await history.checkouts.bulkPut([
      checkout({ ...A, id: id('1'), orderId: '10482', createdAt: 1 }),
      checkout({ ...A, id: id('2'), orderId: '10482', createdAt: 2 }),
    ]);
    const bar = start(['a']);
    expect(await bar.enter(' 10482 ')).toEqual({ open: id('2') });
    expect(await bar.enter(id('1'))).toEqual({ open: id('1') });
  });

  it.each(['inv-77', 'INV-77', ' #inv-77', '«INV‑77»', 'INV-0077', 'inv-77.'])(
    'opens the order that %j is like, and never offers a second one',
    async (typed) => {
      await history.checkouts.put(checkout({ ...A, id: id('1'), orderId: 'INV-77' }));
      const bar = start(['a']);
      expect((await bar.type(typed)).first).toMatch(/^Open INV-77: /);
      expect(await bar.enter(typed)).toEqual({ open: id('1') });
    },
  );

  it('prefers the very order that was typed', async () => {
    await history.checkouts.bulkPut([
      checkout({ ...A, id: id('1'), orderId: 'INV-77', createdAt: 2 }),
      checkout({ ...A, id: id('2'), orderId: 'inv-77', createdAt: 1 }),
      checkout({ ...A, id: id('3'), orderId: '#inv-77', createdAt: 1 }),
    ]);
    const bar = start(['a']);
    expect(await bar.enter('inv-77')).toEqual({ open: id('2') });
    expect(await bar.enter('#inv-77')).toEqual({ open: id('3') });
  });

  it.each([id('1'), id('1').toLowerCase(), `https://paycrypto.inqud.com/checkout/${id('1')}`, `<${id('1')}>`])(
    'opens a checkout by its ID or its link, here or not, and creates nothing: %s',
    async (typed) => {
      const bar = start(['a']);
      expect((await bar.type(typed)).first).toBe(`Open checkout ${id('1')}`);
      expect(await bar.enter(typed)).toEqual({ open: id('1') });
      await history.checkouts.put(checkout({ ...A, id: id('1'), orderId: '10482' }));
      expect((await bar.type(typed)).first).toMatch(/^Open 10482: /);
      expect(await bar.enter(typed)).toEqual({ open: id('1') });
    },
  );

  it.each([
    'https://shop.example/10482',
    'HTTPS://SHOP.EXAMPLE/10482',
    'shop.example/orders/10482',
    'www.shop10482.example',
    'http://',
    'mailto:me10482@shop.example',
    'me10482@shop.example',
    'gid://shop/Order/10482',
  ])('never offers another link as an order: %s', async (link) => {
    const bar = start(['a']);
    expect(await bar.enter(link)).toEqual({ find: link });
  });

  it.each(['SHOP.1042', 'INV-2026/161', 'A.1/7', '2026.11/5'])(
    'offers an order that has dots and slashes: %s',
    async (order) => expect(await start(['a']).enter(order)).toEqual({ create: order }),
  );

  it.each([
    ['Order #10482', '10482'],
    ['№ 10482', '10482'],
    ['Замовлення №10482', '10482'],
  ])('opens or creates the order that is named by %j', async (typed, orderId) => {
    const bar = start(['a']);
    expect(await bar.enter(typed)).toEqual({ create: orderId });
    await history.checkouts.put(checkout({ ...A, id: id('1'), orderId }));
    expect(await bar.enter(typed)).toEqual({ open: id('1') });
  });

  it('offers to create what is not here', async () => {
    const bar = start(['a']);
    expect(await bar.type('777')).toEqual({ first: 'Create checkout for order 777', found: [] });
    expect(await bar.enter('777')).toEqual({ create: '777' });
    expect((await bar.type('  ')).first).toBe('Enter an order ID');
  });

  it('shows what Chrome would read as its markup as plain text', async () => {
    await history.checkouts.put(checkout({ ...A, id: id('1'), orderId: '<b>&1' }));
    const bar = start(['a']);
    expect((await bar.type('<b>')).found[0]?.description).toMatch(/^&lt;b&gt;&amp;1: /);
    vi.stubEnv('FIREFOX', 'true');
    expect((await bar.type('<b>')).found[0]?.description).toMatch(/^<b>&1: /);
  });

  it('still offers to create when the history cannot be read', async () => {
    vi.spyOn(history.checkouts, 'where').mockImplementation(() => {
      throw new Error('The disk is full.');
    });
    expect(await start(['a']).enter('777')).toEqual({ create: '777' });
  });
});
