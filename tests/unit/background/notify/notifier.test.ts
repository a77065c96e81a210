import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { AccountsDb } from '../../../../lib/accounts/database';
import { createNotifier, onNotificationClicked } from '../../../../lib/background/notify/notifier';
import type { HistoryDb, NotificationKind, PendingNotification } from '../../../../lib/checkouts/database';
import { NOTIFICATION_KINDS } from '../../../../lib/checkouts/database';
import { forgetHistory } from '../../../../lib/checkouts/deleteCheckouts';
import type { NotificationRules } from '../../../../lib/checkouts/notificationSettings';
import { DEFAULT_NOTIFICATION_RULES, notificationRules } from '../../../../lib/checkouts/notificationSettings';
import { isQuiet } from '../../../../lib/checkouts/rules/quietHours';
import type { Route } from '../../../../lib/navigation/routes';
import { writeSetting } from '../../../../lib/storage/settings';
import { account, checkout, emptyAccounts, emptyHistory, NOW } from '../../support/examples';
import { range } from '../refresh/watching';

let history: HistoryDb;
let accounts: AccountsDb;
/** What was shown, by the notification's own ID, in that order: also what is not on screen any more. */
let shown: { id: string; title: string; message: string }[];

beforeEach(async () => {
  fakeBrowser.reset();
  history = await emptyHistory();
  accounts = await emptyAccounts();
  await accounts.accounts.put(account());
  await choose({ kinds: [...NOTIFICATION_KINDS], quiet: null });
  shown = [];
  const create = fakeBrowser.notifications.create.bind(fakeBrowser.notifications);
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation((async (id: string, options: (typeof shown)[0]) => {
    shown.push({ id, title: options.title, message: options.message });
    return create(id, options as never);
  }) as never);
});
afterEach(() => vi.restoreAllMocks());

const choose = (rules: NotificationRules | null) => writeSetting(notificationRules, rules);
const no = async () => false;
/** A background of its own. */
const startNotifier = (hidden = false, blurred = false) =>
  createNotifier({
    history,
    accounts,
    now: Date.now,
    isHidden: async () => hidden,
    isBlurred: async () => blurred,
  });
const notify = () => startNotifier().notify();
const notice = (
  kind: NotificationKind,
  id: string,
  changes: Partial<PendingNotification> = {},
): PendingNotification => ({
  key: `${kind} ${id}`,
  kind,
  accountId: 'shop',
  checkoutId: id,
  at: NOW,
  showingAs: null,
  ...changes,
});
/** A pending notification of each of these checkouts, each a little later than the one before it. */
async function happened(ids: string[], kind: NotificationKind = 'paid'): Promise<void> {
  await history.checkouts.bulkPut(ids.map((id) => checkout({ id, orderId: `order ${id}` })));
  await history.notices.bulkPut(ids.map((id, i) => notice(kind, id, { at: NOW + i })));
}
const ids = () => shown.map(({ id }) => id);
const waiting = () => history.notices.count();
const onScreen = async () => Object.keys(await fakeBrowser.notifications.getAll());

