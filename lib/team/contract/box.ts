import { fromBase64Url, toBase64Url } from '../../sealing/base64url.ts';
import { AES_GCM, seal, unseal } from '../../sealing/seal.ts';

/**
 * Something sealed for one desk, by its public key: an ephemeral P-256 key, HKDF-SHA256, AES-256-GCM. All of it is the
 * browser's own cryptography; X25519 came to Chrome only in version 133.
 *
 *     65 bytes ephemeral public key | 12 bytes IV | ciphertext with tag
 */
const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const POINT = 65;
const IV_LENGTH = 12;

/** A desk's own pair. `privateKey` is PKCS #8, to be sealed at once; it never leaves the desk. */
export type BoxKeys = { publicKey: string; privateKey: Uint8Array<ArrayBuffer> };

export async function newBoxKeys(): Promise<BoxKeys> {
  const { subtle } = crypto;
  const pair = await subtle.generateKey(CURVE, true, ['deriveBits']);
  const [raw, pkcs8] = await Promise.all([
    subtle.exportKey('raw', pair.publicKey),
    subtle.exportKey('pkcs8', pair.privateKey),
  ]);
  return { publicKey: toBase64Url(new Uint8Array(raw)), privateKey: new Uint8Array(pkcs8) };
}

/** Whether the text is a public key: a point of the curve. */
export async function isBoxKey(publicKey: string): Promise<boolean> {
  return (await publicKeyOf(publicKey)) !== null;
}

/** Throws for what is no public key. */
export async function sealTo(
  publicKey: string,
  belongsTo: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { subtle } = crypto;
  const theirs = await publicKeyOf(publicKey);
  const theirPoint = fromBase64Url(publicKey);
  if (!theirs || !theirPoint) throw new Error('This is no public key of a desk.');
  const pair = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const key = await sharedKey(pair.privateKey, theirs, point, theirPoint);
  const { iv, sealed } = await seal(key, belongsTo, bytes);
  return new Uint8Array([...point, ...iv, ...new Uint8Array(sealed)]);
}

/** Null when it was sealed for another desk, belongs elsewhere, or is damaged. */
export async function openBox(
  { publicKey, privateKey }: BoxKeys,
  belongsTo: string,
  box: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (box.length <= POINT + IV_LENGTH) return null;
  const point = box.slice(0, POINT);
  const [ephemeral, ours] = await Promise.all([
    publicKeyOf(toBase64Url(point)),
    crypto.subtle.importKey('pkcs8', privateKey, CURVE, false, ['deriveBits']).catch(() => null),
  ]);
  const ourPoint = fromBase64Url(publicKey);
  if (!ephemeral || !ours || !ourPoint) return null;
  const key = await sharedKey(ours, ephemeral, point, ourPoint);
  const opened = await unseal(key, belongsTo, {
    iv: box.slice(POINT, POINT + IV_LENGTH),
    sealed: box.slice(POINT + IV_LENGTH).buffer,
  });
  return opened && new Uint8Array(opened);
}

async function publicKeyOf(text: string): Promise<CryptoKey | null> {
  const point = fromBase64Url(text);
  if (point?.length !== POINT) return null;
  return crypto.subtle.importKey('raw', point, CURVE, false, []).catch(() => null);
}

/** Bound to both public keys, so that a box is of exactly one sending to exactly one desk. */
async function sharedKey(
  privateKey: CryptoKey,
  publicKey: CryptoKey,
  ephemeral: Uint8Array<ArrayBuffer>,
  recipient: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> {
  const { subtle } = crypto;
  const secret = await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
  const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode('checkout-desk team box');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array([...ephemeral, ...recipient]), info };
  return subtle.deriveKey(derivation, base, AES_GCM, false, ['encrypt', 'decrypt']);
}
