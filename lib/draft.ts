import * as v from 'valibot';
import { compareDecimals, parseDecimal } from './inqud/decimal';
import type { CheckoutDraft, Money } from './inqud/models';
import { CHECKOUT_TYPES } from './inqud/models';
import { formatTimestamp } from './inqud/timestamp';
import { hasInvisible } from './text';
import { DAY, HOUR, MINUTE } from './time';

/** How long a link may be paid, in ms; `own` is a date that the person gives. */
export const EXPIRIES = { '15m': 15 * MINUTE, '1h': HOUR, '24h': DAY, '7d': 7 * DAY, own: null };

/** The checkout form as it is typed. */
export const DraftForm = v.object({
  orderId: v.string(),
  type: v.picklist(CHECKOUT_TYPES),
  amount: v.string(),
  currency: v.string(),
  name: v.string(),
  expiry: v.picklist(Object.keys(EXPIRIES) as (keyof typeof EXPIRIES)[]),
  /** Local time, as `datetime-local` gives it. */
  ownExpiry: v.string(),
  returnUrl: v.string(),
});
export type DraftForm = v.InferOutput<typeof DraftForm>;

export const EMPTY_FORM: DraftForm = {
  orderId: '',
  type: 'FIXED_PRICE',
  amount: '',
  currency: 'USD',
  name: '',
  expiry: '1h',
  ownExpiry: '',
  returnUrl: '',
};

/** What is wrong with each field, in words for the person who typed it. */
export type DraftMistakes = Partial<Record<keyof DraftForm, string>>;

/** Inqud documents no limit for a name; a client of a sister product cuts at 32 (inqud-api.md, section 4). */
export const LONGEST_NAME = 32;

/** Reads the form into what Inqud takes, or says what is wrong with it. `now` is epoch ms. */
export function readDraft(
  form: DraftForm,
  now: number,
): { draft: CheckoutDraft; mistakes?: never } | { mistakes: DraftMistakes; draft?: never } {
  const mistakes: DraftMistakes = {};
  const clientOrderId = form.orderId.trim();
  if (clientOrderId === '') mistakes.orderId = 'Type the order ID.';
  else if (clientOrderId.length > 100) mistakes.orderId = 'Use at most 100 characters.';
  else if (hasInvisible(clientOrderId)) mistakes.orderId = 'It holds an invisible character. Type it by hand.';

  const name = form.name.trim();
  if (name.length > LONGEST_NAME) mistakes.name = `Use at most ${LONGEST_NAME} characters.`;
  else if (hasInvisible(name)) mistakes.name = 'It holds an invisible character. Type it by hand.';

  const returnUrl = form.returnUrl.trim();
  if (returnUrl !== '' && !/^https?:$/.test(URL.parse(returnUrl)?.protocol ?? '')) {
    mistakes.returnUrl = 'Type a whole address, such as https://shop.example/thanks.';
  }

  const expires = expiryOf(form, now);
  if ('mistake' in expires) mistakes[expires.field] = expires.mistake;

  const money = form.type === 'FIXED_PRICE' ? readMoney(form, mistakes) : null;
  if (Object.keys(mistakes).length > 0 || 'mistake' in expires) return { mistakes };

  const common = {
    clientOrderId,
    name: name || null,
    returnUrl: returnUrl || null,
    expiresAt: formatTimestamp(expires.at),
  };
  if (form.type !== 'FIXED_PRICE') return { draft: { ...common, type: form.type } };
  return money ? { draft: { ...common, type: form.type, fixedAmount: money } } : { mistakes };
}

function expiryOf(form: DraftForm, now: number): { at: number } | { field: 'ownExpiry'; mistake: string } {
  const length = EXPIRIES[form.expiry];
  if (length !== null) return { at: now + length };
  const at = new Date(form.ownExpiry).getTime();
  if (Number.isNaN(at)) return { field: 'ownExpiry', mistake: 'Choose the date and time when the link ends.' };
  if (at <= now) return { field: 'ownExpiry', mistake: 'Choose a time in the future.' };
  return { at };
}

function readMoney(form: DraftForm, mistakes: DraftMistakes): Money | null {
  const typed = form.amount.replaceAll(/\s/g, '');
  // 12,50 is how half the world writes it; 1,250 could mean either, so it is asked about.
  const amount = /^\d+,\d{1,2}$/.test(typed) ? typed.replace(',', '.') : typed;
  const decimal = /^\d*\.?\d+$/.test(amount) ? parseDecimal(amount) : null;
  if (typed === '') mistakes.amount = 'Type the amount.';
  else if (decimal === null) mistakes.amount = `“${typed.slice(0, 20)}” is not an amount. Write it like 1250.00.`;
  else if (compareDecimals(decimal, '0') <= 0) mistakes.amount = 'The amount must be more than 0.';

  const currency = form.currency.trim().toUpperCase();
  if (!/^[A-Z][A-Z0-9]{2,9}$/.test(currency)) mistakes.currency = 'Type a currency’s code, such as USD, EUR or USDT.';
  return decimal === null ? null : { amount: decimal, currency };
}
