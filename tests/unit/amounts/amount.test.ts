import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../lib/amounts/amount';
import { amountMistakeText } from '../../../lib/amounts/amountMistakeText';
import { currencyDigits } from '../../../lib/amounts/currencyDigits';
import { plainAmount } from '../../../lib/amounts/plainAmount';
import { runs } from '../../soak';

const mistakeOf = (typed: string, currency = 'USD') => {
  const read = readAmount(typed, currency);
  return 'mistake' in read ? amountMistakeText(read.mistake) : null;
};

describe('an amount', () => {
  it.each([
    ['100', '100'],
    ['1250.00', '1250.00'],
    ['12,50', '12.50'],
    ['12,5', '12.5'],
    [' 5 ', '5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['1 234,50', '1234.50'],
    ['1\u00a0234,50', '1234.50'],
    ['1\u202f234.50', '1234.50'],
    ['1 250', '1250'],
    ['1 250 000', '1250000'],
    ['1 234,567', '1234.567'],
    ['1,250.00', '1250.00'],
    ['1.250,00', '1250.00'],
    ['1,250,000', '1250000'],
    ['1.250.000', '1250000'],
    ['1,250,000.5', '1250000.5'],
    ['1’250.00', '1250.00'],
    ["1'250.00", '1250.00'],
    ["1'250'000", '1250000'],
    ['1234,567', '1234.567'],
    ['1250.000', '1250.000'],
    ['0,125', '0.125'],
    ['0.125', '0.125'],
    ['1.2500', '1.2500'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['12345678901234567890.12', '12345678901234567890.12'],
  ])('written as %j is %s', (typed, amount) => expect(readAmount(typed, 'USDT')).toEqual({ amount }));

  it.each([
    ['1,25,000.00', '125000.00'],
    ['12,50,000', '1250000'],
    ['1,25,00,000.5', '12500000.5'],
    ['１２５０．５０', '1250.50'],
    ['１，２５０．５０', '1250.50'],
    ['1250。5', '1250.5'],
    ['١٢٥٠٫٥٠', '1250.50'],
    ['١٬٢٥٠٫٥٠', '1250.50'],
    ['۱٬۲۵۰', '1250'],
    ['१,२५,०००.५०', '125000.50'],
    ['𝟙𝟚.𝟝', '12.5'],
    ['٣', '3'],
    ['\u200f١٢\u061c', '12'],
    ['1250,-', '1250'],
    ['1.250,-', '1250'],
    ["1'250.–", '1250'],
    ['1,250.--', '1250'],
    ['1,25,000/-', '125000'],
    ['1,000/=', '1000'],
  ])('written as in other places as %j is %s', (typed, amount) => {
    expect(readAmount(typed, 'USDT')).toEqual({ amount });
  });

  it.each([
    ['1,250', '“1,250” could be 1250 or 1.250. Enter 1250.00 or 1.25.'],
    ['1.250', '“1.250” could be 1250 or 1.250. Enter 1250.00 or 1.25.'],
    ['1,251', '“1,251” could be 1251 or 1.251. Enter 1251.00 or 1.2510.'],
    ['1,000', '“1,000” could be 1000 or 1.000. Enter 1000.00 or 1.0.'],
    ['12,500', '“12,500” could be 12500 or 12.500. Enter 12500.00 or 12.5.'],
    ['$ 1,250', '“$ 1,250” could be 1250 or 1.250. Enter 1250.00 or 1.25.'],
  ])('written as %s is ambiguous, so it is not guessed', (typed, mistake) => expect(mistakeOf(typed)).toBe(mistake));

  it.each([
    'ten',
    '-5',
    '+5',
    '1,2,3',
    '1.2.3',
    '1,25,00.00',
    '125,25,000',
    '01,25,000',
    '1.250,00.5',
    '1,250.',
    '0,125.00',
    '5.',
    '12,',
    ',5',
    '1e3',
    '0x10',
    '5k',
    '5 %',
    '12 50',
    '1 2 3',
    "5'0",
    "1 250'000",
    '1 250.000,50',
    '1٣',
    '१٣',
    '12²',
    '½',
    '1٫250٫50',
    '1\n250',
    '1\t250',
    '5-',
    '-5,-',
    '12,50,-',
    'USD.5',
    '12€50',
    '$',
    'USD',
    '.',
    ',',
    '9'.repeat(121),
    '9'.repeat(2000),
  ])('cannot be read from %j, with a message', (typed) => {
    expect(mistakeOf(typed)).toBe(`“${typed.slice(0, 20)}” isn’t an amount. Enter it like 1250.00.`);
  });

  it.each(['', ' '])('is missing in %j', (typed) => expect(mistakeOf(typed)).toBe('Enter the amount.'));

  it.each(['0', '0.00', '0,0', '€ 0'])('must be more than 0: %s', (typed) => {
    expect(mistakeOf(typed, 'EUR')).toBe('The amount must be more than 0.');
  });
});

describe('a currency beside an amount', () => {
  it.each([
    ['€ 12,50', 'EUR'],
    ['12,50 €', 'EUR'],
    ['€12.50', 'EUR'],
    ['12.50 USD', 'USD'],
    ['usd 12.50', 'USD'],
    ['12.50USDT', 'USDT'],
    ['US$ 12.50', 'USD'],
    ['$12.50', 'AUD'],
    ['12,50 zł', 'PLN'],
    ['kr 12,50', 'SEK'],
    ['12,50 ₽', 'RUB'],
    ['₿ 12.50', 'BTC'],
    ['€ 12,50 EUR', 'EUR'],
    ['12.50 €', ''],
  ])('that agrees with the chosen one is ignored: %s in %s', (typed, currency) => {
    expect(readAmount(typed, currency)).toEqual({ amount: '12.50' });
  });

  it.each([
    ['4.200,00 kr.', 'DKK', '4200.00'],
    ['A$12.50', 'AUD', '12.50'],
    ['AU$12.50', 'AUD', '12.50'],
    ['US$12.50 USD', 'USD', '12.50'],
    ['C$12.50', 'CAD', '12.50'],
    ['1.250,- €', 'EUR', '1250'],
    ['€1.250,-', 'EUR', '1250'],
    ['€.50', 'EUR', '0.50'],
    ['12,50 Euro', 'EUR', '12.50'],
    ['12.50 US dollars', 'USD', '12.50'],
    ['12 dollars', 'USD', '12'],
    ['1 250,00 рублей', 'RUB', '1250.00'],
    ['1250 руб.', 'RUB', '1250'],
    ['1250 грн.', 'UAH', '1250'],
    ['Rs.500', 'INR', '500'],
    ['Rs. 1,25,000/-', 'INR', '125000'],
    ['₹1,25,000.00', 'INR', '125000.00'],
    ["CHF 1'250.–", 'CHF', '1250'],
    ['SFr. 12.50', 'CHF', '12.50'],
    ['R$ 1.250,00', 'BRL', '1250.00'],
    ['12,50 Kč', 'CZK', '12.50'],
    ['1.250,00 TL', 'TRY', '1250.00'],
    ['S/ 12.50', 'PEN', '12.50'],
    ['￥１，２５０', 'JPY', '1250'],
    ['1,250円', 'JPY', '1250'],
    ['1,250원', 'KRW', '1250'],
    ['١٬٢٥٠٫٥٠ د.إ.\u200f', 'AED', '1250.50'],
    ['1.250.000 ₫', 'VND', '1250000'],
    ['4 200:- kr', 'SEK', '4200'],
    ['1250 Kc', 'CZK', '1250'],
    ['12.5 KD', 'KWD', '12.5'],
    ['1,250.50 ש"ח', 'ILS', '1250.50'],
    ['1,250.50 ש״ח', 'ILS', '1250.50'],
    ['๑,๒๕๐.๕๐ บาท', 'THB', '1250.50'],
    ['100 долларов', 'USD', '100'],
    ['100 dólares', 'USD', '100'],
    ['100 złotych', 'PLN', '100'],
    ['100 US-Dollar', 'USD', '100'],
  ])('is known in every language: %s in %s', (typed, currency, amount) => {
    expect(readAmount(typed, currency)).toEqual({ amount });
  });

  it.each([
    ['€ 12,50', 'USD', '€'],
    ['A$12.50', 'USD', 'A$'],
    ['4.200,00 kr.', 'EUR', 'kr.'],
    ['12.50 ден.', 'EUR', 'ден.'],
    ['S/ 12.50', 'USD', 'S/'],
    ['US$12.50', 'AUD', 'US$'],
    ['1,250円', 'CNY', '円'],
    ['12.50 USD', 'USDT', 'USD'],
    ['$ 12.50', 'USDT', '$'],
    ['12,50 kr', 'EUR', 'kr'],
    ['€ 12,50 USD', 'EUR', 'USD'],
    ['12 pieces', 'EUR', 'pieces'],
    ['100 บาท', 'USD', 'บาท'],
    ['100 pesos', 'EUR', 'pesos'],
  ])('that contradicts the chosen one is an error: %s in %s', (typed, currency, mark) => {
    expect(mistakeOf(typed, currency)).toBe(`“${mark}” isn’t ${currency}. Remove it, or change the currency.`);
  });
});

describe('the decimals of a currency', () => {
  it.each([
    ['1250', 'JPY', '1250'],
    ['1,250', 'JPY', '1250'],
    ['1.250', 'JPY', '1250'],
    ['1250.00', 'JPY', '1250'],
    ['12.5', 'KWD', '12.5'],
    ['0.125', 'KWD', '0.125'],
    ['1,250.125', 'KWD', '1250.125'],
    ['1250.000', 'USD', '1250.00'],
    ['0.12500', 'USDT', '0.12500'],
    ['1250.50', 'HUF', '1250.50'],
    ['1.250,5', 'COP', '1250.5'],
    ['12.505', 'IQD', '12505'],
    ['1,250.125', 'IQD', '1250.125'],
    ['12.500', 'HUF', '12500'],
    ['50.000', 'IDR', '50000'],
    ['1,250', 'PKR', '1250'],
  ])('are allowed, and zeros after them left out: %s in %s', (typed, currency, amount) => {
    expect(readAmount(typed, currency)).toEqual({ amount });
  });

  it.each([
    ['12.5', 'JPY', 'JPY has no decimals. Enter a whole number, such as 1250.'],
    ['1,250.5', 'KRW', 'KRW has no decimals. Enter a whole number, such as 1250.'],
    ['0.125', 'USD', 'USD has only 2 decimal places. Enter it like 1250.00.'],
    ['1250.125', 'HUF', 'HUF has only 2 decimal places. Enter it like 1250.00.'],
    ['12.3456', 'KWD', 'KWD has only 3 decimal places. Enter it like 1250.000.'],
  ])('are told when there are more: %s in %s', (typed, currency, mistake) => {
    expect(mistakeOf(typed, currency)).toBe(mistake);
  });

  it('are those of ISO 4217, also where this browser’s tables have those that people write', () => {
    const others: Record<number, string> = {
      0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
      3: 'BHD IQD JOD KWD LYD OMR TND',
      4: 'CLF UYW',
    };
    const expected = new Map(
      Object.entries(others).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
    );
    const wrong = Intl.supportedValuesOf('currency').filter(
      (code) => currencyDigits(code) !== (expected.get(code) ?? 2),
    );
    expect(wrong).toEqual([]);
  });

  it('do not decide between two readings where both are possible', () => {
    expect(readAmount('12.500', 'KWD')).toMatchObject({ mistake: { or: ['12500', '12.500'] } });
    expect(readAmount('12.500', 'USD')).toMatchObject({ mistake: { or: ['12500', '12.500'] } });
  });
});

describe('any amount', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 9 });
  const ways = fc.constantFrom([',', '.'], ['.', ','], [' ', ','], [' ', '.'], ['’', '.'], ["'", '.'], ['\u202f', ',']);
  const marks = fc.constantFrom('', '€', '€ ', 'EUR ', 'eur');
  const soup = fc.string({ unit: fc.constantFrom(..."0123.,’' $€", 'USD', 'e', '-'), maxLength: 12 });

  it('with any country’s thousands separators and its currency before or after it round-trips', () => {
    const whole = fc.integer({ min: 1000, max: 999_999_999 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 99 }), ways, marks, marks, (whole, cents, way, before, after) => {
        const [group = '', point = ''] = way;
        const two = String(cents).padStart(2, '0');
        const shown = String(whole).replaceAll(/\B(?=(\d{3})+$)/g, group);
        expect(readAmount(`${before}${shown}${point}${two} ${after}`, 'EUR')).toEqual({ amount: `${whole}.${two}` });
      }),
    );
  });

  it('is never invented: the digits keep their order, leading and trailing zeros aside', () => {
    const bare = (text: string) => text.replaceAll(/\D/g, '').replaceAll(/^0+|0+$/g, '');
    fc.assert(
      fc.property(soup, (typed) => {
        const read = readAmount(typed, 'USD');
        if ('amount' in read) expect(bare(read.amount)).toBe(bare(typed));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('once read is plain, and reads again as the same', () => {
    fc.assert(
      fc.property(soup, (typed) => {
        const read = readAmount(typed, 'USD');
        if (!('amount' in read)) return;
        expect(read.amount).toMatch(/^\d+(\.\d+)?$/);
        expect(readAmount(read.amount, 'EUR')).toEqual(read);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('that is known is written so that it reads as itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), digits, (whole, fraction) => {
        const known = `${whole}.${fraction}`;
        const shown = plainAmount(known);
        expect(readAmount(shown, 'USDT')).toEqual({ amount: shown });
        expect([known, `${known}0`]).toContain(shown);
      }),
    );
    expect(plainAmount('1.250')).toBe('1.2500');
  });
});
