import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf } from '../../../lib/search/entry';
import { fold, foldId, isUnspaced, partsOf, withoutMarks, wordsOf } from '../../../lib/search/fold';
import { parseSearch } from '../../../lib/search/language';
import { matcherOf } from '../../../lib/search/matching';
import { runs } from '../../soak';
import { checkout, NOW } from '../support/examples';

/** Each character of Unicode, of the many Chinese ones only some. */
const ALL = Array.from({ length: 0x11_0000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((each) => !/\p{Cn}|\p{Co}|[\u{4f00}-\u{9f00}]|[\u{20000}-\u{3ffff}]/u.test(each));

describe('folding', () => {
  it.each([
    ['Łódź Gdańsk', 'lodz gdansk'],
    ['Paral·lel', 'parallel'],
    ['Col·lecció', 'colleccio'],
    ['a·b', 'a·b'],
    ['Øresund, Århus, Ærø', 'oresund, arhus, aero'],
    ['Đorđe Ħal Þór Œuvre', 'dorde hal thor oeuvre'],
    ['Straße STRASSE ẞ', 'strasse strasse ss'],
    ['İstanbul ısı IŞIK', 'istanbul isi isik'],
    ['ΟΔΟΣ οδος Ελλάς', 'οδοσ οδοσ ελλασ'],
    ['Ґанок Қазақ', 'ганок казак'],
    ['مُحَمَّد مـحـمـد کریمی', 'محمد محمد كريمي'],
    ['שָׁלוֹם', 'שלומ'],
    ['١٠٤٨٢ ۱۰۴۸۲ १०४८२ １０４８２ ๑๐๔๘๒', '10482 10482 10482 10482 10482'],
    ['WC‐1 WC‑1 WC–1 WC−1 WC－1', 'wc-1 wc-1 wc-1 wc-1 wc-1'],
    ['a\u00a0b\u202fc\u3000d\u2800e', 'a b c d e'],
    ['10\u200b4\u00ad8\u20602\u202e\u3164', '10482'],
    ['O’Brien ‘x’ “y” обʼєкт', "o'brien 'x' \"y\" об'єкт"],
    ['№ 10482', '# 10482'],
    ['タワー ﾀﾜｰ', 'たわー たわー'],
    ['กำ ไม้', 'กํา ไม'],
    ['हिन्दी', 'हिनदी'],
  ])('makes one of what people type in different ways: %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('is the same in each case, each normal form and each width of a character, and folded again', () => {
    const failed = ALL.filter((each) => {
      const folded = fold(each);
      // The one sign that falls apart into letters which are written as a mark.
      const forms = each === '№' ? [] : ['NFC', 'NFD', 'NFKC', 'NFKD'].map((form) => each.normalize(form));
      // In capitals, a Greek iota below a letter is beside it.
      const upper = each.normalize('NFD').includes('\u0345') ? [] : [each.toUpperCase()];
      return [...forms, ...upper, each.toLowerCase(), folded].some((other) => fold(other) !== folded);
    });
    expect(failed).toEqual([]);
  });

  it('leaves what the collation of Unicode takes for a Latin letter with something on it as that letter', () => {
    const { compare } = new Intl.Collator('und', { sensitivity: 'base' });
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const failed = ALL.filter((each) => /\p{sc=Latin}/u.test(each) && /\p{L}/u.test(each)).filter((each) => {
      const same = letters.find((letter) => compare(letter, each) === 0);
      return same !== undefined && fold(each) !== same;
    });
    // A letter with a dot after it, which is no part of it.
    expect(failed.filter((each) => !/[Ŀŀ]/.test(each))).toEqual([]);
  });

  it('gives each decimal digit of Unicode its value', () => {
    const systems = Intl.supportedValuesOf('numberingSystem').map((numberingSystem) =>
      new Intl.NumberFormat('en', { numberingSystem, useGrouping: false }).format(9876543210),
    );
    const decimal = systems.filter((digits) => /^\p{Nd}+$/u.test(digits));
    expect(decimal.length).toBeGreaterThan(30);
    expect(decimal.filter((digits) => fold(digits) !== '9876543210')).toEqual([]);
  });

  it('leaves nothing that nobody sees', () => {
    expect(
      ALL.filter((each) => /\p{Default_Ignorable_Code_Point}|[\p{Bidi_Control}]/u.test(each) && fold(each) !== ''),
    ).toEqual([]);
  });
});

describe('words', () => {
  it('are letters where a script writes no spaces', () => {
    expect(wordsOf('東京 Tower15タワー、ไทยนี้ 서울')).toEqual(
      [...'東京', 'tower15', ...'たわー', 'ไ', 'ท', 'ย', 'นี', ...'서울'].map((word) => word.normalize('NFKD')),
    );
    expect(partsOf('東京 top-up')).toEqual(['東 京', 'top', 'up']);
    expect(['東', 'ก', '한', 'あ'].every(isUnspaced)).toBe(true);
    expect(['Ada', 'שלום', 'हिन्दी', '12'].some(isUnspaced)).toBe(false);
  });

  it('are pasted with marks around them', () => {
    for (const text of [
      '10482,',
      '(10482)',
      '«10482»',
      '„10482“',
      '#10482',
      '10482.',
      '「10482」',
      '【10482】',
      '\u200f10482',
    ]) {
      expect(withoutMarks(text), text).toBe('10482');
    }
    expect(foldId(withoutMarks('(INV-2026/7).'))).toBe('inv-2026/7');
    expect(withoutMarks('…')).toBe('');
  });

  it('are found in time that grows with the length only', () => {
    const long = '.'.repeat(1_000_000);
    expect(withoutMarks(`${long}x${long}`)).toBe('x');
    expect(withoutMarks(long)).toBe('');
  }, 5000);
});

/** The letters that a script's words are made of: those with a case of their own only in lower case. */
const SCRIPTS = [
  ...['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Ethiopic'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala'],
  ...[
    'Thai',
    'Lao',
    'Khmer',
    'Myanmar',
    'Tibetan',
    'Han',
    'Hiragana',
    'Katakana',
    'Hangul',
    'Bopomofo',
    'Yi',
    'Mongolian',
  ],
  ...['Cherokee', 'Adlam', 'Vai', 'Tifinagh', 'Javanese', 'Balinese', 'Canadian_Aboriginal', 'Deseret', 'Tai_Tham'],
];
const UNSPACED = [
  'Thai',
  'Lao',
  'Khmer',
  'Myanmar',
  'Tibetan',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Bopomofo',
  'Yi',
];
/** A Greek iota below a letter, which capitals write beside it, and the end of a Hangul syllable without a beginning. */
const ODD = /\u0345|^[\u1160-\u11ff\ud7b0-\ud7ff]/;
const lettersOf = (script: string) => {
  const letter = new RegExp(`^(?=\\p{Lo}|\\p{Ll})\\p{sc=${script}}$`, 'u');
  return ALL.filter(
    (each) => letter.test(each) && /^[\p{L}\p{N}]+$/u.test(fold(each)) && !ODD.test(each.normalize('NFKD')),
  ).slice(0, 400);
};
const LETTERS = new Map(SCRIPTS.map((script) => [script, lettersOf(script)]));

describe('a search in any script', () => {
  const finds = (text: string, name: string) =>
    matcherOf(parseSearch(text).search, { now: NOW, accountName: () => null })(
      entryOf(checkout({ name, id: 'x', orderId: 'x', request: null })),
    );
  const script = fc.constantFrom(...SCRIPTS);
  const word = (name: string) =>
    fc.array(fc.constantFrom(...(LETTERS.get(name) ?? [])), { minLength: 2, maxLength: 6 });
  /** Other ways to write the same. */
  const written = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.normalize('NFC'),
    (text: string) => text.normalize('NFD'),
    (text: string) => [...text].join('\u200b'),
    (text: string) => [...text].join('\u0301'),
    (text: string) => `(${text}),`,
    (text: string) => `“${text}”`,
    (text: string) => `「${text}」`,
  );

  it('has letters to look for', () => {
    for (const [script, letters] of LETTERS) expect(letters.length, script).toBeGreaterThan(20);
  });

  it('finds a word by its beginning, however that is written', () => {
    fc.assert(
      fc.property(
        script.chain((name) => fc.tuple(word(name), word(name))),
        fc.nat(5),
        written,
        written,
        ([first, second], length, own, typed) => {
          const part = second.slice(0, 1 + (length % second.length)).join('');
          // What is folded to a letter with the next one is another word.
          fc.pre(fold(second.join('')).startsWith(fold(part)));
          expect({
            name: `${first.join('')} ${own(second.join(''))}`,
            part,
            finds: finds(typed(part), `${first.join('')} ${own(second.join(''))}`),
          }).toMatchObject({ finds: true });
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  it('finds a text of a script without spaces from any of its letters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UNSPACED).chain((name) => fc.tuple(word(name), word(name), word(name))),
        written,
        ([before, wanted, after], typed) => {
          const part = wanted.join('');
          const whole = [...before, ...wanted, ...after].join('');
          expect({ whole, part, finds: finds(typed(part), whole) }).toMatchObject({ finds: true });
        },
      ),
      { numRuns: runs(1000) },
    );
  });

  it('finds nothing that is not in the name', () => {
    fc.assert(
      fc.property(
        script.chain((name) => fc.tuple(word(name), word(name))),
        ([name, typed]) => {
          const [own, part] = [fold(name.join('')), fold(typed.join(''))];
          if (!own.includes(part)) expect(finds(typed.join(''), name.join(''))).toBe(false);
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});
