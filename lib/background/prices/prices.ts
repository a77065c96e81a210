import type { AccountsDb } from '../../accounts/database';
import type { AccountPrices } from '../../checkout-form/quote/prices';
import { LONGEST_PAUSE, mayAskPrices, PRICES_EVERY, prices } from '../../checkout-form/quote/prices';
import type { HistoryDb } from '../../checkouts/database';
import { coinOptions } from '../../inqud/depositOptions';
import type { InqudError } from '../../inqud/errors';
import type { Problem } from '../../inqud/problem';
import { readSetting, writeSetting } from '../../storage/settings';
import type { ClientFor } from '../access/access';
import { LEFT_TO_MONITOR, noteOutcome, takeToken } from '../refresh/rateLimit';

export type PriceReader = ReturnType<typeof createPriceReader>;

/**
 * Asks Inqud what a widget takes, for the estimate in the forms: for each account at most once a minute, however many forms
 * want it. The forms do without what cannot be had, so a failure is said nowhere; and it pauses no account, which is for
 * the monitor to do.
 */
export function createPriceReader(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  clientFor: ClientFor;
  /** What keeps every request from being sent, such as no connection. */
  obstacle: () => Promise<Problem | null>;
  now: () => number;
}) {
  const { history, accounts, clientFor, obstacle, now } = setup;
  const underWay = new Map<string, Promise<void>>();
  /** All accounts are in one setting: one change after the other. */
  let changing: Promise<unknown> = Promise.resolve();

  async function liveAccount(accountId: string) {
    const account = await accounts.accounts.get(accountId);
    return account && !account.removed && !account.paused ? account : null;
  }

  function change(accountId: string, next: (known: AccountPrices | undefined) => AccountPrices | null): Promise<void> {
    const done = changing.then(async () => {
      const { [accountId]: known, ...others } = (await readSetting(prices)) ?? {};
      const changed = next(known);
      if (changed === null && known === undefined) return;
      await writeSetting(prices, changed === null ? others : { ...others, [accountId]: changed });
    });
    changing = done.catch(() => {});
    return done;
  }

  async function read(accountId: string): Promise<void> {
    if (!mayAskPrices((await readSetting(prices))?.[accountId], now())) return;
    const account = await liveAccount(accountId);
    if (!account || (await obstacle())) return;
    const access = await clientFor(account);
    if (!access.ok || !(await takeToken(history, accountId, now(), 'background', LEFT_TO_MONITOR))) return;
    // Before it is sent: a background that ends meanwhile must not ask again at once.
    await change(accountId, (known) => ({ answer: known?.answer ?? null, askAgainAt: now() + PRICES_EVERY }));
    const answer = await access.client.depositOptions(account.widgetId);
    if (!answer.ok && answer.error.kind === 'notSigned') return;
    await noteOutcome(history, accountId, now(), answer.ok ? null : answer.error.kind);
    // What came for another widget, or for an account that is gone, says nothing.
    if ((await accounts.accounts.get(accountId))?.widgetId !== account.widgetId) return;
    await change(accountId, (known) => {
      if (!known) return null;
      if (!answer.ok) return { ...known, askAgainAt: now() + pauseAfter(answer.error) };
      return { ...known, answer: { at: now(), coins: coinOptions(answer.value) } };
    });
  }

  return {
    /** Resolves when the prices are there, or none can be had now. */
    ask(accountId: string): Promise<void> {
      const running = underWay.get(accountId);
      if (running) return running;
      const run = read(accountId).finally(() => underWay.delete(accountId));
      underWay.set(accountId, run);
      return run;
    },

    /** The account is removed, or gets another widget or token. */
    forget: (accountId: string) => change(accountId, () => null),
  };
}

/** A refusal is not asked about again soon, and Inqud's own wish is kept. */
function pauseAfter(error: InqudError): number {
  const isRefusal = error.kind === 'refused' || error.kind === 'forbidden' || error.kind === 'notFound';
  if (isRefusal) return LONGEST_PAUSE;
  const wait = 'wait' in error ? (error.wait ?? 0) : 0;
  return Math.min(Math.max(wait, PRICES_EVERY), LONGEST_PAUSE);
}
