import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexOf, macWith, sameText, verifyDigest } from '../../../lib/webhooks/digest';
import { bytesOf } from '../support/examples';
import { digestOf, mac, sha256Of, VECTOR } from './signing';

describe('"X-Payload-Digest = lowercase hex HMAC-SHA1(raw body, secret)"', () => {
  it('equals the verified test vector', async () => {
    expect(hexOf(await mac('SHA-1', VECTOR.body))).toBe(VECTOR.digest);
    expect(await verifyDigest(mac, VECTOR.body, VECTOR.digest)).toBe(true);
  });

  it('covers the UTF-8 bytes of any text, with any secret', async () => {
    const secret = fc.string({ unit: 'grapheme', minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), secret, async (body, secret) => {
        expect(await verifyDigest(macWith(bytesOf(secret)), body, digestOf(body, secret))).toBe(true);
      }),
    );
  });

  it.each([
    ['upper case', VECTOR.digest.toUpperCase()],
    ['a space', `${VECTOR.digest} `],
    ['nothing', ''],
    ['a digit less', VECTOR.digest.slice(1)],
    ['another digit', VECTOR.digest.replace('7', '8')],
    ['SHA-256', sha256Of(VECTOR.body)],
    ['the digest of another secret', digestOf(VECTOR.body, 'other')],
  ])('is not %s', async (_what, digest) => {
    expect(await verifyDigest(mac, VECTOR.body, digest)).toBe(false);
  });
});

describe('sameText', () => {
  it('equals === for any two texts', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(sameText(one, other)).toBe(one === other);
      }),
    );
  });

  it('compares in constant time: it reads every character of both', () => {
    let looked = 0;
    const counting = (text: string) =>
      Object.assign(Object(text), {
        charCodeAt: (at: number) => {
          looked += 1;
          return text.charCodeAt(at);
        },
      });
    for (const other of ['xbcdef', 'abcdex', 'abcdef']) {
      looked = 0;
      sameText(counting('abcdef'), counting(other));
      expect(looked).toBe(12);
    }
  });
});
