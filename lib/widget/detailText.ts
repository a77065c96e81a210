import { cutWhole } from '../shared/cutText.ts';

/** Characters; what Inqud documents has about 70. */
export const LONGEST_DETAIL = 4000;

/**
 * Any event detail as JSON text: not every value can be cloned into another page, and an overlong one must not
 * fill our memory. A value without JSON becomes its string; a text that is too long is truncated with an ellipsis.
 */
export function detailText(detail: unknown): string {
  const text = jsonOf(detail);
  return text.length > LONGEST_DETAIL ? `${cutWhole(text, LONGEST_DETAIL)}…` : text;
}

function jsonOf(detail: unknown): string {
  try {
    // The declared type hides that undefined and functions have no JSON.
    const json: string | undefined = JSON.stringify(detail);
    return json ?? String(detail);
  } catch (error) {
    return String(error);
  }
}
