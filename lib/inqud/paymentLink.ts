import { checkoutIdsIn } from './checkoutIds';
import { hostedPageOf } from './origins';
import { webAddress } from './webAddress';

/** Characters: an earlier release stored longer ones than this one does. */
const LONGEST_STORED = 10_000;

/**
 * The link that payers of a checkout are sent to. It follows from the checkout's ID: `url` is Inqud's own answer or what is
 * stored, and is used only when it is a plain https address that names no other checkout.
 */
export function paymentLink({ id, url }: { id: string; url: string | null }): string {
  const link = url === null ? null : webAddress(url, { longest: LONGEST_STORED });
  if (link === null) return hostedPageOf(id);
  const named = checkoutIdsIn(decoded(link)).ids;
  return named.every((other) => other.toLowerCase() === id.toLowerCase()) ? link : hostedPageOf(id);
}

/** An ID may be written in percent codes. */
function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link;
  }
}
