import type { PassphraseRecord } from '../../accounts/database';
import { derivedKey, newSalt } from '../../sealing/derivedKey';
import { seal, unseal } from '../../sealing/seal';

const MOST_ROUNDS = 100_000_000;
/** How a key is derived from the passphrase. A record from before this was stored says nothing, and means the same. */
const KDF = 'PBKDF2-SHA256';

export type Opened =
  | { ok: true; vaultKey: Uint8Array<ArrayBuffer>; checksumDamaged: boolean }
  | { ok: false; why: 'wrong' | 'damaged' };

export function newVaultKey(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(32));
}

/** Puts a vault key under a passphrase, with a fresh salt. */
export async function closeUnder(
  passphrase: string,
  vaultId: string,
  vaultKey: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<PassphraseRecord> {
  const parameters = { id: 'passphrase', vaultId, kdf: KDF, rounds, salt: newSalt() } as const;
  const key = await derivedKey(passphrase, parameters);
  const unsigned = { ...parameters, ...(await seal(key, boundTo(parameters), vaultKey)) };
  return { ...unsigned, checksum: await checksumOf(unsigned) };
}

/** The vault key, if this is the passphrase. A record whose checksum alone is damaged still opens. */
export async function openWith(passphrase: string, record: PassphraseRecord, fewest: number): Promise<Opened> {
  if (!isReadable(record, fewest)) return { ok: false, why: 'damaged' };
  const bytes = await unseal(await derivedKey(passphrase, record), boundTo(record), record);
  const checksumDamaged = !sameBytes(record.checksum, await checksumOf(record));
  if (bytes) return { ok: true, vaultKey: new Uint8Array(bytes), checksumDamaged };
  return { ok: false, why: checksumDamaged ? 'damaged' : 'wrong' };
}

/** A record from a damaged disk must not make the browser count for hours. */
function isReadable({ kdf, rounds, salt, iv, sealed, checksum }: PassphraseRecord, fewest: number): boolean {
  return (
    (kdf === undefined || kdf === KDF) &&
    Number.isInteger(rounds) &&
    rounds >= fewest &&
    rounds <= MOST_ROUNDS &&
    ArrayBuffer.isView(salt) &&
    ArrayBuffer.isView(iv) &&
    sealed instanceof ArrayBuffer &&
    checksum instanceof ArrayBuffer
  );
}

/** The parameters are part of what is sealed, so that none can be changed unnoticed. */
function boundTo({
  vaultId,
  kdf,
  rounds,
  salt,
}: Pick<PassphraseRecord, 'vaultId' | 'kdf' | 'rounds' | 'salt'>): string {
  return JSON.stringify([vaultId, rounds, Array.from(salt), ...(kdf === undefined ? [] : [kdf])]);
}

function checksumOf(record: Omit<PassphraseRecord, 'checksum'>): Promise<ArrayBuffer> {
  const text = [boundTo(record), Array.from(record.iv), Array.from(new Uint8Array(record.sealed))];
  return crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(text)));
}

function sameBytes(a: ArrayBuffer, b: ArrayBuffer): boolean {
  const [left, right] = [new Uint8Array(a), new Uint8Array(b)];
  return left.length === right.length && left.every((byte, i) => byte === right[i]);
}
