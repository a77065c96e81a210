import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderInCopied } from '../../../lib/checkout-form/copiedOrder';
import { isIdentifier } from '../../../lib/checkout-form/identifier';
import { DAY } from '../../../lib/shared/time';

const NOW = Date.UTC(2026, 2, 1);
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE_62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const PRINTABLE = String.fromCharCode(...Array.from({ length: 94 }, (_, at) => 0x21 + at));

const inBase = (alphabet: string, value: bigint, length: number) => {
  let text = '';
  for (let rest = value; text.length < length; rest /= BigInt(alphabet.length)) {
    text = (alphabet[Number(rest % BigInt(alphabet.length))] ?? '') + text;
  }
  return text;
};
const ulidOf = (at: number, chance: bigint) => inBase(CROCKFORD, BigInt(at), 10) + inBase(CROCKFORD, chance, 16);
const ksuidOf = (at: number, chance: bigint) =>
  inBase(BASE_62, (BigInt(Math.floor(at / 1000) - 1_400_000_000) << 128n) | chance, 27);
const cuidOf = (at: number, rest: string) => `c${at.toString(36).padStart(8, '0')}0000${rest}`;
const objectIdOf = (at: number, rest: string) =>
  Math.floor(at / 1000)
    .toString(16)
    .padStart(8, '0') + rest;

const since2014 = fc.integer({ min: Date.UTC(2014, 5), max: NOW });
const bits = (count: bigint) => fc.bigInt({ min: 0n, max: (1n << count) - 1n });
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const lower = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-z]{${length}}$`));

/** Identifiers as the libraries of each kind make them. */
const MADE: Record<string, fc.Arbitrary<string>> = {
  UUID: fc.uuid(),
  'UUID in capitals': fc.uuid().map((uuid) => uuid.toUpperCase()),
  ULID: fc.tuple(since2014, bits(80n)).map(([at, chance]) => ulidOf(at, chance)),
  'ULID in small letters': fc.tuple(since2014, bits(80n)).map(([at, chance]) => ulidOf(at, chance).toLowerCase()),
  KSUID: fc
    .tuple(since2014, bits(128n))
    .map(([at, chance]) => ksuidOf(at, chance))
    .filter((ksuid) => /[a-z]/.test(ksuid) && /[A-Z]/.test(ksuid)),
  cuid: fc.tuple(since2014, lower(12)).map(([at, rest]) => cuidOf(at, rest)),
  ObjectId: fc.tuple(since2014, hex(16)).map(([at, rest]) => objectIdOf(at, rest)),
};

describe('an identifier that a program gave to an order', () => {
  it.each(Object.entries(MADE))('of the kind %s is taken from the clipboard, whatever is around it', (_kind, made) => {
    const around = fc.constantFrom(['', ''], ['#', ''], ['"', '"'], [' ', '\n'], ['(', ')'], ['{', '}'], ['', ',']);
    const prefix = fc.constantFrom('', 'order_', 'ord-', 'inv_', 'payment-');
    fc.assert(
      fc.property(made, around, prefix, (id, [before, after], start) => {
        expect(orderInCopied(`${before}${start}${id}${after}`, NOW)).toEqual({ orderId: start + id });
      }),
    );
  });

  it.each([
    '550e8400-e29b-41d4-a716-446655440000',
    '00000000-0000-0000-0000-000000000000',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    'order_01h455vb4pex5vsknk084sn02q',
    'cjld2cjxh0000qzrmn831i7rn',
    '0ujtsYcgvSTl8PAuAdqWYSMNLOv',
    '507f1f77bcf86cd799439011',
    'ord_pbjz8x',
    'order_IluGWxBm9U8zJ8',
    'pi_3MtwBwLkdIwHu7ix28a3tqPa',
    'in_1MtHbELkdIwHu7ixl4OzzPMv',
    'tr_7UhSN1zuXS',
  ])('is %s', (id) => expect(orderInCopied(id, NOW)).toEqual({ orderId: id }));

  it('has a time in it that has been, where it is as random as a password', () => {
    const rest = '1'.repeat(16);
    for (const [at, counts] of [
      [Date.UTC(2009, 11), false],
      [Date.UTC(2014, 5), true],
      [NOW, true],
      [NOW + 2 * DAY, false],
    ] as const) {
      expect(isIdentifier(objectIdOf(at, rest), NOW)).toBe(counts);
      expect(isIdentifier(cuidOf(at, '1'.repeat(12)), NOW)).toBe(counts);
    }
    expect(isIdentifier(ksuidOf(NOW + 2 * DAY, 1n << 100n), NOW)).toBe(false);
    expect(isIdentifier('ZZARZ3NDEKTSV4RRFFQ69G5FAV', NOW)).toBe(false);
  });

  it.each(['sk_live_51H8abcDEF1234567890', 'api_01h455vb4pex5vsknk084sn02q', 'key_pbjz8x', 'wc_pbjz8x', 'my_pbjz8x'])(
    'is none after a word that is not an order’s: %s',
    (text) => expect(isIdentifier(text, NOW)).toBe(false),
  );

  it('is no password as password managers make them, of any other length or alphabet', () => {
    const of = (alphabet: string) =>
      fc
        .string({ unit: fc.constantFrom(...alphabet), minLength: 8, maxLength: 64 })
        .filter(({ length }) => length < 24 || length > 27);
    const password = fc.oneof(
      of(BASE_62).filter((text) => /[a-z]/.test(text) && /[A-Z]/.test(text)),
      of('abcdefghijklmnopqrstuvwxyz0123456789').filter((text) => /[a-z]/.test(text) && /\d/.test(text)),
      of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567').filter((text) => /[A-Z]{5}/.test(text)),
      of(PRINTABLE).filter((text) => /[&$%^=+{}<>@\\]/.test(text.slice(1, -1))),
    );
    fc.assert(fc.property(password, (text) => !('orderId' in orderInCopied(text, NOW))));
  });
});
