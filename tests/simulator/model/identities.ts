import { createHash, randomUUID } from 'node:crypto';

/** A new ID in Inqud's format, such as CCO-<uuid> (DOCUMENTED, 3). */
export type NewId = (prefix: 'CCO' | 'CAP' | 'CAPD' | 'ORD' | 'PAY') => string;

export const newId: NewId = (prefix) => `${prefix}-${randomUUID()}`;

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** A fake address in the chain's format, derived from the request's ID. */
export function addressFor(blockchain: string, requestId: string): string {
  const digest = sha512(`address ${requestId}`);
  switch (blockchain) {
    case 'TRON':
      return `T${letters(digest, BASE58, 33)}`;
    case 'SOLANA':
      return letters(digest, BASE58, 44);
    case 'BITCOIN':
      return `bc1q${letters(digest, BECH32, 38)}`;
    default:
      return `0x${digest.toString('hex').slice(0, 40)}`;
  }
}

/** A transaction hash for a payment, 64 hex digits. */
export function txHashFor(blockchain: string, paymentId: string): string {
  const digest = sha512(`transaction ${paymentId}`).toString('hex').slice(0, 64);
  return blockchain === 'ETHEREUM' ? `0x${digest}` : digest;
}

function letters(bytes: Buffer, alphabet: string, length: number): string {
  return Array.from(bytes.subarray(0, length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

function sha512(text: string): Buffer {
  return createHash('sha512').update(text).digest();
}
