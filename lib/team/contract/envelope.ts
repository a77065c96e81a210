import { deflateSync, Inflate } from 'fflate';
import { seal, unseal } from '../../sealing/seal.ts';
import type { TeamKey } from './teamKey.ts';

/** The first byte of a message. Another one is of another release. */
const VERSION = 1;
const KID_LENGTH = 4;
const IV_LENGTH = 12;
const HEAD = 1 + KID_LENGTH + IV_LENGTH;
/** Bytes of a record's JSON. A few bytes can claim to unfold to gigabytes. */
export const LARGEST_RECORD = 4 * 1024 * 1024;

/** `newer`: of a later release. `key`: under a key that this desk does not have. */
export type Opened = { ok: true; value: unknown } | { ok: false; why: 'newer' | 'key' | 'damaged' };

/**
 * A record as it travels: JSON, deflated, sealed with AES-256-GCM under the team's key. It is bound to its subject, so
 * one that is moved to another place or author does not open.
 *
 *     1 byte version | 4 bytes key's name | 12 bytes IV | ciphertext with tag
 */
export async function sealRecord(
  record: unknown,
  subject: string,
  { kid, key }: TeamKey,
): Promise<Uint8Array<ArrayBuffer>> {
  const flat = deflateSync(new TextEncoder().encode(JSON.stringify(record)));
  const { iv, sealed } = await seal(key, bound(kid, subject), Uint8Array.from(flat));
  const message = new Uint8Array(HEAD + sealed.byteLength);
  message[0] = VERSION;
  message.set(kidBytes(kid), 1);
  message.set(iv, 1 + KID_LENGTH);
  message.set(new Uint8Array(sealed), HEAD);
  return message;
}

/** The record in a message, as yet of any shape, or why it does not open. `keys`: all that this desk has. */
export async function openRecord(message: Uint8Array, subject: string, keys: readonly TeamKey[]): Promise<Opened> {
  const version = message[0];
  if (version === undefined || version < VERSION || message.length <= HEAD) return { ok: false, why: 'damaged' };
  if (version > VERSION) return { ok: false, why: 'newer' };
  const kid = Array.from(message.subarray(1, 1 + KID_LENGTH), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const key = keys.find((each) => each.kid === kid);
  if (!key) return { ok: false, why: 'key' };
  const flat = await unseal(key.key, bound(kid, subject), {
    iv: message.slice(1 + KID_LENGTH, HEAD),
    sealed: message.slice(HEAD).buffer,
  });
  if (!flat) return { ok: false, why: 'damaged' };
  const value = parsed(inflated(new Uint8Array(flat)));
  return value === undefined ? { ok: false, why: 'damaged' } : { ok: true, value };
}

function bound(kid: string, subject: string): string {
  return `team record ${VERSION} ${kid} ${subject}`;
}

function kidBytes(kid: string): Uint8Array {
  return Uint8Array.from(kid.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Null for what is damaged or too large; no more than the limit is ever unfolded. */
function inflated(flat: Uint8Array): string | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  let isWhole = false;
  const inflate = new Inflate((part, last) => {
    size += part.length;
    if (size > LARGEST_RECORD) throw new Error('Too large.');
    text += decoder.decode(part, { stream: !last });
    isWhole = last;
  });
  try {
    // In pieces: one call unfolds all that it is given before it says how much that is.
    for (let from = 0; from < flat.length; from += PIECE) {
      inflate.push(flat.subarray(from, from + PIECE), from + PIECE >= flat.length);
    }
  } catch {
    return null;
  }
  return isWhole ? text : null;
}
const PIECE = 1024;

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
