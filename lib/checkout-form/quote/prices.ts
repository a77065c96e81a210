import * as v from 'valibot';
import { CoinOption } from '../../inqud/coinOption';
import { recordOf } from '../../shared/json/recordOf';
import { MINUTE } from '../../shared/time';
import type { Setting } from '../../storage/settings';

/** The limits of Inqud's endpoint are not known: it is asked at most so often for an account, ms. */
export const PRICES_EVERY = MINUTE;
/** From then on prices are shown as old, ms. */
export const PRICES_OLD = 15 * MINUTE;
/** So long at most nothing is asked after a refusal, ms. */
export const LONGEST_PAUSE = 15 * MINUTE;

const AccountPrices = v.object({
  /** Nothing is asked before, epoch ms. */
  askAgainAt: v.number(),
  /** The last answer, and when it came, epoch ms. Null until there is one. */
  answer: v.nullable(v.object({ at: v.number(), coins: v.array(CoinOption) })),
});
export type AccountPrices = v.InferOutput<typeof AccountPrices>;

/** What each account's widget takes, by the account's ID. In memory only, until the browser closes. */
export const prices: Setting<Record<string, AccountPrices>, 'background'> = {
  key: 'prices',
  area: 'session',
  schema: recordOf(AccountPrices),
  writer: 'background',
};

/** Whether the account may be asked for now, epoch ms. A time too far ahead is of a clock that was set back. */
export function mayAskPrices(known: AccountPrices | undefined, now: number): boolean {
  return known === undefined || now >= known.askAgainAt || known.askAgainAt > now + LONGEST_PAUSE;
}
