import { describe, expect, it } from 'vitest';
import type { Artefact } from '../../../lib/bulk-create/artefacts';
import { artefactIn, orderArtefact } from '../../../lib/bulk-create/artefacts';
import { artefactText } from '../../../lib/bulk-create/rowMistakeText';

const ERROR = 'This is a spreadsheet error.';

const wordsOf = (artefact: Artefact | undefined) => artefact && artefactText(artefact);

describe('what a spreadsheet or a program puts in place of a text', () => {
  it.each([
    '#N/A',
    '#n/a',
    '#NV',
    '#N/D',
    '#Н/Д',
    '#REF!',
    '#BEZUG!',
    '#¡REF!',
    '#ССЫЛКА!',
    '#WERT!',
    '#VALEUR!',
    '#¡VALOR!',
    '#ЗНАЧ!',
    '#NAME?',
    '#¿NOMBRE?',
    '#ИМЯ?',
    '#DIV/0!',
    '#ZAHL!',
    '#NOMBRE!',
    '#ÜBERLAUF!',
    '#SPILL!',
    '#GETTING_DATA',
    '#ERROR!',
    'Err:502',
    'Fehler:508',
    'Ошибка:502',
    'エラー:502',
    'خطأ:502',
    'Σφάλμα:502',
    'Napaka:502',
    'Err：502',
    '#VALUE!\u00a0',
    '\u200e#N/A',
    "'#N/A",
    '(#N/A)',
    '#N/A N/A',
    '#N/A Requesting Data...',
  ])('is an error of the spreadsheet in any language: %s', (text) => expect(wordsOf(artefactIn(text))).toBe(ERROR));

  it.each(['##', '########', '#####.##', '-####', '＃＃＃＃', '####\u00a0'])(
    'is a column that was too narrow: %s',
    (text) =>
      expect(wordsOf(artefactIn(text))).toBe(
        'The column was too narrow to show this. Widen it in the spreadsheet and paste again.',
      ),
  );

  it.each([
    ...['undefined', 'null', 'None', 'NaN', 'nil', 'N/A', '[object Object]', 'NaT', '[object Undefined]', '{null}'],
    ...['\\N', '<none>', '{{order.id}}', '{order}', '%ORDER_ID%', '<order id>', '#{id}', '%s'],
  ])('is no value: %s', (text) =>
    expect(wordsOf(artefactIn(text))).toBe(
      `“${text}” is how programs write an empty value. Clear the cell or fill it in.`,
    ),
  );

  it.each([
    'Totale',
    'Somme',
    'Summe',
    'SUMME:',
    'Σ',
    'Итого:',
    'Всего',
    'Разом',
    'Łącznie',
    'Razem',
    'Celkem',
    'Összesen',
    'Toplam',
    'GENEL TOPLAM',
    'Yhteensä',
    'I alt',
    'Sous-total',
    'Total général',
    'Total (EUR)',
    'Total EUR',
    'Gesamt:',
    'Σύνολο',
    '合计',
    '合計',
    '합계',
    'المجموع',
    'Tổng cộng',
    'Grand Total',
  ])('is a total in any language: %s', (text) => {
    expect(wordsOf(orderArtefact(text))).toMatch(/^This looks like a total of other rows\./);
    expect(artefactIn(text)).toBeUndefined();
  });

  it.each([
    ['10482.0', '10482'],
    ['123,00', '123'],
    ['007.0', '007'],
    ['10,482', '10482'],
    ['10.482', '10482'],
    ['10\u00a0482', '10482'],
    ["10'482", '10482'],
    ['10’482', '10482'],
    ['10,482.00', '10482'],
    ['1.048.200,00', '1048200'],
    ['1,04,820', '104820'],
    ['١٠٬٤٨٢', '10482'],
  ])('is a number with decimals, of which both readings are told: %s', (text, whole) => {
    expect(wordsOf(orderArtefact(text))).toBe(
      `This could be ${whole} or ${text}. Enter ${whole} in the spreadsheet, or edit the row to keep ${text}.`,
    );
  });

  it.each(['order-undefined', 'INV-null', 'undefined 10482', 'WC_NaN'])('is no value within an ID: %s', (text) =>
    expect(orderArtefact(text)).toEqual({ is: 'no value', text }),
  );

  it.each(['1.23457E+12', '1,05E+15', '1E+15', '1.2345e-5', '２.３Ｅ+５', '1.23457×10^15'])(
    'is a number that was shortened: %s',
    (text) => expect(wordsOf(orderArtefact(text))).toMatch(/^The spreadsheet shortened the number\./),
  );

  it.each([
    '#10482',
    '10482',
    'A-17',
    'INV-2026 (2)',
    'Nina',
    'Total-7',
    'Summer',
    'Order 1.5',
    '1.5',
    '#A1',
    '3E5',
    'Nullarbor',
    'INV:502',
    'Order:502',
    'Nullarbor-1',
    '10.48',
    '2026.001',
    '2026 001',
    '113-1234567-1234567',
    'R#7',
  ])('is not found in the text of a person: %s', (text) => expect(orderArtefact(text)).toBeUndefined());

  it('is looked for in linear time', () => {
    for (const unit of ['#', 'A', '#A', ' ', '1', '1.', '(', '()', ' A', 'Σ', '[']) {
      const start = performance.now();
      orderArtefact(unit.repeat(40_000));
      orderArtefact(`#${unit.repeat(40_000)}!`);
      expect(performance.now() - start).toBeLessThan(500);
    }
  });
});
