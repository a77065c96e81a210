import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../lib/amounts/amount';
import type { AmountMistake } from '../../../lib/amounts/amountMistake';
import { currencyDigits } from '../../../lib/amounts/currencyDigits';
import { moneyText } from '../../../lib/checkouts/describe/text';
import { atLength } from '../../soak';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const pairs = letters.flatMap((one) => letters.map((two) => one + two));
const languages = Intl.NumberFormat.supportedLocalesOf([
  ...pairs,
  ...pairs.flatMap((pair) => letters.map((letter) => pair + letter)),
]);
/** Regions that write numbers in other ways than the language does elsewhere: all of them in `npm run soak`. */
const named = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const allRegions = pairs.map((pair) => pair.toUpperCase()).filter((region) => named.of(region) !== undefined);
const regions = atLength(['AE', 'AT', 'BR', 'CH', 'CR', 'EG', 'IN', 'MX', 'PT', 'ZA'], allRegions);
const waysOf = (locale: string) =>
  JSON.stringify(
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2 })
      .formatToParts(1234567890.12)
      .map(({ type, value }) => [type, value]),
  );
/** One locale for each way to write numbers, and all languages. */
const locales = [
  ...new Map(
    languages
      .filter((language) => /^[a-z]+$/.test(language))
      .flatMap((language) => [...regions.map((region) => `${language}-${region}`), language])
      .map((locale) => [`${locale.split('-')[0]} ${waysOf(locale)}`, locale]),
  ).values(),
]
  // Toki Pona alone groups its last digits in twos.
  .filter((locale) => !locale.startsWith('tok'));

const allCurrencies = Intl.supportedValuesOf('currency');
/** Each asks all languages for its marks, once, so there are few of them but in `npm run soak`. */
const currencies = atLength(
  allCurrencies.filter((_, at) => at % 12 === 0),
  allCurrencies,
);
const coins = ['BTC', 'ETH', 'USDT', 'USDC', 'TRX', 'TON'];
const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: most });
const whole = fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 2_000_000_000 }));

/** An amount that fits its currency, as Inqud sends it. */
const money = fc.constantFrom(...currencies, ...coins, ...coins, 'JPY', 'KWD', 'USD', 'INR').chain((currency) =>
  fc
    .tuple(whole, digits(currencyDigits(currency) ?? 9))
    .map(([units, fraction]) => ({ amount: fraction === '' ? `${units}` : `${units}.${fraction}`, currency }))
    .filter(({ amount }) => Number(amount) > 0),
);

const readingsOf = (mistake: AmountMistake) => (mistake.is === 'ambiguous' ? mistake.or.map(Number) : []);

describe('what the desk shows', () => {
  it('is tried in many locales, digits and ways to group', () => {
    expect(locales.length).toBeGreaterThan(200);
    expect(locales.some((locale) => waysOf(locale).includes('١'))).toBe(true);
    expect(locales.some((locale) => waysOf(locale).includes('"23"'))).toBe(true);
  });

  it('can be typed or pasted back in every locale, with its currency or without', () => {
    fc.assert(
      fc.property(fc.constantFrom(...locales), money, (locale, { amount, currency }) => {
        const shown = moneyText({ amount, currency }, locale);
        for (const text of [shown, shown.replace(currency, ''), `${currency} ${shown.replace(currency, '')}`]) {
          const read = readAmount(text, currency);
          if ('amount' in read) expect(Number(read.amount)).toBe(Number(amount));
          // Three decimals after up to three digits are ambiguous in writing, so a person is asked.
          else {
            expect(currencyDigits(currency)).toBe(3);
            expect(readingsOf(read.mistake)).toContain(Number(amount));
          }
        }
      }),
      { numRuns: atLength(3000, 100_000) },
    );
  });

  it('reads back as the browser formats money, with its sign, code or name', () => {
    const display = fc.constantFrom('symbol', 'narrowSymbol', 'code', 'name');
    fc.assert(
      fc.property(
        fc.constantFrom(...languages.filter((language) => /^[a-z]{2}$/.test(language))),
        display,
        fc.constantFrom(...currencies),
        whole,
        (locale, currencyDisplay, currency, units) => {
          if (units === 0) return;
          const shown = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).format(units);
          const read = readAmount(shown, currency);
          if ('amount' in read) expect(Number(read.amount)).toBe(units);
          else if (read.mistake.is === 'ambiguous') expect(readingsOf(read.mistake)).toContain(units);
          // A name of many words may be too odd to be a mark, but never another currency's.
          else expect(currencyDisplay).toBe('name');
        },
      ),
      { numRuns: atLength(1500, 50_000) },
    );
  });

  it('has the decimals of its currency, and never the form of another amount', () => {
    expect(moneyText({ amount: '1250', currency: 'JPY' }, 'en')).toBe('1,250 JPY');
    expect(moneyText({ amount: '12.5', currency: 'KWD' }, 'en')).toBe('12.500 KWD');
    expect(moneyText({ amount: '125000', currency: 'INR' }, 'en-IN')).toBe('1,25,000.00 INR');
    expect(moneyText({ amount: '1250', currency: 'USDT' }, 'en')).toBe('1,250.00 USDT');
    expect(moneyText({ amount: '1.234', currency: 'ETH' }, 'en')).toBe('1.2340 ETH');
    expect(moneyText({ amount: '100', currency: 'USDT' }, 'en')).toBe('100 USDT');
  });
});

it('reads hostile text in linear time', () => {
  const many = 40_000;
  for (const unit of [
    '1',
    ',',
    '.',
    ' ',
    "'",
    '٣',
    '٫',
    '1,',
    '1 ',
    '$',
    'a',
    '.1',
    '-',
    '\u200b',
    '１',
    '𝟙',
    '\u0301',
    '/-',
  ]) {
    const text = unit.repeat(many);
    for (const typed of [text, `1${text}1`, `${text}1`, `1${text}`]) {
      const start = performance.now();
      readAmount(typed, 'USD');
      expect(performance.now() - start).toBeLessThan(500);
    }
  }
});
