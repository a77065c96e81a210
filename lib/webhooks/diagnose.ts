import type { BodyChange } from './bodyChanges';
import { textsBefore } from './bodyChanges';
import type { Mac } from './digest';
import { hexOf, sameText, verifyDigest } from './digest';
import type { DigestFault, ReadDigest } from './digestText';
import { readDigest } from './digestText';
import { jsonTree, printTree } from './jsonTree';
import { isReordered } from './keyOrder';

/** Whether a digest matches its body, and if not, why, as far as trying known changes can tell. */
export type Verdict =
  | { is: 'verified' }
  /** The text is not a valid digest. */
  | ({ is: 'unreadable' } & UnreadableDigest)
  /** The secret is right: with these corrected, the digest matches. */
  | { is: 'explained'; faults: DigestFault[]; change: BodyChange | null }
  /**
   * Another secret, or another body, in a way that nothing here undoes. `rewritten`: this body is not as Inqud writes it, so
   * it says nothing about the secret.
   */
  | { is: 'wrong'; faults: DigestFault[]; rewritten?: 'key order' | 'layout' };

type UnreadableDigest = Omit<Extract<ReadDigest, { ok: false; why: 'length' }>, 'ok'> | { why: 'missing' | 'not hex' };

export async function diagnose(mac: Mac, body: string, digest: string): Promise<Verdict> {
  if (await verifyDigest(mac, body, digest)) return { is: 'verified' };
  const read = readDigest(digest);
  if (!read.ok) {
    const { ok: _ok, ...unreadable } = read;
    return { is: 'unreadable', ...unreadable };
  }
  const { hash, hex, faults } = read;
  const matches = async (text: string) => sameText(hexOf(await mac(hash, text)), hex);
  if (await matches(body)) return { is: 'explained', faults, change: null };
  for (const { change, text } of textsBefore(body)) {
    if (text !== body && (await matches(text))) return { is: 'explained', faults, change };
  }
  const rewritten = rewrittenIn(body);
  return { is: 'wrong', faults, ...(rewritten && { rewritten }) };
}

/** Signs that a program has written this JSON anew: Inqud writes it without spaces, its own fields in its own order. */
function rewrittenIn(body: string): 'key order' | 'layout' | null {
  const tree = jsonTree(body.trim());
  if (tree?.is !== 'object') return null;
  if (isReordered(tree)) return 'key order';
  return tree.text !== printTree(tree, {}) ? 'layout' : null;
}
