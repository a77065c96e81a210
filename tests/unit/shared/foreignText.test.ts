import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignText, isolated } from '../../../lib/shared/foreignText';
import { runs } from '../../soak';

describe('foreign text', () => {
  it.each([
    ['10482', '10482'],
    ['1\u202e00.1', '100.1'],
    ['1001 is PAID\u202e', '1001 is PAID'],
    ['10\u3164482', '10482'],
    ['10\u{e0031}482\u200b\u2060\u00ad\u061c\u180e', '10482'],
    ['Paid:\norder\t1001\0', 'Paid: order 1001'],
    ['\u2028a\u2800\u3000b ', 'a b'],
    ['👩‍💻❤️🏳️‍🌈1️⃣', '👩‍💻❤️🏳️‍🌈1⃣'],
    ['می‌خواهم क्‍ष', 'می‌خواهم क्‍ष'],
    ['a\u200db\u200c', 'ab'],
    ['\u202e\u2066', ''],
    ['\ud800x', '\ufffdx'],
  ])('is on one line, and all of it can be seen: %j', (text, shown) => expect(foreignText(text)).toBe(shown));

  it('is cut between two whole characters', () => {
    expect(foreignText('👩‍💻'.repeat(40))).toBe(`${'👩‍💻'.repeat(11)}…`);
    expect(foreignText('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
    expect(foreignText('x'.repeat(61), 100)).toBe('x'.repeat(61));
  });

  it('is kept apart from what is around it, unless it is plain', () => {
    expect(isolated('10482')).toBe('10482');
    expect(isolated('طلب 5')).toBe('\u2068طلب 5\u2069');
    expect(isolated('1\u202e00.1')).toBe('\u2068100.1\u2069');
  });

  it('never has a direction mark, a control, or another character that nobody sees', () => {
    const odd = fc.constantFrom(
      '\u202e',
      '\u2069',
      '\u200d',
      '\u200c',
      '\ufe0f',
      '\u3164',
      '\u{e0041}',
      '👩',
      'ع',
      'a',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.oneof(odd, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })) }),
        (text) => {
          const shown = foreignText(text);
          const joiners = ['\u200c', '\u200d', '\ufe0e', '\ufe0f'];
          const unseen = [...shown].filter((each) =>
            /\p{Bidi_Control}|\p{Cc}|\p{Default_Ignorable_Code_Point}/u.test(each),
          );
          expect(unseen.filter((each) => !joiners.includes(each))).toEqual([]);
          expect(shown.length).toBeLessThanOrEqual(60);
          expect(shown).toBe(shown.trim());
          expect(foreignText(shown)).toBe(shown);
          expect(shown.isWellFormed()).toBe(true);
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});
