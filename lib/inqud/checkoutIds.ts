import { UUID } from './ids';

/** Not as a part of a longer word; but a mail program that wraps a link writes the slash before it as %2F. */
const CHECKOUT_ID = new RegExp(`(?:(?<!\\w)|(?<=%2f))cco-(${UUID})(?!\\w)`, 'gi');

/** What a pasted text has: each checkout ID once, in order; and the lines, counted from 1, that have none. */
export type FoundIds = { ids: string[]; without: { line: number; text: string }[] };

/**
 * Finds checkout IDs wherever they stand: alone, in links to the hosted page, in any column of a table. Inqud writes them
 * with small digits; one that was pasted in capitals is the same.
 */
export function checkoutIdsIn(text: string): FoundIds {
  const ids = new Set<string>();
  const without: FoundIds['without'] = [];
  for (const [i, line] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const found = Array.from(line.matchAll(CHECKOUT_ID), ([, uuid = '']) => `CCO-${uuid.toLowerCase()}`);
    for (const id of found) ids.add(id);
    if (found.length === 0 && line.trim() !== '') without.push({ line: i + 1, text: line.trim() });
  }
  return { ids: [...ids], without };
}
