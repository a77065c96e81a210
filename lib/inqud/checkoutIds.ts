import { UUID } from './ids';

/** Not inside a longer word, except after %2F: a mail program that wraps a link encodes the slash before the ID. */
const CHECKOUT_ID = new RegExp(`(?:(?<!\\w)|(?<=%2f))cco-(${UUID})(?!\\w)`, 'gi');

/** The checkout IDs of a pasted text, unique and in order, and the lines (from 1) that have none. */
export type FoundIds = { ids: string[]; without: { line: number; text: string }[] };

/**
 * Finds checkout IDs anywhere in a text: alone, in links to the hosted page, in any column of a table. Inqud writes
 * them in lower case; an ID that was pasted in capitals is the same.
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
