import { describe, expect, it } from 'vitest';
import { strengthOf } from '../../../lib/accounts/strength';
import { DAY, HOUR, SECOND } from '../../../lib/shared/time';
import { cpuTime } from '../support/cpuTime';

describe('strengthOf', () => {
  it.each(['', 'password', 'password12', '1234567890', 'qwertyuiop', 'aaaaaaaaaaaaaaa', 'abcdefghij', 'letmeinplease'])(
    'refuses what an attacker tries first: %j',
    (passphrase) => {
      expect(strengthOf(passphrase, [])).toMatchObject({ rank: 'weak', refused: true });
    },
  );

  it.each(['correct cup ferry moss tiger', 'x7#Kq!9vLm2$Zp', 'plinth gravy ombre walnut'])(
    'accepts random words and random letters: %s',
    (passphrase) => {
      expect(strengthOf(passphrase, [])).toMatchObject({ rank: 'strong', refused: false });
    },
  );

  it('knows "what an attacker would try first, such as the names of the shops"', () => {
    const shop = 'Zwerklauf Berghaus';
    expect(strengthOf(shop, [])).toMatchObject({ refused: false });
    expect(strengthOf(shop, [shop])).toMatchObject({ refused: true });
    expect(strengthOf(shop, [shop]).lasts).toBeLessThan(SECOND);
    expect(strengthOf(shop.toLowerCase(), [shop])).toMatchObject({ refused: true });
  });

  it('does not remember the shops of an earlier estimate', () => {
    strengthOf('Zwerklauf Berghaus', ['Zwerklauf Berghaus']);
    expect(strengthOf('Zwerklauf Berghaus', [])).toMatchObject({ refused: false });
  });

  it('never rates a longer time as weaker', () => {
    const words = ['weak', 'good', 'strong'];
    const typed = 'x7#Kq!9vLm2$Zp';
    const ranks = Array.from(typed, (_, i) => strengthOf(typed.slice(0, i + 1), [])).map(({ rank, refused }) => {
      expect(refused).toBe(rank === 'weak');
      return words.indexOf(rank);
    });
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks)).toEqual(new Set([0, 1, 2]));
  });

  it.each([
    ['', 0, SECOND],
    ['x7#Kq!9', SECOND, HOUR],
    ['x7#Kq!9vLm', DAY, 365 * DAY],
  ])('tells how long a search would last: %j', (passphrase, least, most) => {
    const { lasts } = strengthOf(passphrase, []);
    expect(lasts).toBeGreaterThanOrEqual(least);
    expect(lasts).toBeLessThan(most);
  });

  it('stays fast for a pasted page', () => {
    const before = cpuTime();
    strengthOf('correct cup ferry moss tiger '.repeat(20_000), []);
    expect(cpuTime() - before).toBeLessThan(5000);
  });
});
