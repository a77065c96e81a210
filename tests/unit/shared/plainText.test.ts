import { describe, expect, it } from 'vitest';
import { plainText } from '../../../lib/shared/plainText';

describe('plainText', () => {
  it('writes what nobody sees as its code, and ends no line', () => {
    expect(plainText('a\nb\u202e\u2029\u0000')).toBe('a\\u000ab\\u202e\\u2029\\u0000');
  });

  it.each(['', 'Shop', 'متجر', '👩‍👩‍👧', 'a\u00a0b', '\\u000a'])('leaves %j alone', (text) => {
    expect(plainText(text)).toBe(text);
  });
});