describe('a notification', () => {
  it('says what happened to which order of which account', async () => {
    await happened(['a']);
    await notify();
    expect(shown).toEqual([{ id: 'paid a', title: 'Paid: order order a · Shop', message: '100.00 USD' }]);
  });

  it('names nothing while the lock hides the history, and is shown once all the same [S-109]', async () => {
    await happened(['a']);
    await startNotifier(true).notify();
    expect(shown).toEqual([{ id: 'paid a', title: 'Checkout Desk', message: '1 change. Unlock to see it.' }]);
    await happened(['b', 'c'], 'conflict');
    await startNotifier(true).notify();
    expect(shown.slice(1)).toEqual([
      { id: 'several conflict b', title: 'Checkout Desk', message: '2 changes. Unlock to see them.' },
    ]);
    expect(await waiting()).toBe(0);
    await notify();
    expect(shown).toHaveLength(2);
  });

  it('says only what happened and how often while private details are blurred [P-30]', async () => {
    await happened(['a']);
    await startNotifier(false, true).notify();
    expect(shown).toEqual([{ id: 'paid a', title: '1 change', message: '1 paid' }]);
    await happened(['b'], 'conflict');
    await history.notices.put(notice('paused', 'shop', { checkoutId: null }));
    await startNotifier(false, true).notify();
    expect(shown.slice(1)).toEqual([
      { id: 'several conflict b', title: '2 changes', message: '1 conflict, 1 account paused' },
    ]);
    await happened(['c']);
    await startNotifier(true, true).notify();
    expect(shown.at(-1)?.message).toBe('1 change. Unlock to see it.');
    expect(await waiting()).toBe(0);
  });

  it('names no account while the lock hides the history [S-109]', async () => {
    await history.notices.put(notice('paused', 'shop', { checkoutId: null }));
    await startNotifier(true).notify();
    expect(JSON.stringify(shown)).not.toContain('Shop');
  });

  it('leaves the screen when that is hidden, also one that is being shown [S-109]', async () => {
    await happened(['a', 'b']);
    const notifier = startNotifier();
    const showing = notifier.notify();
    await notifier.hide();
    await showing;
    expect(ids()).toEqual(['paid a', 'paid b']);
    expect(await onScreen()).toEqual([]);
  });

  it('is shown once, and then none is pending', async () => {
    await happened(['a']);
    await notify();
    await notify();
    expect(ids()).toEqual(['paid a']);
    expect(await waiting()).toBe(0);
    expect(await startNotifier().hasWork()).toBe(false);
  });

  it('is shown once for two at the same time, "also with two windows open"', async () => {
    await happened(['a', 'b']);
    await Promise.all([notify(), notify(), notify()]);
    expect(ids()).toEqual(['paid a', 'paid b']);
  });

  it('of a paused account is about the account', async () => {
    await history.notices.put(notice('paused', 'x', { key: `paused shop ${NOW}`, checkoutId: null }));
    await notify();
    expect(shown).toEqual([
      {
        id: `paused shop ${NOW}`,
        title: 'Account paused · Shop',
        message: 'Inqud rejected this account’s API token. Its checkouts aren’t updating.',
      },
    ]);
  });

  it('has no buttons: "Firefox has no buttons: do without"', async () => {
    await happened(['a']);
    await notify();
    expect(fakeBrowser.notifications.create).toHaveBeenCalledExactlyOnceWith('paid a', {
      type: 'basic',
      iconUrl: '/icon/128.png',
      title: expect.any(String),
      message: expect.any(String),
    });
  });

  it('of a checkout that was removed meanwhile says nothing that is not so', async () => {
    await history.notices.put(notice('paid', 'gone'));
    await notify();
    expect(shown.map(({ message }) => message).join()).not.toContain('refused');
  });

  it('is forgotten with the history of its account', async () => {
    await happened(['a']);
    await forgetHistory(history, 'shop', NOW);
    await notify();
    expect(shown).toEqual([]);
  });
});

describe('far too many at once', () => {
  it('are the newest 1,000, and no more wait while it is quiet [S-49]', async () => {
    await choose({ kinds: [...NOTIFICATION_KINDS], quiet: { from: 0, to: 24 * 60 - 1 } });
    await happened(Array.from({ length: 1200 }, (_, at) => `c${at}`));
    await createNotifier({ history, accounts, now: () => NOW, isHidden: no, isBlurred: no }).notify();
    expect([await waiting(), (await history.notices.orderBy('key').keys()).includes('paid c199')]).toEqual([
      1000,
      false,
    ]);
    await choose({ kinds: [...NOTIFICATION_KINDS], quiet: null });
    await notify();
    expect(shown).toEqual([{ id: 'several paid c200', title: 'At least 1,000 changes', message: '1,000 paid' }]);
  });
});

