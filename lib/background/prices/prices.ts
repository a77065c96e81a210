import type { AccountPrices } from '../../checkout-form/quote/prices';
import { LONGEST_PAUSE, mayAskPrices, PRICES_EVERY, prices } from '../../checkout-form/quote/prices';
import { coinOptions } from '../../inqud/depositOptions';
import type { InqudError } from '../../inqud/errors';
import { readSetting, writeSetting } from '../../storage/settings';
import { type AskSetup, createAsker } from '../refresh/asker';

export type PriceReader = ReturnType<typeof createPriceReader>;

/**
 * Asks Inqud what a widget takes, for the estimate in the forms: for each account at most once a minute, however many forms
 * want it. The forms do without what cannot be had, so a failure is said nowhere; and it pauses no account, which is for
 * the monitor to do.
 */
export function createPriceReader(setup: AskSetup) {
  const { accounts, now } = setup;
  const ask = createAsker(setup);
  const underWay = new Map<string, Promise<void>>();
  /** All accounts are in one setting: one change after the other. */
  let changing: Promise<unknown> = Promise.resolve();

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
    const asked = await ask(accountId, 'background', async (client, { widgetId }) => {
      // Before it is sent: a background that ends meanwhile must not ask again at once.
      await change(accountId, (known) => ({ answer: known?.answer ?? null, askAgainAt: now() + PRICES_EVERY }));
      return client.depositOptions(widgetId);
    });
    if (asked.is !== 'answered' && asked.is !== 'refused') return;
    // What came for another widget, or for an account that is gone, says nothing.
    if ((await accounts.accounts.get(accountId))?.widgetId !== asked.account.widgetId) return;
    await change(accountId, (known) => {
      if (!known) return null;
      if (asked.is === 'refused') return { ...known, askAgainAt: now() + pauseAfter(asked.error) };
      return { ...known, answer: { at: now(), coins: coinOptions(asked.answer.value) } };
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
