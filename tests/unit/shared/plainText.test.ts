import { describe, expect, it } from 'vitest';
import { plainText } from '../../../lib/shared/plainText';

describe('plainText', () => {
  it('escapes invisible characters and line ends', () => {
    expect(plainText('a\nb\u202e\u2029\u0000')).toBe('a\\u000ab\\u202e\\u2029\\u0000');
  });

  it.each(['', 'Shop', 'متجر', '👩‍👩‍👧', 'a\u00a0b', '\\u000a'])('leaves %j alone', (text) => {
    expect(plainText(text)).toBe(text);
  });
});