describe('"several at once are grouped"', () => {
  it('three are shown one by one, the first first', async () => {
    await happened(['c', 'b', 'a']);
    await notify();
    expect(ids()).toEqual(['paid c', 'paid b', 'paid a']);
  });

  it('name their account where there are several, each on a line, the one with most first', async () => {
    await accounts.accounts.bulkPut(['b', 'c', 'd'].map((id) => account({ id, label: `Shop ${id}` })));
    await happened(range(3, 7));
    await notify();
    expect(shown.at(-1)).toEqual({ id: 'several paid c3', title: '4 changes · Shop', message: '4 paid' });
    await happened(range(10, 17));
    for (const [at, accountId] of ['b', 'b', 'b', 'c', 'c', 'd'].entries()) {
      await history.notices.update(`paid c${10 + at}`, { accountId });
    }
    await notify();
    expect(shown.at(-1)).toEqual({
      id: 'several paid c10',
      title: '7 changes',
      message: 'Shop b: 3 paid\nShop c: 2 paid\nShop d: 1 paid\n1 in other accounts',
    });
  });

  it('name no account where the others were removed', async () => {
    await accounts.accounts.put(account({ id: 'gone', label: 'Gone', removed: { at: NOW, withHistory: false } }));
    await happened(range(0, 4));
    await notify();
    expect(shown).toEqual([{ id: 'several paid c0', title: '4 changes', message: '4 paid' }]);
  });

  it('four are shown as one, with how many of each kind', async () => {
    await happened(range(0, 3));
    await happened(['x'], 'conflict');
    await history.notices.update('conflict x', { at: NOW + 9 });
    await notify();
    expect(shown).toEqual([{ id: 'several paid c0', title: '4 changes', message: '3 paid, 1 conflict' }]);
    expect(await waiting()).toBe(0);
  });

  it('does not count what was not chosen', async () => {
    await choose({ kinds: ['paid'], quiet: null });
    await happened(range(0, 3));
    await happened(range(3, 9), 'expired');
    await notify();
    expect(ids()).toEqual(['paid c0', 'paid c1', 'paid c2']);
  });
});

describe('"by kind, chosen in the settings"', () => {
  it.each(NOTIFICATION_KINDS)('%s is shown when it is chosen, and never when it is not', async (kind) => {
    await choose({ kinds: NOTIFICATION_KINDS.filter((each) => each !== kind), quiet: null });
    await happened(['a'], kind);
    await notify();
    expect(shown).toEqual([]);
    await choose({ kinds: [kind], quiet: null });
    await notify();
    expect(shown).toEqual([]);
    await happened(['b'], kind);
    await notify();
    expect(ids()).toEqual([`${kind} b`]);
  });

  it.each([
    ['nothing was chosen yet', null],
    ['what was chosen cannot be read', { kinds: ['everything'], quiet: null } as never],
  ])('those that are usual when %s', async (_why, rules) => {
    await choose(rules);
    for (const kind of NOTIFICATION_KINDS) {
      await happened([kind], kind);
      await notify();
    }
    expect(ids().map((id) => id.split(' ')[0])).toEqual(DEFAULT_NOTIFICATION_RULES.kinds);
  });
});

describe('"Quiet hours"', () => {
  const at = (hours: number, minutes = 0) => new Date(2026, 2, 1, hours, minutes);
  const quiet = (from: number, to: number, when: Date) =>
    isQuiet({ kinds: [], quiet: { from: from * 60, to: to * 60 } }, when);

  it.each([
    [at(21, 59), false],
    [at(22), true],
    [at(23, 59), true],
    [at(0), true],
    [at(7, 59), true],
    [at(8), false],
    [at(12), false],
  ])('from 22 to 8, past midnight, at %s: %s', (when, expected) => expect(quiet(22, 8, when)).toBe(expected));

  it.each([
    [at(11, 59), false],
    [at(12), true],
    [at(13, 59), true],
    [at(14), false],
    [at(0), false],
  ])('from 12 to 14 at %s: %s', (when, expected) => expect(quiet(12, 14, when)).toBe(expected));

  it('are none when they begin as they end, and when there are none', () => {
    expect(quiet(9, 9, at(9))).toBe(false);
    expect(isQuiet({ kinds: [], quiet: null }, at(3))).toBe(false);
  });

  it('keep what happens, to be shown together afterwards', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      await choose({ kinds: [...NOTIFICATION_KINDS], quiet: { from: 22 * 60, to: 8 * 60 } });
      vi.setSystemTime(at(23));
      await happened(range(0, 5));
      await notify();
      expect(shown).toEqual([]);
      expect(await startNotifier().hasWork()).toBe(true);
      vi.setSystemTime(at(8));
      await notify();
      expect(shown.map(({ message }) => message)).toEqual(['5 paid']);
    } finally {
      vi.useRealTimers();
    }
  });
});

it('"never cries wolf": after the quiet hours nothing "expires soon" that has expired, or was paid, meanwhile', async () => {
  await happened(['expired', 'paid', 'open'], 'expiring');
  await history.checkouts.update('expired', { status: 'EXPIRED' });
  await history.checkouts.update('paid', { status: 'SUCCESS' });
  await notify();
  expect(ids()).toEqual(['expiring open']);
});

