import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { plainAmount } from '../../../../lib/amounts/plainAmount';
import { clockTime } from '../../../../lib/checkouts/describe/clockTime';
import { coinOf, coinText, typeWord } from '../../../../lib/checkouts/describe/detailText';
import { shortfallText } from '../../../../lib/checkouts/describe/shortfall';
import {
  agoText,
  askedText,
  exactTime,
  lengthText,
  moneyText,
  statusWord,
} from '../../../../lib/checkouts/describe/text';
import { parseJson } from '../../../../lib/inqud/json';
import { CheckoutModel } from '../../../../lib/inqud/models';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { NOW, REQUEST } from '../../support/examples';
import { useAmericanEnglish } from '../../support/locale';

useAmericanEnglish();

describe('statusWord', () => {
  it.each([
    ['NEW', null, 'Open'],
    ['REQUEST_CREATED', null, 'Request created'],
    ['PAYMENT_DETECTED', null, 'Payment detected'],
    ['SUCCESS', null, 'Paid'],
    ['CONFLICT', null, 'Conflict'],
    ['CONFLICT', 'UNDERPAID', 'Underpaid'],
    ['CONFLICT', 'SOMETHING_ELSE', 'Conflict'],
    ['EXPIRED', 'UNDERPAID', 'Expired'],
  ])('calls %s with the reason %s "%s"', (status, reason, word) => {
    expect(statusWord(status, reason)).toBe(word);
  });

  it.each(['ON_HOLD', 'success', '', 'constructor', '__proto__', 'toString'])(
    'shows the unknown %j "as it is", "never mapped to pending"',
    (status) => {
      expect(statusWord(status)).toBe(status);
    },
  );
});

describe('amounts', () => {
  it.each([
    ['100', 'USD', '100.00 USD'],
    ['1250.5', 'EUR', '1,250.50 EUR'],
    ['0.001', 'USD', '0.001 USD'],
    ['99.46291', 'USDT', '99.46291 USDT'],
    ['100', 'USDT', '100 USDT'],
    ['1250', 'JPY', '1,250 JPY'],
    ['12.5', 'KWD', '12.500 KWD'],
    ['12500', 'HUF', '12,500 HUF'],
    ['1250.5', 'COP', '1,250.5 COP'],
    ['12.505', 'IQD', '12.5050 IQD'],
    ['1250', 'USDT', '1,250.00 USDT'],
    ['0.5', 'BTC', '0.5 BTC'],
    ['1', 'ETH', '1 ETH'],
  ])('%s %s is written %s', (amount, currency, text) => {
    expect(moneyText({ amount, currency })).toBe(text);
  });

  it('are written with every digit: "no amount becomes a float"', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{0,30}\.\d{0,30}[1-9]$/), (amount) => {
        expect(moneyText({ amount, currency: 'USDT' }).replaceAll(',', '')).toBe(`${plainAmount(amount)} USDT`);
      }),
    );
  });

  it('are the requested amount, or that the payer decides', () => {
    expect(askedText({ amount: { amount: '5', currency: 'USD' }, type: 'FIXED_PRICE' })).toBe('5.00 USD');
    expect(askedText({ amount: null, type: 'SUGGESTED_FIXED_PRICE' })).toBe('any or suggested');
    expect(askedText({ amount: null, type: 'NO_PRICE' })).toBe('any amount');
    expect(askedText({ amount: null, type: null })).toBe('any amount');
  });
});

describe('shortfallText', () => {
  const paid = (paidAmount: string, payAmount = '100') => {
    const json = REQUEST.replace('"paidAmount":null', `"paidAmount":${paidAmount}`).replace(
      '"payAmount":99.46291',
      `"payAmount":${payAmount}`,
    );
    return shortfallText({ request: v.parse(CheckoutModel.entries.request, parseJson(json)) });
  };

  it('says what is missing, exactly: "Show paidAmount, payAmount and the shortfall"', () => {
    expect(paid('40.00', '99.46291')).toBe('40 of 99.46291 USDT received, 59.46291 USDT missing');
  });

  it.each(['100', '100.00', '100.0000001', '250'])(
    'is null when %s arrived: "exactly that or more is fine"',
    (amount) => {
      expect(paid(amount)).toBeNull();
    },
  );

  it.each(['null', '"a lot"', '"1e999999"', '{}'])('is null for an invalid amount: %s', (amount) => {
    expect(paid(amount)).toBeNull();
    expect(paid('1', amount)).toBeNull();
  });

  it('is null before the payer has chosen a coin', () => {
    expect(shortfallText({ request: null })).toBeNull();
  });
});

describe('coins and types', () => {
  it.each([
    ['ETHEREUM_USDT', 'USDT on Ethereum'],
    ['BITCOIN_BTC', 'BTC on Bitcoin'],
    ['BINANCE_SMART_CHAIN_USDC', 'USDC on BINANCE_SMART_CHAIN'],
    ['USDT', 'USDT'],
    ['constructor_USDT', 'USDT on constructor'],
  ])('%s is %s', (coin, text) => {
    expect(coinOf(coin)).toBe(text);
  });

  it('a coin without a network is just the coin', () => {
    expect(coinText('USDT', null)).toBe('USDT');
  });

  it.each([
    ['FIXED_PRICE', 'Fixed amount'],
    ['NO_PRICE', 'Any amount'],
    ['SUGGESTED_FIXED_PRICE', 'Suggested amounts'],
    ['BRAND_NEW', 'BRAND_NEW'],
    ['constructor', 'constructor'],
  ])('the type %s is "%s"', (type, word) => {
    expect(typeWord(type)).toBe(word);
  });
});

describe('times', () => {
  it.each([
    [-5 * SECOND, '0:00'],
    [0, '0:00'],
    [59 * SECOND + 999, '0:59'],
    [4 * MINUTE + 10 * SECOND, '4:10'],
    [HOUR - 1, '59:59'],
    [HOUR, '1 h'],
    [2 * HOUR + 5 * MINUTE, '2 h 5 min'],
    [10 * HOUR - 1, '9 h 59 min'],
    [10 * HOUR + 5 * MINUTE, '10 h'],
    [2 * DAY - 1, '47 h'],
    [2 * DAY, '2 days'],
    [6.9 * DAY, '6 days'],
  ])('a duration of %d ms is "%s"', (ms, text) => {
    expect(lengthText(ms)).toBe(text);
  });

  it.each([
    [-1, 'just now'],
    [4999, 'just now'],
    [5 * SECOND, '5 s'],
    [59_999, '59 s'],
    [MINUTE, '1 min'],
    [HOUR - 1, '59 min'],
    [HOUR, '1 h'],
    [2 * DAY - 1, '47 h'],
    [2 * DAY, '2 days'],
  ])('%d ms ago is "%s"', (ms, text) => {
    expect(agoText(ms)).toBe(text);
  });

  it("are written in the reader's way, with the zone where it must be exact", () => {
    expect(exactTime(NOW)).toMatch(/^Mar 1, 2026, 12:00:00\sPM UTC$/);
    expect(clockTime(NOW)).toMatch(/^12:00:00\sPM$/);
  });
});
