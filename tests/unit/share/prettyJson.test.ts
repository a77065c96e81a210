import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prettyJson } from '../../../lib/share/prettyJson';
import { FIXED_PRICE_ANSWER } from '../support/examples';

describe('prettyJson', () => {
  it('puts each value on its own line, and empty structures on one', () => {
    expect(prettyJson('{"a":1,"b":[true,null,{"c":"d"}],"e":{},"f":[ ]}')).toBe(
      `{
  "a": 1,
  "b": [
    true,
    null,
    {
      "c": "d"
    }
  ],
  "e": {},
  "f": []
}`,
    );
  });

  it.each(['1', '0.10', '1E400', '-0', '12345678901234567890.123456789012345678', '"x"', 'null'])(
    'keeps %s as it is written',
    (text) => {
      expect(prettyJson(text)).toBe(text);
      expect(prettyJson(`[${text}]`)).toBe(`[\n  ${text}\n]`);
    },
  );

  it('keeps a key that comes twice, the order of keys that are numbers, and escapes', () => {
    expect(prettyJson('{"b":1,"2":2,"1":3,"b":"\\u0041\\/\\"{,"}').replaceAll(/\s/g, '')).toBe(
      '{"b":1,"2":2,"1":3,"b":"\\u0041\\/\\"{,"}',
    );
  });

  it('ignores structure characters in strings', () => {
    expect(prettyJson('["{","}","[","]",":",",","\\\\"]').split('\n')).toHaveLength(9);
    expect(prettyJson('{"[":"]"}')).toBe('{\n  "[": "]"\n}');
  });

  it('escapes invisible characters without changing the meaning', () => {
    expect(prettyJson('"a\u202eb\u2028"')).toBe('"a\\u202eb\\u2028"');
  });

  it.each(['', '<html>', '{"a":1', '{"a":1}}'])('returns what is not JSON unchanged: %j', (text) => {
    expect(prettyJson(text)).toBe(text);
  });

  it('keeps the meaning, whatever the JSON and its whitespace', () => {
    expect(JSON.parse(prettyJson(FIXED_PRICE_ANSWER))).toEqual(JSON.parse(FIXED_PRICE_ANSWER));
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const pretty = prettyJson(JSON.stringify(value, null, space));
        expect(JSON.stringify(JSON.parse(pretty))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('equals JSON.stringify, where that is lossless', () => {
    const tame = fc.jsonValue({ stringUnit: fc.constantFrom('a', '"', '\\', '{', ',', ' ', 'é') });
    fc.assert(
      fc.property(tame, (value) => {
        const pretty = JSON.stringify(value, null, 2);
        expect(prettyJson(JSON.stringify(value))).toBe(pretty);
        expect(prettyJson(pretty)).toBe(pretty);
      }),
    );
  });
});
