import { readAmount, withPlaces } from '../amounts/amount';
import { currencyDigits } from '../amounts/currencyDigits';
import { isReturnUrl, LONGEST_NAME, LONGEST_ORDER_ID } from '../inqud/draftLimits';
import type { CheckoutDraft, Money } from '../inqud/models';
import { formatTimestamp } from '../inqud/timestamp';
import { LONGEST_ADDRESS } from '../inqud/webAddress';
import { cutText } from '../shared/cutText';
import { momentsOf } from '../shared/day/localMinute';
import { localDay } from '../shared/localDay';
import type { Values } from '../shared/template';
import { fillTemplate, hasPlaceholder } from '../shared/template';
import { lineMistake, trimUnseen } from '../shared/text';
import type { DraftForm } from './draftForm';
import { EXPIRIES } from './draftForm';
import type { DraftMistake, DraftMistakes } from './draftMistake';

/** A name with its placeholders, whatever they are filled in with. */
const LONGEST_TEMPLATE = 200;

/**
 * Name and return address with their placeholders filled in. A name that becomes too long is truncated: it is for
 * reading only, and must not prevent the link. `now` is epoch ms; `agent` is the user's name, if known.
 */
export function filledIn(form: DraftForm, now: number, agent: string): Pick<DraftForm, 'name' | 'returnUrl'> {
  const values: Values = { orderId: trimUnseen(form.orderId), date: localDay(now), agent };
  const name = form.name.trim();
  return {
    name: hasPlaceholder(name) ? cutText(fillTemplate(name, values).trim(), LONGEST_NAME) : name,
    returnUrl: fillTemplate(form.returnUrl.trim(), values, (value) => encodeURIComponent(value.toWellFormed())),
  };
}

/** Validates the form and turns it into a draft for Inqud, or returns its mistakes. `now` is epoch ms. */
export function readDraft(
  form: DraftForm,
  now: number,
  agent = '',
): { draft: CheckoutDraft; mistakes?: never } | { mistakes: DraftMistakes; draft?: never } {
  const mistakes: DraftMistakes = {};
  const clientOrderId = trimUnseen(form.orderId);
  const oddOrderId = lineMistake(clientOrderId);
  if (clientOrderId === '') mistakes.orderId = { is: 'no order ID' };
  else if (clientOrderId.length > LONGEST_ORDER_ID) mistakes.orderId = { is: 'too long', most: LONGEST_ORDER_ID };
  else if (oddOrderId) mistakes.orderId = { is: oddOrderId };

  const { name, returnUrl } = filledIn(form, now, agent);
  const oddName = lineMistake(name);
  if (agent === '' && hasPlaceholder(form.name, ['agent'])) mistakes.name = { is: 'no agent' };
  else if (form.name.length > LONGEST_TEMPLATE) mistakes.name = { is: 'too long', most: LONGEST_TEMPLATE };
  else if (name.length > LONGEST_NAME) mistakes.name = { is: 'too long', most: LONGEST_NAME };
  else if (oddName) mistakes.name = { is: oddName };

  const oddUrl = lineMistake(returnUrl);
  if (agent === '' && hasPlaceholder(form.returnUrl, ['agent'])) mistakes.returnUrl = { is: 'no agent' };
  else if (returnUrl !== '' && !/^https?:$/.test(URL.parse(returnUrl)?.protocol ?? '')) {
    mistakes.returnUrl = { is: 'no URL' };
  } else if (Math.max(returnUrl.length, form.returnUrl.length) > LONGEST_ADDRESS) {
    mistakes.returnUrl = { is: 'too long', most: LONGEST_ADDRESS };
  } else if (oddUrl) {
    mistakes.returnUrl = { is: oddUrl };
  } else if (returnUrl !== '' && !isReturnUrl(returnUrl)) {
    mistakes.returnUrl = { is: 'user in the URL' };
  } else if (URL.parse(form.returnUrl.trim())?.host !== URL.parse(returnUrl)?.host) {
    // An order ID may come from any web page; it must not decide which site the payer returns to.
    mistakes.returnUrl = { is: 'placeholder in the site' };
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

function expiryOf(form: DraftForm, now: number): { at: number } | { field: 'ownExpiry'; mistake: DraftMistake } {
  const length = EXPIRIES[form.expiry];
  if (length !== null) return { at: now + length };
  const [at, second] = momentsOf(form.ownExpiry);
  if (at === undefined) {
    const isSkipped = form.ownExpiry !== '' && !Number.isNaN(Date.parse(form.ownExpiry));
    return { field: 'ownExpiry', mistake: { is: isSkipped ? 'skipped by clocks' : 'no end' } };
  }
  if (second !== undefined) return { field: 'ownExpiry', mistake: { is: 'twice by clocks' } };
  if (at <= now) return { field: 'ownExpiry', mistake: { is: 'in the past' } };
  return { at };
}

function readMoney(form: DraftForm, mistakes: DraftMistakes): Money | null {
  const currency = form.currency.trim().toUpperCase();
  if (!/^[A-Z][A-Z0-9]{2,9}$/.test(currency)) mistakes.currency = { is: 'no currency' };
  // With an invalid currency, no mark contradicts it.
  const read = readAmount(form.amount, mistakes.currency === undefined ? currency : '');
  // Without the zero that keeps an amount of three decimals unambiguous in a field.
  if ('amount' in read) return { amount: withPlaces(read.amount, currencyDigits(currency)) ?? read.amount, currency };
  mistakes.amount = read.mistake;
  return null;
}
