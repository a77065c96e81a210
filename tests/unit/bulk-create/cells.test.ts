import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCells } from '../../../lib/bulk-create/cells';
import { commaCountryLine, csvLine, tableLine, unescapeFormula } from '../../../lib/shared/csv';
import { runs } from '../../soak';

const cellsOf = (text: string) => readCells(text).map(({ cells }) => cells);

describe('a paste', () => {
  it.each([
    ['a spreadsheet', 'A-1\t10\tUSD\nA-2\t20\tEUR\n'],
    ['a spreadsheet on Windows', 'A-1\t10\tUSD\r\nA-2\t20\tEUR\r\n'],
    ['CSV with commas', 'A-1,10,USD\nA-2,20,EUR'],
    ['CSV with semicolons', 'A-1;10;USD\r\nA-2;20;EUR'],
    ['CSV with a byte order mark', '\ufeffA-1,10,USD\nA-2,20,EUR\n'],
    ['cells in quotes', '"A-1","10","USD"\n"A-2","20","EUR"'],
    ['spaces around cells', ' A-1 , 10 , USD \n A-2 , 20 , EUR '],
  ])('of %s is parsed into cells', (_what, text) => {
    expect(cellsOf(text)).toEqual([
      ['A-1', '10', 'USD'],
      ['A-2', '20', 'EUR'],
    ]);
  });

  it.each([
    [
      'a line end',
      'A-1\t"two\nlines"\nA-2\t20',
      [
        ['A-1', 'two\nlines'],
        ['A-2', '20'],
      ],
    ],
    ['a separator', '"A,1",10', [['A,1', '10']]],
    ['a quote', 'A-1\t"5"" pipe"', [['A-1', '5" pipe']]],
  ])('may have a cell in quotes with %s in it', (_what, text, cells) => expect(cellsOf(text)).toEqual(cells));

  it.each([
    ['in the middle', 'A-1\t5" pipe', [['A-1', '5" pipe']]],
    [
      'that is not closed',
      'A-1\t"open\nA-2\t20',
      [
        ['A-1', '"open'],
        ['A-2', '20'],
      ],
    ],
    ['with something after it', 'A-1\t"x" y', [['A-1', '"x" y']]],
  ])('may have a quote %s, which is literal', (_what, text, cells) => expect(cellsOf(text)).toEqual(cells));

  it('with decimal commas is separated by semicolons', () => {
    expect(cellsOf('A-1;12,50')).toEqual([['A-1', '12,50']]);
    expect(cellsOf('A-1;1.250,00;EUR;Socks, red')).toEqual([['A-1', '1.250,00', 'EUR', 'Socks, red']]);
    expect(cellsOf('A-1,10,USD,red; blue')).toEqual([['A-1', '10', 'USD', 'red; blue']]);
  });

  it('numbers its rows like a spreadsheet, including blank ones', () => {
    expect(readCells('\n\t\nA-1\t"x\ny"\n\nA-2\t1').map(({ number }) => number)).toEqual([3, 5]);
  });

  it.each(['', '\n', ' \t \n', '\ufeff', '\r\n\r\n'])('of blank text has no rows: %j', (text) => {
    expect(readCells(text)).toEqual([]);
  });

  it('of any text never throws', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'a1"\t\r\n,; \ufeff\0') });
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary-ascii' })), (text) => {
        expect(Array.isArray(readCells(text))).toBe(true);
      }),
    );
  });

  it('loses no character of a text without quotes', () => {
    const letters = (text: string) => text.replaceAll(/[\s;,\ufeff]/g, '');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1\t\n,;') }), (text) => {
        expect(letters(cellsOf(text).flat().join(''))).toBe(letters(text));
      }),
    );
  });
});

/** Each way in which the desk writes a table. */
const WRITERS: [what: string, line: (cells: string[]) => string][] = [
  ['a table that was copied for a spreadsheet', tableLine],
  ['CSV', csvLine],
  ['CSV of a country with decimal commas', (cells) => commaCountryLine(cells, () => false)],
];

