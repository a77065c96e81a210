import { browser } from 'wxt/browser';
import type { AccountsDb } from '../../accounts/database';
import { MOST_NOTICES } from '../../checkouts/bounds';
import type { HistoryDb, PendingNotification, StoredCheckout } from '../../checkouts/database';
import { DEFAULT_NOTIFICATION_RULES, notificationRules } from '../../checkouts/notificationSettings';
import { isQuiet } from '../../checkouts/rules/quietHours';
import type { Route } from '../../navigation/routes';
import { readSetting } from '../../storage/settings';
import { hiddenText, notificationText, severalText } from './notificationText';
import { TEST_NOTIFICATION } from './testNotification';

/** More events than this at once become one notification. */
const ONE_BY_ONE = 3;
const SEVERAL = 'several ';

export type Notifier = ReturnType<typeof createNotifier>;

/** Shows system notifications of what happened: one for each event, however often the background or browser ended. */
export function createNotifier(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  /** This computer's clock, epoch ms: quiet hours are local. */
  now: () => number;
  /** Whether the lock hides the history. */
  isHidden: () => Promise<boolean>;
  /** Whether nothing is said of what a checkout is about. */
  isBlurred: () => Promise<boolean>;
}) {
  const { history, accounts, now, isHidden, isBlurred } = setup;

  async function show(
    id: string,
    { title, message }: { title: string; message: string },
    notices: PendingNotification[],
  ) {
    // Stored before and after: a background that starts in between asks the browser whether it is on screen.
    await history.notices.bulkPut(notices.map((notice) => ({ ...notice, showingAs: id })));
    await browser.notifications.create(id, { type: 'basic', iconUrl: '/icon/128.png', title, message });
    await history.notices.bulkDelete(notices.map(({ key }) => key));
  }

  /** Those that wait. Of far too many, the oldest are forgotten: their checkouts say the same. */
  async function newestNotices(): Promise<PendingNotification[]> {
    const all = await history.notices.toArray();
    if (all.length <= MOST_NOTICES) return all;
    const byTime = all.toSorted((a, b) => a.at - b.at);
    await history.notices.bulkDelete(byTime.slice(0, -MOST_NOTICES).map(({ key }) => key));
    return byTime.slice(-MOST_NOTICES);
  }

  /** The names of the accounts by their IDs; null where there is only one, which goes without saying. */
  async function namesOfSeveral(): Promise<ReadonlyMap<string, string> | null> {
    const all = await accounts.accounts.toArray();
    return all.filter(({ removed }) => removed === null).length > 1
      ? new Map(all.map(({ id, label }) => [id, label]))
      : null;
  }

  async function notifyNow(): Promise<void> {
    const notices = await newestNotices();
    if (notices.length === 0) return;
    const rules = (await readSetting(notificationRules)) ?? DEFAULT_NOTIFICATION_RULES;
    if (isQuiet(rules, new Date(now()))) return;
    const onScreen: Record<string, unknown> = await browser.notifications.getAll();
    const isDone = ({ kind, showingAs }: PendingNotification) =>
      !rules.kinds.includes(kind) || (showingAs !== null && showingAs in onScreen);
    await history.notices.bulkDelete(notices.filter(isDone).map(({ key }) => key));
    const wanted: PendingNotification[] = [];
    for (const notice of notices.filter((each) => !isDone(each)).sort((a, b) => a.at - b.at)) {
      const checkout = notice.checkoutId === null ? null : await history.checkouts.get(notice.checkoutId);
      if (isOver(notice, checkout)) await history.notices.delete(notice.key);
      else wanted.push(notice);
    }
    const [first] = wanted;
    if (!first) return;
    if (await isHidden()) {
      const id = wanted.length === 1 ? first.key : `${SEVERAL}${first.key}`;
      await show(id, hiddenText(wanted.length), wanted);
      return;
    }
    const blurred = await isBlurred();
    if (wanted.length > ONE_BY_ONE || blurred) {
      const id = wanted.length === 1 ? first.key : `${SEVERAL}${first.key}`;
      await show(id, severalText(wanted, blurred ? null : await namesOfSeveral()), wanted);
      return;
    }
    for (const notice of wanted) {
      const checkout = notice.checkoutId === null ? null : await history.checkouts.get(notice.checkoutId);
      const account = await accounts.accounts.get(notice.accountId);
      await show(notice.key, notificationText(notice.kind, checkout ?? null, account?.label ?? null), [notice]);
    }
  }

  return {
    /** Shows what is pending, outside of quiet hours. Only one at a time, or two backgrounds would both show it. */
    notify: (): Promise<void> => navigator.locks.request('notices', notifyNow) as Promise<void>,

    /** Takes away what is on screen and names orders. After what is being shown now, so that nothing comes later. */
    hide: (): Promise<void> =>
      navigator.locks.request('notices', async () => {
        for (const id of Object.keys(await browser.notifications.getAll())) await browser.notifications.clear(id);
      }) as Promise<void>,

    hasWork: async (): Promise<boolean> => (await history.notices.limit(1).count()) > 0,
  };
}

/** Whether it is out of date: the checkout is gone, or no longer waits for a payment that is nearly late. */
function isOver({ kind }: PendingNotification, checkout: StoredCheckout | null | undefined): boolean {
  if (checkout === undefined) return true;
  return kind === 'expiring' && checkout !== null && !['NEW', 'REQUEST_CREATED'].includes(checkout.status);
}

/** Calls back with the route of what a clicked notification is about. */
export function onNotificationClicked(open: (route: Route) => Promise<void>): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    void open(routeOf(id));
  });
}

function routeOf(id: string): Route {
  const [kind, about = ''] = id.split(' ');
  if (id === TEST_NOTIFICATION) return { at: 'settings', section: 'notices' };
  if (id.startsWith(SEVERAL)) return { at: 'checkouts' };
  return kind === 'paused' ? { at: 'account', id: about } : { at: 'checkout', id: about };
}
