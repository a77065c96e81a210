import { describe, expect, it } from 'vitest';
import { createEncryptionChoice } from '../../../../lib/checkouts/backup/encryptionChoice';

const STRONG = 'copper lantern quiet harbor';

function start({ byDefault = true } = {}) {
  const choice = createEncryptionChoice();
  const take = () =>
    choice.take({ byDefault, weaknessOf: async (passphrase) => (passphrase.length < 10 ? 'Too short.' : null) });
  const type = (typed: string, again = typed) => {
    choice.typed.type(typed);
    choice.again.type(again);
  };
  return { ...choice, take, type };
}

describe('the choice to encrypt a copy', () => {
  it.each([
    [true, null, true],
    [false, null, false],
    [true, false, false],
    [false, true, true],
  ])('is the default (%s) until it is chosen (%s): %s', async (byDefault, chosen, encrypts) => {
    const { take, choose, type } = start({ byDefault });
    if (chosen !== null) choose(chosen);
    type(STRONG);
    expect(await take()).toEqual({ ok: true, passphrase: encrypts ? STRONG : null });
  });

  it.each([
    ['none', '', '', { typed: 'Too short.' }],
    ['a weak one', 'short', 'short', { typed: 'Too short.' }],
    ['one that is typed otherwise again', STRONG, 'copper', { again: 'The passphrases don’t match.' }],
  ])('takes no passphrase for %s, and says what is wrong until it is corrected', async (_, typed, again, mistakes) => {
    const choice = start();
    choice.type(typed, again);
    expect(await choice.take()).toEqual({ ok: false });
    expect(choice.mistakes.value).toEqual(mistakes);
    choice.typed.type(STRONG);
    expect(choice.mistakes.value).toEqual({});
  });

  it('takes what was typed when it was asked, whatever is typed meanwhile', async () => {
    const { take, type } = start();
    type(STRONG);
    const taken = take();
    type('another');
    expect(await taken).toEqual({ ok: true, passphrase: STRONG });
  });

  it('forgets what was typed when it is cleared, or not wanted any more', async () => {
    const { clear, choose, type, typed, again } = start();
    for (const forget of [clear, () => choose(false)]) {
      type(STRONG);
      forget();
      expect([typed.text.value, again.text.value]).toEqual(['', '']);
    }
  });
});
