import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { countRefusals } from '../../../lib/background/refusals';
import { runs } from '../../soak';
import {
  answerTo,
  COMMANDS,
  HOSTED,
  OWN,
  PAGE,
  PAYLOADS,
  REPORT,
  REPORTED,
  startAnswering,
} from '../support/answering';
import { CHECKOUT_ID, NOW, SAMPLE_SECRET } from '../support/examples';

let background: ReturnType<typeof startAnswering>;
beforeEach(() => {
  background = startAnswering();
});

const nothingHappened = () => {
  expect(background.called()).toEqual([]);
  expect(background.hostedReported).not.toHaveBeenCalled();
};

/** Origins that look like Inqud's or ours to a careless comparison, and are not. */
const LOOK_ALIKES = [
  'https://paycrypto.inqud.com.evil.example',
  'https://evil.example/paycrypto.inqud.com',
  'https://paycrypto.inqud.com@evil.example',
  'https://paycrypto.inqud.com:8443',
  'https://paycrypto.inqud.com:443',
  'https://xpaycrypto.inqud.com',
  'https://paycrypto-inqud.com',
  'https://inqud.com',
  'https://api.inqud.com',
  'https://evil.paycrypto.inqud.com',
  'https://paycrypto.inqud.com/',
  'https://PAYCRYPTO.INQUD.COM',
  'https://p\u0430ycrypto.inqud.com',
  'https://xn--pycrypto-4fg.inqud.com',
  'http://paycrypto.inqud.com',
  'wss://paycrypto.inqud.com',
  'null',
  '',
  'about:blank',
  'file://',
  `${OWN}/`,
  `${OWN}x`,
  `${OWN}.evil.example`,
  OWN.toUpperCase(),
  'chrome-extension://another-extension-id',
  'moz-extension://test-extension-id',
  'https://test-extension-id',
];

describe('forged senders', () => {
  it.each(LOOK_ALIKES)('%j is neither our page nor the hosted page, whatever else it has', async (origin) => {
    const urls = [HOSTED.url, PAGE.url, `${origin}/checkout/${CHECKOUT_ID}`, undefined];
    let sent = 0;
    for (const url of urls) {
      for (const frameId of [0, 1, undefined]) {
        for (const message of [REPORT, { command: 'eraseAll', payload: {} }]) {
          expect(await answerTo(message, { id: PAGE.id, origin, url, frameId })).toBeNull();
          sent += 1;
        }
      }
    }
    nothingHappened();
    expect(background.refusals()).toEqual(Array(sent).fill('a page that is not ours'));
  });

  it.each([undefined, '', 'another-extension', 'TEST-EXTENSION-ID', 'test-extension-id ', null, 5])(
    'an ID that is not ours is not believed, from our page or the hosted one: %j',
    async (id) => {
      expect(await answerTo({ command: 'eraseAll', payload: {} }, { ...PAGE, id })).toBeNull();
      expect(await answerTo(REPORT, { ...HOSTED, id })).toBeNull();
      nothingHappened();
      expect(background.refusals()).toHaveLength(2);
    },
  );

  it.each([1, 2, -1, 0.5, Number.NaN, '0', null, undefined, false])(
    'a frame of the hosted page that is not its top says nothing: %j',
    async (frameId) => {
      expect(await answerTo(REPORT, { ...HOSTED, frameId })).toBeNull();
      nothingHappened();
    },
  );

  it.each([
    'https://paycrypto.inqud.com/',
    'https://paycrypto.inqud.com/widget.js',
    'https://paycrypto.inqud.com/checkout/',
    `https://paycrypto.inqud.com/checkout//${CHECKOUT_ID}`,
    `https://paycrypto.inqud.com/x/checkout/${CHECKOUT_ID}`,
    `https://paycrypto.inqud.com/Checkout/${CHECKOUT_ID}`,
    `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID}%2F`,
    `https://paycrypto.inqud.com/checkout/${CHECKOUT_ID.toLowerCase()}`,
    `https://paycrypto.inqud.com/#/checkout/${CHECKOUT_ID}`,
    `https://paycrypto.inqud.com/checkout/CCO-other?id=${CHECKOUT_ID}`,
    'about:blank',
    'about:srcdoc',
    'blob:https://paycrypto.inqud.com/6d7c2b9e-9f5b-4a62-8c1d-0c7d2f1f7a11',
    'data:text/html,x',
  ])('a page at another address says nothing about this checkout: %s', async (url) => {
    expect(await answerTo(REPORT, { ...HOSTED, url })).toBeNull();
    nothingHappened();
    expect(background.refusals()).toEqual(['a page that is not ours']);
  });

  it('another extension is refused and counted, and nothing that it sends is even looked at', async () => {
    expect(background.fromOutside()).toEqual([false]);
    expect(background.fromOutside()).toEqual([false]);
    nothingHappened();
    expect(background.refusals()).toEqual(['another extension', 'another extension']);
  });
});