describe('"one per event ever, also after restarts": a background that is killed', () => {
  /** A background that is gone holds no lock: this one notifies without one, until it calls `stop`. */
  const killed = async (step: (stop: () => Promise<never>) => void) => {
    const request = vi.spyOn(navigator.locks, 'request');
    request.mockImplementation(((_name: string, work: () => Promise<unknown>) => work()) as never);
    const stopped = Promise.withResolvers<void>();
    step(() => {
      stopped.resolve();
      return new Promise(() => {});
    });
    void notify();
    await stopped.promise;
    request.mockRestore();
  };

  it('before it wrote that it is about to show: its successor shows it', async () => {
    await happened(['a']);
    let restore = () => {};
    await killed((stop) => {
      const put = vi.spyOn(history.notices, 'bulkPut').mockImplementation(stop as never);
      restore = () => put.mockRestore();
    });
    restore();
    expect(shown).toEqual([]);
    await notify();
    expect(ids()).toEqual(['paid a']);
  });

  it('between that and showing: its successor shows it', async () => {
    await happened(['a']);
    const create = vi.mocked(fakeBrowser.notifications.create);
    await killed((stop) => create.mockImplementationOnce(stop as never));
    expect(await history.notices.get('paid a')).toMatchObject({ showingAs: 'paid a' });
    expect(shown).toEqual([]);
    await notify();
    expect(ids()).toEqual(['paid a']);
    expect(await waiting()).toBe(0);
  });

  it('between showing and writing that it is shown: its successor finds it on screen', async () => {
    await happened(['a']);
    const show = vi.mocked(fakeBrowser.notifications.create).getMockImplementation();
    await killed((stop) =>
      vi.mocked(fakeBrowser.notifications.create).mockImplementationOnce((async (...given: [never, never]) => {
        await show?.(...given);
        return stop();
      }) as never),
    );
    expect(await waiting()).toBe(1);
    expect(await onScreen()).toEqual(['paid a']);
    await notify();
    expect(ids()).toEqual(['paid a']);
    expect(await waiting()).toBe(0);
  });

  it('while it showed several as one: none of them is shown again, and what came since is', async () => {
    await happened(range(0, 5));
    const show = vi.mocked(fakeBrowser.notifications.create).getMockImplementation();
    await killed((stop) =>
      vi.mocked(fakeBrowser.notifications.create).mockImplementationOnce((async (...given: [never, never]) => {
        await show?.(...given);
        return stop();
      }) as never),
    );
    await history.notices.put(notice('paid', 'since', { at: NOW + 99 }));
    await history.checkouts.put(checkout({ id: 'since' }));
    await notify();
    expect(ids()).toEqual(['several paid c0', 'paid since']);
    expect(await waiting()).toBe(0);
  });

  it('half-way through several that are shown one by one: the others are shown, and only those', async () => {
    await happened(['a', 'b', 'c']);
    const create = vi.mocked(fakeBrowser.notifications.create);
    const show = create.getMockImplementation();
    await killed((stop) => {
      create.mockImplementationOnce(((...given: [never, never]) => show?.(...given)) as never);
      create.mockImplementationOnce(stop as never);
    });
    expect(ids()).toEqual(['paid a']);
    await notify();
    expect(ids()).toEqual(['paid a', 'paid b', 'paid c']);
  });
});

describe('"a click opens that checkout"', () => {
  const clicked = async (id: string) => {
    const open = vi.fn(async (_place: Route) => {});
    onNotificationClicked(open);
    await fakeBrowser.notifications.onClicked.trigger(id);
    return open.mock.calls.map(([place]) => place);
  };

  it.each<[string, Route]>([
    ['paid CCO-8c4df2e6', { at: 'checkout', id: 'CCO-8c4df2e6' }],
    ['expiring CCO-8c4df2e6', { at: 'checkout', id: 'CCO-8c4df2e6' }],
    [
      `paused 6d7c2b9e-9f5b-4a62-8c1d-0c7d2f1f7a11 ${NOW}`,
      { at: 'account', id: '6d7c2b9e-9f5b-4a62-8c1d-0c7d2f1f7a11' },
    ],
    ['several paid CCO-8c4df2e6', { at: 'checkouts' }],
    [`several paused shop ${NOW}`, { at: 'checkouts' }],
    ['test', { at: 'settings', section: 'notices' }],
  ])('of %s opens %j', async (id, place) => expect(await clicked(id)).toEqual([place]));

  it('takes it off the screen', async () => {
    await happened(['a']);
    await notify();
    await clicked('paid a');
    expect(await onScreen()).toEqual([]);
  });
});
