import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { coinParts } from '../../../lib/inqud/coinOption';
import { coinOptions, DepositOptionsModel } from '../../../lib/inqud/depositOptions';
import { parseJson } from '../../../lib/inqud/json';

const read = (json: string) => coinOptions(v.parse(DepositOptionsModel, parseJson(json)));
const NONE = { minLimit: null, maxLimit: null, convertRate: null, convertPair: null };

describe('DepositOptionsModel', () => {
  it('reads the documented coins', () => {
    const json =
      '{"cryptoCurrencies":["ETHEREUM_USDT","TRON_USDT","SOLANA_USDT","SOLANA_USDC"],"minLimits":{"TRON_USDT":2}}';
    expect(v.parse(DepositOptionsModel, parseJson(json)).cryptoCurrencies).toEqual([
      'ETHEREUM_USDT',
      'TRON_USDT',
      'SOLANA_USDT',
      'SOLANA_USDC',
    ]);
  });

  it.each(['{}', '{"cryptoCurrencies":null}', '{"cryptoCurrencies":[{}]}'])('refuses %s', (json) => {
    expect(v.is(DepositOptionsModel, parseJson(json))).toBe(false);
  });

  it.each(['null', '[]', '"x"', '7', '{"TRON_USDT":null}', '{"TRON_USDT":[1]}', '{"TRON_USDT":{"USD":7}}'])(
    'passes with %s for any of its figures, so that a connection can be tested',
    (figures) => {
      for (const field of ['limits', 'minLimits', 'maxLimits', 'amountInOptions']) {
        const json = `{"cryptoCurrencies":["TRON_USDT"],"${field}":${figures}}`;
        expect(read(json)).toMatchObject([{ code: 'TRON_USDT', amountIn: { USDT: NONE } }]);
      }
    },
  );
});

describe('coinOptions', () => {
  it('reads the documented example to its last digit', () => {
    const json = `{"cryptoCurrencies":["ETHEREUM_USDT"],
      "limits":{"ETHEREUM_USDT":{"minLimit":1,"maxLimit":999999,"convertRate":null,"convertPair":null}},
      "minLimits":{"ETHEREUM_USDT":1,"TRON_USDT":2},"maxLimits":{"ETHEREUM_USDT":999999},
      "amountInOptions":{"ETHEREUM_USDT":{
        "USD":{"minLimit":1.0067,"maxLimit":1006698.9933,"convertRate":1.0067,"convertPair":"USDTUSD"},
        "USDT":{"minLimit":1,"maxLimit":999999,"convertRate":null,"convertPair":null}}}}`;
    expect(read(json)).toEqual([
      {
        code: 'ETHEREUM_USDT',
        amountIn: {
          USD: { minLimit: '1.0067', maxLimit: '1006698.9933', convertRate: '1.0067', convertPair: 'USDTUSD' },
          USDT: { minLimit: '1', maxLimit: '999999', convertRate: null, convertPair: null },
        },
      },
    ]);
  });

  it.each([
    ['limits', '{"TRON_USDT":{"minLimit":2,"maxLimit":9}}', { minLimit: '2', maxLimit: '9' }],
    ['minLimits', '{"TRON_USDT":2}', { minLimit: '2', maxLimit: null }],
    ['maxLimits', '{"TRON_USDT":"9"}', { minLimit: null, maxLimit: '9' }],
  ])('takes a coin’s own limits from %s where nothing better has them', (field, value, limits) => {
    const json = `{"cryptoCurrencies":["TRON_USDT"],"${field}":${value}}`;
    expect(read(json)).toMatchObject([{ amountIn: { USDT: limits } }]);
  });

  it('keeps figures that are strings, with exponents, or partly unreadable', () => {
    const json = `{"cryptoCurrencies":["TRON_USDT"],"amountInOptions":{"TRON_USDT":{
      "usd":{"minLimit":"2.01","maxLimit":1e6,"convertRate":"dear","convertPair":true},"EUR":null}}}`;
    expect(read(json)[0]?.amountIn).toMatchObject({
      USD: { minLimit: '2.01', maxLimit: '1000000', convertRate: null, convertPair: null },
      EUR: NONE,
    });
  });

  it('has a coin once, none without a name, and no more than any widget has', () => {
    const codes = Array.from({ length: 500 }, (_, at) => `C${at}_USDT`);
    const many = read(JSON.stringify({ cryptoCurrencies: ['', 'C0_USDT', 'x'.repeat(999), ...codes] }));
    expect(many).toHaveLength(200);
    expect(many[0]?.code).toBe('C0_USDT');
  });

  it('takes a key that every object has for no figures', () => {
    const json =
      '{"cryptoCurrencies":["constructor","__proto__","toString"],"amountInOptions":{"__proto__":{"USD":{}}}}';
    expect(read(json).map(({ amountIn }) => Object.values(amountIn))).toEqual([[NONE], [NONE], [NONE]]);
  });
});

describe('coinParts', () => {
  it.each([
    ['ETHEREUM_USDT', 'USDT', 'ETHEREUM'],
    ['BNB_SMART_CHAIN_USDT', 'USDT', 'BNB_SMART_CHAIN'],
    ['BTC', 'BTC', null],
    ['_BTC', 'BTC', null],
  ])('reads %s as %s on %s', (code, currency, blockchain) => {
    expect(coinParts(code)).toEqual({ currency, blockchain });
  });
});
