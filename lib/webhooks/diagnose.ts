import type { BodyChange } from './bodyChanges';
import { textsBefore } from './bodyChanges';
import type { Mac } from './digest';
import { hexOf, sameText, verifyDigest } from './digest';
import type { DigestFault, ReadDigest } from './digestText';
import { readDigest } from './digestText';

/** Whether a digest matches its body, and if not, why, as far as trying known changes can tell. */
export type Verdict =
  | { is: 'verified' }
  /** The text is not a valid digest. */
  | ({ is: 'unreadable' } & UnreadableDigest)
  /** The secret is right: with these corrected, the digest matches. */
  | { is: 'explained'; faults: DigestFault[]; change: BodyChange | null }
  /** Another secret, or a body changed in an unknown way. */
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
  const matches = async (text: string) => sameText(hexOf(await mac(hash, text)), hex);
  if (await matches(body)) return { is: 'explained', faults, change: null };
  for (const { change, text } of textsBefore(body)) {
    if (text !== body && (await matches(text))) return { is: 'explained', faults, change };
  }
  return { is: 'wrong', faults };
}
