import type { BodyChange } from './bodyChanges';
import { textsBefore } from './bodyChanges';
import type { Mac } from './digest';
import { hexOf, sameText, verifyDigest } from './digest';
import type { DigestFault, ReadDigest } from './digestText';
import { readDigest } from './digestText';

/** Whether a digest fits its body, and if not, precisely why, as far as that can be found by trying. */
export type Verdict =
  | { is: 'verified' }
  /** It is no digest that could fit anything. */
  | ({ is: 'unreadable' } & UnreadableDigest)
  /** The secret is right: with these put right, the digest fits. */
  | { is: 'explained'; faults: DigestFault[]; change: BodyChange | null }
  /** Another secret, or another body, in a way that nothing here undoes. */
  | { is: 'wrong'; faults: DigestFault[] };

type UnreadableDigest = Omit<Extract<ReadDigest, { ok: false; why: 'length' }>, 'ok'> | { why: 'missing' | 'not hex' };

export async function diagnose(mac: Mac, body: string, digest: string): Promise<Verdict> {
  if (await verifyDigest(mac, body, digest)) return { is: 'verified' };
  const read = readDigest(digest);
  if (!read.ok) {
    const { ok: _ok, ...unreadable } = read;
    return { is: 'unreadable', ...unreadable };
  }
  const { hash, hex, faults } = read;
  const fits = async (text: string) => sameText(hexOf(await mac(hash, text)), hex);
  if (await fits(body)) return { is: 'explained', faults, change: null };
  for (const { change, text } of textsBefore(body)) {
    if (text !== body && (await fits(text))) return { is: 'explained', faults, change };
  }
  return { is: 'wrong', faults };
}
