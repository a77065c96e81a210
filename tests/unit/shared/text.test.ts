import { describe, expect, it } from 'vitest';
import { isAlike } from '../../../lib/shared/alike';
import { foreignText } from '../../../lib/shared/foreignText';
import { plainText } from '../../../lib/shared/plainText';
import { hasInvisible } from '../../../lib/shared/text';

describe('hasInvisible: "nobody types them, they mislead"', () => {
  // Unicode's Bidi_Control, whole (PropList.txt).
  const BIDI = [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
  const CONTROLS = [...Array.from({ length: 0x20 }, (_, i) => i), ...Array.from({ length: 0x21 }, (_, i) => 0x7f + i)];

  it('finds every bidirectional control and every control character, at any position', () => {
    for (const code of [...BIDI, ...CONTROLS]) {
      const character = String.fromCodePoint(code);
      for (const text of [character, `Shop${character}`, `${character}Shop`, `Sh${character}op`]) {
        expect(hasInvisible(text), `U+${code.toString(16)}`).toBe(true);
      }
    }
  });

  it.each(['', 'Shop', ' ', 'Café ☕', 'متجر', 'חנות', '👩‍👩‍👧', 'नमस्ते', '<b>&amp;', 'a\u00a0b'])(
    'finds none in %j',
    (text) => {
      expect(hasInvisible(text)).toBe(false);
    },
  );
});

describe('what has no shape', () => {
  const points = Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
  const shapeless = points
    .map((code) => String.fromCodePoint(code))
    .filter((each) => /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\ufff9-\ufffc]/u.test(each));
  const parts = /^(?:\u200c|\u200d|\p{Variation_Selector})$/u;

  it('is Unicode’s own property, controls, the blank Braille pattern, and four that Chrome draws without a width, but for parts of other characters', () => {
    expect(shapeless.length).toBeGreaterThan(4000);
    expect(shapeless.filter((each) => hasInvisible(`10${each}1`) === parts.test(each))).toEqual([]);
    expect(points.filter((code) => hasInvisible(String.fromCodePoint(code))).length).toBe(
      shapeless.filter((each) => !parts.test(each)).length + '\u2028\u2029'.length,
    );
  });

  it('is never in a text that is shown outside of our HTML, and distinguishes no orders', () => {
    const odd = shapeless.filter((each) => !/\s/.test(each));
    // The blank pattern is as wide as a space, and becomes one.
    expect(odd.filter((each) => foreignText(`10${each}1`) !== '101')).toEqual(['\u2800']);
    expect(odd.filter((each) => !isAlike(`10${each}1`, '101'))).toEqual([]);
  });

  it('is escaped in plain text, by its UTF-16 units', () => {
    expect(plainText('a\u{e0041}b\u3164')).toBe('a\\udb40\\udc41b\\u3164');
  });
});