describe('oversized messages', () => {
  const huge = 'x'.repeat(2_000_000);

  it.each([
    ['saveAccount', { ...PAYLOADS.saveAccount, label: huge }],
    ['saveAccount', { ...PAYLOADS.saveAccount, secret: huge }],
    ['setPassphrase', { passphrase: huge }],
    ['unlock', { passphrase: huge }],
    ['showing', { checkoutIds: Array(100_000).fill(CHECKOUT_ID) }],
    ['showing', { checkoutIds: [huge] }],
    ['reportStatus', { source: 'widget', id: huge, status: 'NEW' }],
    ['createCheckout', { ...PAYLOADS.createCheckout, attemptId: huge }],
  ])('%s is refused in few words, %#', async (command, payload) => {
    const answer = await answerTo({ command, payload }, PAGE);
    expect(answer).toMatchObject({ failed: { is: 'malformed', command } });
    expect(JSON.stringify(answer).length).toBeLessThan(300);
    nothingHappened();
    expect(background.refusals()).toEqual([`a malformed ${command}`]);
  });

  it('is refused from the hosted page too', async () => {
    expect(await answerTo({ ...REPORT, payload: { ...REPORTED, status: huge } }, HOSTED)).toBeNull();
    nothingHappened();
    expect(background.refusals()).toEqual(['a page that is not ours']);
  });
});

describe('JSON that would pollute prototypes', () => {
  const POISON =
    '"__proto__":{"polluted":"yes","accountId":"thief","passphrase":"thief"},"constructor":{"prototype":{"polluted":"yes"}},"prototype":{"polluted":"yes"}';
  /** The same text as a message would carry it: JSON.parse makes own properties of such keys. */
  const poisoned = (payload: object) => JSON.parse(JSON.stringify(payload).replace(/\}$/, (end) => `,${POISON}${end}`));
  const expectClean = () => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(Array.prototype).not.toHaveProperty('polluted');
  };

  it.each(COMMANDS.filter((command) => Object.keys(PAYLOADS[command]).length > 0))(
    'in %s goes no further than the schema: the handler gets what belongs there and nothing else',
    async (command) => {
      const payload = poisoned(PAYLOADS[command]);
      expect(Object.keys(payload)).toContain('__proto__');
      await answerTo({ command, payload }, PAGE);
      expect(background.handlers[command]).toHaveBeenCalledExactlyOnceWith(PAYLOADS[command]);
      const [given] = background.handlers[command].mock.calls[0] ?? [];
      expect(Object.getPrototypeOf(given)).toBe(Object.prototype);
      expect(JSON.stringify(given)).toBe(JSON.stringify(PAYLOADS[command]));
      expectClean();
    },
  );

  it('in a draft within a payload goes no further either', async () => {
    const { draft } = PAYLOADS.createCheckout;
    await answerTo(
      { command: 'createCheckout', payload: { ...PAYLOADS.createCheckout, draft: poisoned(draft) } },
      PAGE,
    );
    const [given] = background.handlers.createCheckout.mock.calls[0] ?? [];
    expect(given?.draft).toEqual(draft);
    expect(Object.keys(given?.draft ?? {}).toSorted()).toEqual(Object.keys(draft).toSorted());
    expectClean();
  });

  it.each([
    '{"__proto__":{"command":"eraseAll","payload":{}}}',
    '{"constructor":{"prototype":{"command":"eraseAll","payload":{}}}}',
    '{"command":"__proto__","payload":{}}',
    '{"command":"constructor","payload":{}}',
    '{"command":"toString","payload":{}}',
    '{"command":"hasOwnProperty","payload":{}}',
    '{"command":["eraseAll"],"payload":{}}',
    '{"command":{"toString":"eraseAll"},"payload":{}}',
    '["eraseAll",{}]',
  ])('makes no command: %s', async (json) => {
    expect(await answerTo(JSON.parse(json), PAGE)).toBeNull();
    nothingHappened();
    expect(background.refusals()).toEqual(['not a command']);
    expectClean();
  });

  it.each([
    ['unlock', '{"__proto__":{"passphrase":"correct horse battery staple"}}'],
    ['removeAccount', '{"accountId":"shop","__proto__":{"withHistory":true}}'],
    ['refreshCheckout', '{"constructor":{"prototype":{"checkoutId":"x"}}}'],
  ])('gives %s no field that it lacks', async (command, json) => {
    expect(await answerTo({ command, payload: JSON.parse(json) }, PAGE)).toHaveProperty('failed');
    nothingHappened();
    expect(background.refusals()).toEqual([`a malformed ${command}`]);
    expectClean();
  });

  it('in a report of the hosted page is refused, or dropped from it', async () => {
    await answerTo(JSON.parse(`{"__proto__":${JSON.stringify(REPORT)}}`), HOSTED);
    nothingHappened();
    await answerTo({ ...REPORT, payload: poisoned(REPORTED) }, HOSTED);
    expect(background.hostedReported).toHaveBeenCalledExactlyOnceWith(REPORTED);
    const [given] = background.hostedReported.mock.calls[0] ?? [];
    expect(Object.getPrototypeOf(given)).toBe(Object.prototype);
    expect(JSON.stringify(given)).toBe(JSON.stringify(REPORTED));
    expectClean();
  });
});

