import * as v from 'valibot';
import { fromBase64, toBase64 } from '../../sealing/base64';
import type { PassphraseKey } from '../../sealing/derivedKey';
import { derivedKey } from '../../sealing/derivedKey';
import { seal, sealingKeyOf, unseal } from '../../sealing/seal';
import { HEAD } from './export';

/** The first line of an encrypted copy, and the last one. docs/encrypted-copies.md describes the format. */
export const ENCRYPTED = { format: 'checkout-desk-encrypted-copy', version: 1 } as const;

/** Characters; a longer one is not told of a checkout that is missing. */
export const LONGEST_ID = 100;

const ABOUT =
  'This is an encrypted backup of Checkout Desk. To read it, open Checkout Desk, Settings, “Restore from a backup”, and type its passphrase.';
const START = `{"format":"${ENCRYPTED.format}"`;
/** A file comes from anywhere: more rounds would keep the browser busy for minutes. */
const MOST_ROUNDS = 10_000_000;

const bytes = (length: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => fromBase64(text) ?? new Uint8Array()),
    v.check(({ length: actual }) => actual === length),
  );
const Holds = v.object({ format: v.string(), version: v.number() });
const Fields = v.object({
  format: v.literal(ENCRYPTED.format),
  version: v.literal(ENCRYPTED.version),
  holds: Holds,
  cipher: v.literal('AES-256-GCM'),
  kdf: v.literal('PBKDF2-SHA256'),
  rounds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_ROUNDS)),
  salt: bytes(16),
  iv: bytes(12),
  /** The key of the blocks, sealed under the passphrase's. */
  key: bytes(48),
  /** SHA-256 over the fields: tells a damaged header from a wrong passphrase, and binds each block to this header. */
  checksum: v.string(),
});
const json = v.pipe(v.string(), v.parseJson());
const Header = v.pipe(json, Fields);
const Newer = v.pipe(
  json,
  v.object({ format: v.literal(ENCRYPTED.format), version: v.pipe(v.number(), v.gtValue(ENCRYPTED.version)) }),
);

type Fields = Omit<v.InferOutput<typeof Fields>, 'checksum'>;
/** `isIntact`: the checksum is right. */
export type Header = v.InferOutput<typeof Header> & { isIntact: boolean };

/** What opens the blocks of one file. It can be passed to a worker; the key cannot be read back. */
export type OpenedCopy = { key: CryptoKey; checksum: string; holds: v.InferOutput<typeof Holds> };

/** A header for a new file with a key of its own, as a line. */
export async function newHeader(under: PassphraseKey): Promise<{ line: string; opened: OpenedCopy }> {
  const { rounds, salt } = under;
  const parameters = { ...ENCRYPTED, holds: HEAD, cipher: 'AES-256-GCM', kdf: 'PBKDF2-SHA256', rounds, salt } as const;
  const fileKey = crypto.getRandomValues(new Uint8Array(32));
  const { iv, sealed } = await seal(under.key, keyBoundTo(parameters), fileKey);
  const key = await sealingKeyOf(fileKey);
  fileKey.fill(0);
  const fields = { ...parameters, iv, key: new Uint8Array(sealed) };
  const checksum = await checksumOf(fields);
  const { format, version, holds, cipher, kdf } = fields;
  const printed = { salt: toBase64(salt), iv: toBase64(iv), key: toBase64(fields.key), checksum };
  const line = JSON.stringify({ format, version, about: ABOUT, holds, cipher, kdf, rounds, ...printed });
  return { line, opened: { key, checksum, holds } };
}

/** The header in a line: null when the line is none, `damaged` when it was one. */
export async function readHeader(line: string): Promise<Header | 'newer' | 'damaged' | null> {
  if (!line.startsWith(START)) return null;
  if (v.safeParse(Newer, line).success) return 'newer';
  const header = v.safeParse(Header, line);
  if (!header.success) return 'damaged';
  return { ...header.output, isIntact: header.output.checksum === (await checksumOf(header.output)) };
}

/** Opens the file of this header. `wrong`: it is another passphrase. `damaged`: no passphrase opens it any more. */
export async function openWith(
  passphrase: string,
  header: Header,
): Promise<{ ok: true; opened: OpenedCopy } | { ok: false; why: 'wrong' | 'damaged' }> {
  const under = await derivedKey(passphrase, header);
  const fileKey = await unseal(under, keyBoundTo(header), { iv: header.iv, sealed: header.key.buffer });
  if (!fileKey) return { ok: false, why: header.isIntact ? 'wrong' : 'damaged' };
  const key = await sealingKeyOf(new Uint8Array(fileKey));
  new Uint8Array(fileKey).fill(0);
  return { ok: true, opened: { key, checksum: await checksumOf(header), holds: header.holds } };
}

/** What a block is sealed with besides its text: its file, its place, and whether it is the last. */
export function blockBoundTo({ checksum }: OpenedCopy, block: number, isLast: boolean): string {
  return JSON.stringify([checksum, block, isLast]);
}

function keyBoundTo(fields: Omit<Fields, 'iv' | 'key'>): string {
  return JSON.stringify(parametersOf(fields));
}

async function checksumOf(fields: Fields): Promise<string> {
  const text = JSON.stringify([...parametersOf(fields), toBase64(fields.iv), toBase64(fields.key)]);
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function parametersOf({ format, version, holds, cipher, kdf, rounds, salt }: Omit<Fields, 'iv' | 'key'>): unknown[] {
  return [format, version, holds.format, holds.version, cipher, kdf, rounds, toBase64(salt)];
}
