/** Characters; what Inqud documents has about 70. */
export const LONGEST_DETAIL = 4000;

/**
 * What an event had as its detail, as JSON, whatever it is: not everything can be sent from page to page, and nothing
 * may fill the memory of ours. What has no JSON is told in words; what is too long is cut, with a mark at its end.
 */
export function detailText(detail: unknown): string {
  const text = jsonOf(detail);
  return text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL)}…` : text;
}

function jsonOf(detail: unknown): string {
  try {
    // Its type hides that undefined and functions have none.
    const json: string | undefined = JSON.stringify(detail);
    return json ?? String(detail);
  } catch (error) {
    return String(error);
  }
}