describe('a secret in a malformed message', () => {
  const S = SAMPLE_SECRET;
  const messages: unknown[] = [
    { command: 'saveAccount', payload: { ...PAYLOADS.saveAccount, mode: S } },
    { command: 'saveAccount', payload: { ...PAYLOADS.saveAccount, colour: S } },
    { command: 'saveAccount', payload: { ...PAYLOADS.saveAccount, accountId: S.repeat(3) } },
    { command: 'saveAccount', payload: { ...PAYLOADS.saveAccount, secret: { text: S } } },
    { command: 'saveAccount', payload: { ...PAYLOADS.saveAccount, secret: [S] } },
    { command: 'saveAccount', payload: { [S]: S } },
    { command: 'saveAccount', payload: S },
    { command: 'coverAccount', payload: { accountId: 'shop', secret: S.repeat(40) } },
    { command: 'unlock', payload: { passphrase: S.repeat(40) } },
    { command: 'unlock', payload: { passphrase: null, [S]: 1 } },
    { command: 'showing', payload: { checkoutIds: S } },
    { command: 'showing', payload: { checkoutIds: [{ [S]: S }] } },
    { command: 'createCheckout', payload: { ...PAYLOADS.createCheckout, draft: { type: S } } },
    { command: 'moveAccount', payload: { accountId: 'shop', to: S } },
    { command: S, payload: {} },
    { [S]: S },
    S,
  ];

  it.each(messages.map((message, i) => [i, message]))(
    'is neither in the answer nor in the count: %#',
    async (_i, message) => {
      const log = vi.spyOn(console, 'error');
      const answers = [await answerTo(message, PAGE), await answerTo(message, HOSTED)];
      const seen = JSON.stringify([answers, background.refused.mock.calls, log.mock.calls]);
      for (const part of [S, S.slice(0, 12), S.slice(-12)]) expect(seen).not.toContain(part);
      expect(background.refusals()).toHaveLength(2);
      nothingHappened();
      log.mockRestore();
    },
  );

  it('is nowhere in storage after it was counted', async () => {
    background.refused.mockImplementation(countRefusals(() => NOW));
    for (const message of messages) await answerTo(message, PAGE);
    background.fromOutside();
    await vi.waitFor(async () => {
      const { refusals } = await fakeBrowser.storage.session.get();
      const counts = (refusals as { count: number }[]).map(({ count }) => count);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(messages.length + 1);
    });
    const stored = JSON.stringify([await fakeBrowser.storage.session.get(), await fakeBrowser.storage.local.get()]);
    expect(stored).not.toContain(S.slice(0, 12));
    expect(stored).toContain('a malformed saveAccount');
  });
});

describe('any message at all', () => {
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true }),
    fc.record({ command: fc.constantFrom(...COMMANDS), payload: fc.anything() }),
    fc.record({
      command: fc.constant('reportStatus'),
      payload: fc.record({
        source: fc.constantFrom('widget', 'hosted page', 'webhook', ''),
        id: fc.constantFrom(CHECKOUT_ID, 'CCO-other'),
        status: fc.string(),
      }),
    }),
  );
  const anybody = fc.constantFrom<object>(PAGE, HOSTED, {}, ...LOOK_ALIKES.map((origin) => ({ ...HOSTED, origin })));

  it('from anybody is either carried out or refused and counted once, and breaks nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anything, anybody, async (message, sender) => {
        background = startAnswering();
        await answerTo(message, sender);
        const carriedOut = background.called().length + background.hostedReported.mock.calls.length;
        expect(carriedOut + background.refusals().length).toBe(1);
        if (sender !== PAGE) expect(background.called()).toEqual([]);
        if (sender !== HOSTED) expect(background.hostedReported).not.toHaveBeenCalled();
      }),
      { numRuns: runs(500) },
    );
  });
});