describe.each(WRITERS)('%s', (_what, line) => {
  const roundTrip = (rows: string[][]) => {
    const read = cellsOf(rows.map((row) => line(['x', ...row])).join(''));
    expect(read.map((row) => row.map(unescapeFormula))).toEqual(rows.map((row) => ['x', ...row]));
  };
  const rowsOf = (units: string) => {
    const cell = fc.string({ unit: fc.constantFrom(...units) }).map((text) => text.trim());
    return fc.array(
      fc.tuple(cell, cell, cell).map((row) => [...row]),
      { minLength: 1, maxLength: 4 },
    );
  };

  it.each([
    // Cells that could be rows, of which only some have a quote.
    [
      ['', '', '0\r\t\t\t0'],
      ['', '', ''],
    ],
    [
      ['0\t\n\t0', '"\r"', ''],
      ['', '', ''],
    ],
    [['a\t5\ny\tb', '5', '']],
    [['5', 'a\t\ny\t5\tb', 'z']],
    // Separators in quotes.
    [['', '', '"\t"']],
    [['"0', 'a\tb', '\'"0']],
    [['a;b', '', '']],
    [['a;b;c;d;e', 'f', 'g']],
    [['a,b,c,d,e', 'f', 'g']],
  ])('round-trips, apart from the escaping apostrophes: %j', (...rows) => roundTrip(rows));

  it.each([
    ['of any characters with a meaning', '",\r\n\t=+-@\'＝ 0a;\0'],
    ['that look like rows with amounts', '"\t\n05a'],
    ['of quotes and separators', '",;\t\n'],
  ])('round-trips cells %s', (_which, units) => {
    const examples: [string[][]][] = [[[['', '"\t\t0\n\t\t"', '"\t5\n"']]]];
    fc.assert(fc.property(rowsOf(units), roundTrip), { numRuns: runs(500), examples });
  });
});

it('a separator in quotes separates nothing, also in a table of others', () => {
  expect(cellsOf('A-1,"red\tblue"\nA-2,"a;b"')).toEqual([
    ['A-1', 'red\tblue'],
    ['A-2', 'a;b'],
  ]);
  expect(cellsOf('A-1;"a,b,c"\nA-2;d')).toEqual([
    ['A-1', 'a,b,c'],
    ['A-2', 'd'],
  ]);
  expect(cellsOf('A-1,"red\n;;;blue",5')).toEqual([['A-1', 'red\n;;;blue', '5']]);
});

describe('a paste with quotes', () => {
  it('that the spreadsheet did not escape has its rows, also where a quote in a row below could close one', () => {
    expect(cellsOf('A-1\t10\tUSD\t"Early\nA-2\t20\tEUR\tLate"\nA-3\t30\tUSD\tx')).toEqual([
      ['A-1', '10', 'USD', '"Early'],
      ['A-2', '20', 'EUR', 'Late"'],
      ['A-3', '30', 'USD', 'x'],
    ]);
    expect(cellsOf('A-1\t"Early\t10\nA-2\tmid\t20\nA-3\tLate"\t30')).toEqual([
      ['A-1', '"Early', '10'],
      ['A-2', 'mid', '20'],
      ['A-3', 'Late"', '30'],
    ]);
    expect(cellsOf('A-1\t10\t"two\nlines"\nA-2\t20\tx')).toEqual([
      ['A-1', '10', 'two\nlines'],
      ['A-2', '20', 'x'],
    ]);
  });

  it('is read in linear time', () => {
    for (const unit of ['"', '""\t', '"\t1\n', '"a""\t', '"\n', '\t', '";', '"""\t', '1\t"\n']) {
      const start = performance.now();
      readCells(unit.repeat(Math.ceil(40_000 / unit.length)));
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});
