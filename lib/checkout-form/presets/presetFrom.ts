import { cutWhole } from '../../shared/cutText';
import { hasPlaceholder } from '../../shared/template';
import type { DraftForm } from '../draftForm';
import { EXPIRIES, LENGTHS } from '../draftForm';
import type { Preset } from './preset';

const ORDER = '{orderId}';
/** Characters; shorter than what a name may have, so that "Deposit 2" fits. */
const LONGEST_SUGGESTION = 36;

/**
 * A new preset with the values of a form. Where its texts name the order, the placeholder takes its place, and an end
 * of its own becomes the usual lifetime nearest to it. `now` is epoch ms.
 */
export function presetFrom(form: DraftForm, made: { id: string; accountId: string | null }, now: number): Preset {
  const { orderId, type, currency } = form;
  const order = orderId.trim();
  const amount = type === 'FIXED_PRICE' ? form.amount : '';
  const name = withOrder(form.name, order);
  return {
    ...made,
    label: labelFor(name, amount.trim() && `${amount.trim()} ${currency}`),
    type,
    amount,
    currency,
    name,
    expiry: form.expiry === 'own' ? nearestLength(Date.parse(form.ownExpiry) - now) : form.expiry,
    returnUrl: urlWithOrder(form.returnUrl, order),
  };
}

/** A suggestion, which is typed over. */
function labelFor(name: string, amount: string): string {
  return cutWhole(hasPlaceholder(name) ? amount : name.trim() || amount, LONGEST_SUGGESTION).trim();
}

function nearestLength(ms: number): Preset['expiry'] {
  if (!(ms > 0)) return '1h';
  const far = (length: Preset['expiry']) => Math.abs(Math.log(ms / EXPIRIES[length]));
  return LENGTHS.toSorted((a, b) => far(a) - far(b))[0] ?? '1h';
}

/** Only where it stands alone: order 12 is no part of "112". */
function withOrder(text: string, order: string): string {
  if (order === '') return text;
  const written = order.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return text.replaceAll(new RegExp(String.raw`(?<![\p{L}\p{N}])${written}(?![\p{L}\p{N}])`, 'gu'), ORDER);
}

/** The site stays what it is. */
function urlWithOrder(url: string, order: string): string {
  const [site = ''] = /^[^/?#]*(?:\/\/[^/?#]*)?/.exec(url) ?? [];
  return site + withOrder(url.slice(site.length), encodeURIComponent(order));
}
