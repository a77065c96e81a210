import { AES_GCM } from './seal';
import { withBytesOf } from './wipe';

/** PBKDF2-SHA256 rounds: of a new passphrase, and the fewest that a stored one may have. */
export type Rounds = { fresh: number; fewest: number };

/** OWASP asks for at least 600,000. */
export const ROUNDS: Rounds = { fresh: 1_000_000, fewest: 600_000 };

export type Derivation = { rounds: number; salt: Uint8Array<ArrayBuffer> };

export function newSalt(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(16));
}

/** The sealing key that a passphrase gives with these parameters. Its bytes stay inside the browser's cryptography. */
export async function derivedKey(passphrase: string, { rounds, salt }: Derivation): Promise<CryptoKey> {
  // The same letters can be typed as different code points by another keyboard or system.
  const base = await withBytesOf(passphrase.normalize('NFKC'), (typed) =>
    crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey']),
  );
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return crypto.subtle.deriveKey(derivation, base, AES_GCM, false, ['encrypt', 'decrypt']);
}

/** A key of a passphrase with what it takes to derive it again. */
export type PassphraseKey = Derivation & { key: CryptoKey };

/** With a fresh salt: no two of them are the same. */
export async function newPassphraseKey(passphrase: string, rounds = ROUNDS.fresh): Promise<PassphraseKey> {
  const derivation = { rounds, salt: newSalt() };
  return { ...derivation, key: await derivedKey(passphrase, derivation) };
}
