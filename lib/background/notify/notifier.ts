import { browser } from 'wxt/browser';
import type { AccountsDb } from '../../accounts/database';
import type { HistoryDb, PendingNotification, StoredCheckout } from '../../checkouts/database';
import type { NotificationRules } from '../../checkouts/notificationSettings';
import { DEFAULT_NOTIFICATION_RULES, notificationRules } from '../../checkouts/notificationSettings';
import type { Route } from '../../navigation/routes';
import { readSetting } from '../../storage/settings';
import { notificationText, severalText } from './notificationText';

/** More than this many at once are told as one. */
const ONE_BY_ONE = 3;
const SEVERAL = 'several ';

/** Tells what happened by the system's notifications: once each, however often the background or the browser ended. */
export function createNotifier({ history, accounts }: { history: HistoryDb; accounts: AccountsDb }) {
  async function show(
    id: string,
    { title, message }: { title: string; message: string },
    notices: PendingNotification[],
  ) {
    // Before and after: whoever comes between finds out from the browser whether it is on screen.
    await history.notices.bulkPut(notices.map((notice) => ({ ...notice, showingAs: id })));
    await browser.notifications.create(id, { type: 'basic', iconUrl: '/icon/128.png', title, message });
    await history.notices.bulkDelete(notices.map(({ key }) => key));
  }

  async function tellNow(): Promise<void> {
    const notices = await history.notices.toArray();
    if (notices.length === 0) return;
    const rules = (await readSetting(notificationRules)) ?? DEFAULT_NOTIFICATION_RULES;
    if (isQuiet(rules, new Date())) return;
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
    if (wanted.length > ONE_BY_ONE) {
      await show(`${SEVERAL}${wanted[0]?.key}`, severalText(wanted), wanted);
      return;
    }
    for (const notice of wanted) {
      const checkout = notice.checkoutId === null ? null : await history.checkouts.get(notice.checkoutId);
      const account = await accounts.accounts.get(notice.accountId);
      await show(notice.key, notificationText(notice.kind, checkout ?? null, account?.label ?? null), [notice]);
    }
  }

  return {
    /** Tells what is to be told, unless it is to be quiet. One at a time, or two pages would tell it twice. */
    tell: (): Promise<void> => navigator.locks.request('notices', tellNow) as Promise<void>,

    hasWork: async (): Promise<boolean> => (await history.notices.limit(1).count()) > 0,
  };
}

/** Whether there is nothing to tell any more: the checkout is gone, or did not expire soon but at once or never. */
function isOver({ kind }: PendingNotification, checkout: StoredCheckout | null | undefined): boolean {
  if (checkout === undefined) return true;
  return kind === 'expiring' && checkout !== null && !['NEW', 'REQUEST_CREATED'].includes(checkout.status);
}

/** Calls back with the place in the desk that a clicked notification is about. */
export function onNotificationClicked(open: (place: Route) => Promise<void>): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    void open(routeOf(id));
  });
}

function routeOf(id: string): Route {
  const [kind, about = ''] = id.split(' ');
  if (id.startsWith(SEVERAL)) return { at: 'checkouts' };
  return kind === 'paused' ? { at: 'account', id: about } : { at: 'checkout', id: about };
}

/** Whether it is the quiet time of the local day, which may go past midnight. */
export function isQuiet({ quiet }: NotificationRules, at: Date): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  const minute = at.getHours() * 60 + at.getMinutes();
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}
