import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../../lib/accounts/strength';
import { cpuTime } from '../support/cpuTime';

describe('strengthOf', () => {
  it.each(['', 'password', 'password12', '1234567890', 'qwertyuiop', 'aaaaaaaaaaaaaaa', 'abcdefghij', 'letmeinplease'])(
    'refuses what an attacker tries first: %j',
    (passphrase) => {
      expect(strengthOf(passphrase, [])).toMatchObject({ word: 'Too easy to guess', refused: true });
    },
  );

  it.each(['correct cup ferry moss tiger', 'x7#Kq!9vLm2$Zp', 'plinth gravy ombre walnut'])(
    'accepts random words and random letters: %s',
    (passphrase) => {
      expect(strengthOf(passphrase, [])).toEqual({ word: 'Strong', lasts: 'more than 100 years', refused: false });
    },
  );

  it('knows "what an attacker would try first, such as the names of the shops"', () => {
    const shop = 'Zwerklauf Berghaus';
    expect(strengthOf(shop, [])).toMatchObject({ refused: false });
    expect(strengthOf(shop, [shop])).toMatchObject({ refused: true, lasts: 'less than a second' });
    expect(strengthOf(shop.toLowerCase(), [shop])).toMatchObject({ refused: true });
  });

  it('does not remember the shops of an earlier estimate', () => {
    strengthOf('Zwerklauf Berghaus', ['Zwerklauf Berghaus']);
    expect(strengthOf('Zwerklauf Berghaus', [])).toMatchObject({ refused: false });
  });

  it('never rates a longer time as weaker', () => {
    const words = ['Too easy to guess', 'Good', 'Strong'];
    const typed = 'x7#Kq!9vLm2$Zp';
    const ranks = Array.from(typed, (_, i) => strengthOf(typed.slice(0, i + 1), [])).map(({ word, refused }) => {
      expect(refused).toBe(word === 'Too easy to guess');
      return words.indexOf(word);
    });
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
  });

  it.each([
    ['', 'less than a second'],
    ['x7#Kq!9', /^about \d+ (minutes?|seconds?)$/],
    ['x7#Kq!9vLm', /^about \d+ days?$/],
  ])('words how long a search would last: %j', (passphrase, words) => {
    const { lasts } = strengthOf(passphrase, []);
    if (typeof words === 'string') expect(lasts).toBe(words);
    else expect(lasts).toMatch(words);
  });

  it('stays fast for a pasted page', () => {
    const before = cpuTime();
    strengthOf('correct cup ferry moss tiger '.repeat(20_000), []);
    expect(cpuTime() - before).toBeLessThan(5000);
  });
});
