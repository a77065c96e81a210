/** Characters of a URL that is stored. */
export const LONGEST_ADDRESS = 2000;

/** What no address has in it, and what `URL` would silently remove or encode. */
const ODD = /[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800\\]/u;

/**
 * A foreign URL in the one form in which it is stored, shown and followed: normalised, ASCII only. Null when it has another
 * protocol, a user name or password, a port, a space, an invisible or direction character, or another address inside.
 */
export function webAddress(
  text: string,
  { protocols = ['https:'], longest = LONGEST_ADDRESS }: { protocols?: readonly string[]; longest?: number } = {},
): string | null {
  if (text.length > longest || ODD.test(text)) return null;
  const url = URL.parse(text);
  if (!url || !protocols.includes(url.protocol)) return null;
  const { href, username, password, port } = url;
  // A program that finds links in a text would find a second one in it.
  const isOne = href.indexOf('//', url.protocol.length + '//'.length) === -1;
  return isOne && username === '' && password === '' && port === '' && href.length <= longest ? href : null;
}
