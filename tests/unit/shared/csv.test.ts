import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, escapeFormula, tableLine, unescapeFormula, withoutFormula } from '../../../lib/shared/csv';
import { readCsv } from '../support/readCsv';

const written = (cell: string) => csvLine([cell]).slice(0, -2);

describe('a cell', () => {
  it.each([
    ['a', 'a'],
    ['', ''],
    [' a ', ' a '],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['a\nb', '"a\nb"'],
    ['a\rb', '"a\rb"'],
    ['a\r\nb', '"a\r\nb"'],
    ['"', '""""'],
    ['\u2028', '\u2028'],
  ])('%j is written as %j', (cell, text) => expect(written(cell)).toBe(text));

  it.each([
    '=1+1',
    '+1',
    '+49 30 1234',
    '-1+1',
    '-a',
    '--5',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    ' =1+1',
    '\u00a0=1+1',
    '\ufeff=1+1',
    '\0=1+1',
  ])('that a spreadsheet would evaluate gets an apostrophe in front: %j', (cell) => {
    expect(readCsv(csvLine([cell]))).toEqual([[`'${cell}`]]);
  });

  it.each(['\tx', '\rx', '\nx'])('that begins with whitespace a spreadsheet ignores gets one too: %j', (cell) => {
    expect(readCsv(csvLine([cell]))).toEqual([[`'${cell}`]]);
  });

  it.each(['-5', '-0.00000001', '-123456789012345678901234567890.5'])(
    'with a negative number stays a number: %s',
    (cell) => {
      expect(written(cell)).toBe(cell);
    },
  );

  it.each(['a=b', 'a-b', '5', '0.5', "it's", "'quoted'", 'a@b.example', 'https://x.example/?a=b'])(
    'that no spreadsheet evaluates is unchanged: %s',
    (cell) => expect(written(cell)).toBe(cell),
  );

  it('that looks escaped already gets another apostrophe, so that escaping can be undone', () => {
    expect(written("'=1")).toBe("''=1");
    expect(written('=1')).toBe("'=1");
  });
});

describe('a formula after a separator of another country', () => {
  it.each([
    ['a;=1+1;', "a;'=1+1;"],
    ['a\t=1', "a\t'=1"],
    ['a,+1', "a,'+1"],
    ['a|@x', "a|'@x"],
    ['a\n\n=1', "a\n'\n'=1"],
    ['-5\n=1+1', "'-5\n'=1+1"],
    ['a;"=1"', `a;'"=1"`],
    ['a; =1;-5;-x', "a;' =1;-5;'-x"],
    ['Thanks; see a=b', 'Thanks; see a=b'],
    ["a;'=1", "a;''=1"],
    ['a:=1+1', "a:'=1+1"],
    ['a^@SUM(1)', "a^'@SUM(1)"],
    ["x~-cmd|' /C calc'!A0", "x~'-cmd|' /C calc'!A0"],
    ["a:'=1", "a:''=1"],
  ])('gets an apostrophe: %j', (cell, escaped) => {
    expect(escapeFormula(cell)).toBe(escaped);
    expect(unescapeFormula(escaped)).toBe(cell);
  });

  it.each([
    'price = 5',
    'a - b',
    'x == y',
    '(+49) 30 1234',
    '2026-03-01 12:00',
    'a (-5)',
    'at 5 @ shop',
    'https://x.example/?a=b',
  ])('is no part of a text: %j', (cell) => {
    expect(escapeFormula(cell)).toBe(cell);
  });

  it('is found in time that grows with the length only', () => {
    for (const part of ['\n', ';', ' ', "'", '"', '=', '-5;']) {
      const cell = part.repeat(10_000);
      expect(unescapeFormula(escapeFormula(cell))).toBe(cell);
    }
  }, 10_000);
});

/** Characters that mean something to CSV or to a spreadsheet, and any others. */
const cells = fc.string({
  unit: fc.oneof(fc.constantFrom(...'",\r\n\t=+-@\'＝－＠ 05.;\0\ufeff'), fc.string({ unit: 'binary', maxLength: 1 })),
});

/** A number, and what comes after it in another program's cells: after the quote that ends it, the line's own separator. */
const NEGATIVE = /^"?-\d+(\.\d+)?(?:[;,|\t].*|"[,\t].*|"*)$/s;

describe('a web address in a table', () => {
  it.each([
    ['https://pay.example/c/CCO-1', 'https://pay.example/c/CCO-1'],
    ['https://pay.example/?to=-1&of=+2', 'https://pay.example/?to=-1&of=+2'],
    ['https://pay.example/=1;-x,@x', 'https://pay.example/%3D1;%2Dx,%40x'],
    ["https://pay.example/;'=x", 'https://pay.example/;%27=x'],
  ])('%s is written as %s', (address, written) => {
    expect(withoutFormula(address)).toBe(written);
  });

  it('leads where it led, and has nothing that a spreadsheet would evaluate', () => {
    const marks = fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      "'",
      ';',
      ',',
      '|',
      '/',
      '?',
      '#',
      ':',
      '!',
      '(',
      'x',
      '1',
      '%2D',
    );
    fc.assert(
      fc.property(fc.string({ unit: marks }), (rest) => {
        const address = new URL(`https://pay.example/${rest}`).href;
        const written = withoutFormula(address);
        expect(escapeFormula(written)).toBe(written);
        expect(decodeURIComponent(written)).toBe(decodeURIComponent(address));
      }),
    );
  });
});

describe('a table', () => {
  it('round-trips through an RFC 4180 parser, apart from the apostrophes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.array(fc.array(cells, { minLength: 5, maxLength: 5 })),
        (width, all) => {
          const rows = all.map((row) => row.slice(0, width));
          const read = readCsv(rows.map(csvLine).join(''));
          expect(read.map((row) => row.map(unescapeFormula))).toEqual(rows);
        },
      ),
    );
  });

  it('has no cell that a spreadsheet would evaluate [S-33]', () => {
    fc.assert(
      fc.property(cells, (cell) => {
        // Whatever it splits at, and whether it heeds quotes or not.
        for (const text of [csvLine(['x', cell, '']), tableLine(['x', cell, ''])]) {
          for (const separator of [':', '^', '~', '/', '.', '\x1f', '§', '(']) {
            for (const part of text.split(/[\r\n]/).flatMap((line) => line.split(separator))) {
              expect(part).not.toMatch(/^[=＝@＠][^\s=＝"';,|]/);
            }
          }
          for (const separator of [';', ',', '\t', '|']) {
            const parts = text.split(/[\r\n]/).flatMap((line) => line.split(separator));
            for (const part of parts) {
              if (NEGATIVE.test(part)) continue;
              expect({ cell, separator, part, is: /^[\s\0"]*[=+\-@＝＋－＠]/.test(part) }).toMatchObject({ is: false });
            }
          }
        }
        const [[read = ''] = []] = readCsv(csvLine([cell, '']));
        expect(/^[\s\0]*[=+@＝＋－＠]/.test(read)).toBe(false);
        if (/^[\s\0]*-/.test(read)) expect(read).toMatch(/^-\d+(\.\d+)?$/);
      }),
      { examples: [['\r-0']] },
    );
  });
});
