import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptBody } from '../../../lib/requests/keptBody';

const KB8 = 8 * 1024;

describe('the logged part of a body', () => {
  it('is the whole body, up to 8 kB', () => {
    expect(keptBody('{"a":1}', [])).toEqual({ text: '{"a":1}', cut: false });
    expect(keptBody('x'.repeat(KB8), [])).toEqual({ text: 'x'.repeat(KB8), cut: false });
    expect(keptBody(`${'x'.repeat(KB8)}y`, [])).toEqual({ text: 'x'.repeat(KB8), cut: true });
  });

  it('is never more than 8 kB, and never half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (part) => {
        const whole = part.repeat(KB8);
        const { text, cut } = keptBody(whole, []);
        expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(KB8);
        expect(new TextEncoder().encode(text).length).toBeGreaterThan(KB8 - 4);
        expect(whole.startsWith(text)).toBe(true);
        expect(text.isWellFormed()).toBe(true);
        expect(cut).toBe(text !== whole);
      }),
    );
  });

  it('contains no secret, neither plain nor encoded for JSON or a URL', () => {
    const secret = 'sëcret "one"\\ &more';
    const answers = [secret, JSON.stringify({ echo: secret }), `https://x.example/?s=${encodeURIComponent(secret)}`];
    for (const answer of answers) {
      const { text } = keptBody(answer, ['other', secret]);
      expect(text).toContain('[hidden]');
      expect(text).not.toMatch(/one|more/);
    }
  });

  it('contains no part of a secret at the truncation point', () => {
    const { text } = keptBody(`${'x'.repeat(KB8 - 12)}topsecretsecret`, ['topsecretsecret']);
    expect(text).not.toContain('top');
  });

  it('ignores an empty secret', () => {
    expect(keptBody('abc', [''])).toEqual({ text: 'abc', cut: false });
  });
});
