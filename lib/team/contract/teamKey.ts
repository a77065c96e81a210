import { sealingKeyOf } from '../../sealing/seal.ts';

/** A key of the team, and the name by which a message says which key it is under. */
export type TeamKey = { kid: string; key: CryptoKey };

/** Bytes. */
export const KEY_LENGTH = 32;

/** A new key. The admin's tool makes one with the team and one more each time an agent is removed. */
export function newTeamKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(KEY_LENGTH));
}

/** The key in a form that nothing can read back. Its name follows from it, and says nothing about it. */
export async function teamKeyOf(bytes: Uint8Array<ArrayBuffer>): Promise<TeamKey> {
  if (bytes.length !== KEY_LENGTH) throw new Error(`A team key has ${KEY_LENGTH} bytes, not ${bytes.length}.`);
  return { kid: await kidOf(bytes), key: await sealingKeyOf(bytes) };
}

/** Eight hexadecimal digits. */
export async function kidOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const label = new TextEncoder().encode('checkout-desk team key ');
  const hash = await crypto.subtle.digest('SHA-256', new Uint8Array([...label, ...bytes]));
  return Array.from(new Uint8Array(hash, 0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
