import { describe, expect, it } from 'vitest';
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
