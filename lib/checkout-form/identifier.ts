import { UUID } from '../inqud/ids';
import { DAY } from '../shared/time';
import { isOrderPrefix } from './orderWords';

const IS_UUID = new RegExp(`^${UUID}$`, 'i');
/** 26 characters of Crockford's alphabet; the time is in the first ten, and "01" is 2004 to 2039. */
const ULID = /^01(?:[0-9A-HJKMNP-TV-Z]{24}|[0-9a-hjkmnp-tv-z]{24})$/;
/** A "c", the time in base 36, a counter, a fingerprint of the computer, and chance. */
const CUID = /^c([0-9a-z]{8})\d[0-9a-z]{15}$/;
/** Seconds in hexadecimal, and chance. */
const OBJECT_ID = /^([0-9a-f]{8})[0-9a-f]{16}$/;
/** Seconds since May 2014 and 128 bits of chance, in base 62. */
const KSUID = /^[0-9A-Za-z]{27}$/;
const KSUID_EPOCH = 1_400_000_000;
const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** What follows the name of an object: "ord_pbjz8x", "pi_3MtwBwLkdIwHu7ix28a3tqPa". */
const TOKEN = /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{6,32}$/;

/** Nothing that is in use today made identifiers before. */
const EARLIEST = Date.UTC(2010, 0);

/**
 * Whether a text has the form of an identifier that programs give to an order: UUID, ULID, cuid, KSUID, the ObjectId of
 * MongoDB, also after a noun for an order, as in "order_01h455vb4pex5vsknk084sn02q". What looks as random as a password counts
 * only with a time in it that has been. `now` is epoch ms.
 */
export function isIdentifier(text: string, now: number): boolean {
  const [, prefix = '', mark = '', rest = ''] = /^(\p{L}{2,20})([-_])(.+)$/u.exec(text) ?? [];
  if (isOrderPrefix(prefix)) return isGenerated(rest, now) || (mark === '_' && TOKEN.test(rest));
  return isGenerated(text, now);
}

function isGenerated(text: string, now: number): boolean {
  const hasBeen = (at: number) => at >= EARLIEST && at <= now + DAY;
  if (IS_UUID.test(text) || ULID.test(text)) return true;
  const base36 = CUID.exec(text)?.[1];
  if (base36 !== undefined) return hasBeen(Number.parseInt(base36, 36));
  const seconds = OBJECT_ID.exec(text)?.[1];
  if (seconds !== undefined) return hasBeen(Number.parseInt(seconds, 16) * 1000);
  return KSUID.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && hasBeen(timeOfKsuid(text));
}

function timeOfKsuid(text: string): number {
  const value = [...text].reduce((sum, character) => sum * 62n + BigInt(BASE_62.indexOf(character)), 0n);
  return (Number(value >> 128n) + KSUID_EPOCH) * 1000;
}
