import type { Assumptions } from '../assumptions.ts';
import type { Incoming } from '../http/exchange.ts';
import type { CheckoutDraft, CheckoutType, Money } from '../model/checkout.ts';
import { CHECKOUT_TYPES } from '../model/checkout.ts';
import { compare } from '../model/decimal.ts';
import { stampToMs } from '../model/stamps.ts';
import { JsonNumber, parseJson } from './json.ts';

export interface Violation {
  readonly field: string;
  readonly message: string;
}

export type Checked = { readonly draft: CheckoutDraft } | { readonly violations: readonly Violation[] };

type Rules = Pick<Assumptions, 'nameMaxLength' | 'pastExpiryRefused' | 'strayAmountRefused'>;

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/**
 * Checks a create's body (DOCUMENTED fields, 3.1; which rules Inqud applies is UNKNOWN). Unknown fields are ignored,
 * every field but `type`, and `fixedAmount` where there is a fixed price, may be absent or null.
 */
export function checkDraft({ body }: Incoming, now: number, rules: Rules): Checked {
  let input: unknown;
  try {
    input = parseJson(body.toString('utf8'));
  } catch {
    return { violations: [{ field: 'body', message: 'The body is not JSON.' }] };
  }
  if (!isObject(input)) return { violations: [{ field: 'body', message: 'The body must be a JSON object.' }] };

  const violations: Violation[] = [];
  const refuse = (field: string, message: string): null => {
    violations.push({ field, message });
    return null;
  };
  const text = (field: string): string | null => {
    const value = input[field] ?? null;
    return value === null || typeof value === 'string' ? value : refuse(field, `${field} must be a string.`);
  };

  const type = CHECKOUT_TYPES.find((one) => one === input.type) ?? null;
  if (type === null) refuse('type', `type must be one of ${CHECKOUT_TYPES.join(', ')}.`);
  const draft = {
    fixedAmount: type === null ? null : fixedAmount(type, input.fixedAmount ?? null, rules, refuse),
    clientOrderId: text('clientOrderId'),
    expiresAt: text('expiresAt'),
    returnUrl: text('returnUrl'),
    name: text('name'),
  };
  if (draft.expiresAt !== null) checkExpiry(draft.expiresAt, now, rules, refuse);
  if (draft.returnUrl !== null && !/^https?:$/.test(URL.parse(draft.returnUrl)?.protocol ?? '')) {
    refuse('returnUrl', 'returnUrl must be an http or https address.');
  }
  if (rules.nameMaxLength !== null && (draft.name?.length ?? 0) > rules.nameMaxLength) {
    refuse('name', `name must not be longer than ${rules.nameMaxLength} characters.`);
  }
  return type === null || violations.length > 0 ? { violations } : { draft: { type, ...draft } };
}

type Refuse = (field: string, message: string) => null;

/** `{amount: number, currency: string}`, for FIXED_PRICE only (DOCUMENTED, 3.1). */
function fixedAmount(type: CheckoutType, value: unknown, rules: Rules, refuse: Refuse): Money | null {
  if (type !== 'FIXED_PRICE') {
    if (value === null || !rules.strayAmountRefused) return null;
    return refuse('fixedAmount', `fixedAmount is not allowed for ${type}.`);
  }
  if (!isObject(value)) return refuse('fixedAmount', 'fixedAmount is required for FIXED_PRICE.');
  const { amount, currency } = value;
  if (!(amount instanceof JsonNumber)) return refuse('fixedAmount.amount', 'fixedAmount.amount must be a number.');
  if (compare(amount.decimal, '0') <= 0) return refuse('fixedAmount.amount', 'fixedAmount.amount must be above 0.');
  if (typeof currency !== 'string' || currency === '') {
    return refuse('fixedAmount.currency', 'fixedAmount.currency is required.');
  }
  return { amount: amount.decimal, currency };
}

/** "All times are UTC ISO 8601" (DOCUMENTED, 4). */
function checkExpiry(expiresAt: string, now: number, { pastExpiryRefused }: Rules, refuse: Refuse): void {
  const ends = UTC.test(expiresAt) ? stampToMs(expiresAt) : Number.NaN;
  if (Number.isNaN(ends)) refuse('expiresAt', 'expiresAt must be a UTC time such as 2024-12-01T12:00:00Z.');
  else if (pastExpiryRefused && ends <= now) refuse('expiresAt', 'expiresAt must be in the future.');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);
}
