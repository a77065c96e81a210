import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonNumber, parseJson } from '../../../lib/inqud/json';

describe('parseJson', () => {
  it('keeps every digit of a number: "no amount becomes a float"', () => {
    expect(parseJson('{"amount":0.1234567890123456789012345678}')).toEqual({
      amount: '0.1234567890123456789012345678',
    });
    expect(parseJson('[90071992547409931234]')).toEqual(['90071992547409931234']);
    expect(parseJson('100.00')).toBe('100.00');
  });

  it('keeps the digits of any number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[1-9]\d{0,40}\.\d{1,40}$/), (text) => {
        expect(parseJson(`{"a":[${text}]}`)).toEqual({ a: [text] });
      }),
    );
  });

  it('expands an exponent', () => {
    expect(parseJson('1.5e-7')).toBe('0.00000015');
  });

  it('keeps the text of a number that is too long to be an amount', () => {
    expect(parseJson('1e400')).toBe('1e400');
  });

  it('otherwise parses like JSON.parse', () => {
    const withoutNumbers = fc.anything({ values: [fc.string(), fc.boolean(), fc.constant(null)] });
    fc.assert(
      fc.property(withoutNumbers, (value) => {
        const text = JSON.stringify(value);
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('does not let "__proto__" in an answer pollute a prototype', () => {
    const parsed = parseJson('{"__proto__":{"status":"SUCCESS"},"constructor":{"prototype":{"status":"SUCCESS"}}}');
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(Reflect.get(Object(parsed), 'status')).toBeUndefined();
    expect(Reflect.get({}, 'status')).toBeUndefined();
  });

  it.each(['', '<html>404</html>', '{"a":01}', "{'a':1}", '{"a":1', 'NaN', '{"a":1}x'])('throws for %j', (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
  });
});

describe('jsonNumber', () => {
  it('is written as a bare number with all its digits', () => {
    const amount = '12345678901234567890.123456789012345678';
    expect(JSON.stringify({ amount: jsonNumber(amount) })).toBe(`{"amount":${amount}}`);
  });

  it.each(['1,5', '{}', '[1]', ' 1', '1 ', '', '01', '1}', 'abc'])(
    'refuses %j, so an amount cannot become other JSON',
    (text) => {
      expect(() => jsonNumber(text)).toThrow(SyntaxError);
    },
  );
});
