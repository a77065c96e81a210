import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassphrase, SHORTEST } from '../../../lib/accounts/passphraseRules';
import { passphraseMistakeText } from '../../../lib/accounts/passphraseText';

const wordsOf = (typed: string) => {
  const mistake = checkPassphrase(typed);
  return mistake && passphraseMistakeText(mistake);
};

describe('checkPassphrase', () => {
  it.each(['', ' ', '          ', '\t\n', '\u3000'])('asks for one when nothing is typed: %j', (typed) => {
    expect(wordsOf(typed)).toBe('Type a passphrase.');
  });

  it.each(['0', '1234', '123456', '987654321'])('refuses a short PIN with the reason: %s', (pin) => {
    expect(wordsOf(pin)).toMatch(/^A PIN is too short\. Anyone who copies .* can try every PIN within a day\./);
    expect(wordsOf(pin)).toContain(`at least ${SHORTEST} characters`);
  });

  it.each(['a', 'short one', '12345678a', '１２３４'])('refuses a short one with the reason: %s', (typed) => {
    expect(wordsOf(typed)).toMatch(/^Too short\. Anyone who copies /);
    expect(wordsOf(typed)).toContain('Four random words');
  });

  it('accepts any text between the limits, and never repeats what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        const weakness = wordsOf(typed);
        const good = typed.trim() !== '' && typed.length >= SHORTEST && typed.length <= 500;
        expect(weakness === null).toBe(good);
        if (typed.length > SHORTEST) expect(weakness ?? '').not.toContain(typed);
      }),
    );
  });

  it('accepts 500 characters and refuses 501', () => {
    expect(wordsOf('x'.repeat(500))).toBeNull();
    expect(wordsOf('x'.repeat(501))).toBe('Use at most 500 characters.');
  });
});
