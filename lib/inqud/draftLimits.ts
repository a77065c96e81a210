/** Characters of what a checkout is made from. Inqud documents no limits. */
export const LONGEST_ORDER_ID = 100;
/** A client of a sister product truncates a name here (inqud-api.md, section 4). */
export const LONGEST_NAME = 32;

/** Whether a payer may be sent there afterwards: a web address without a user name, which would look like another site. */
export function isReturnUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}
