import { describe, expect, it } from 'vitest';
import { errorOfStatus, parseRetryAfter } from '../../../lib/inqud/errors';
import { parseJson } from '../../../lib/inqud/json';
import { NOW } from '../support/examples';

describe('errorOfStatus', () => {
  it.each([
    [400, 'invalid'],
    [401, 'refused'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [405, 'invalid'],
    [409, 'invalid'],
    [422, 'invalid'],
    [429, 'rateLimited'],
    [499, 'invalid'],
    [500, 'server'],
    [503, 'server'],
    [599, 'server'],
  ])(
    'reads %d as %s: "401/403 = credentials; 404 = id or project; 400/422 = validation; 429/5xx = retry"',
    (status, kind) => {
      expect(errorOfStatus(status, {}, null)).toMatchObject({ kind, status });
    },
  );

  it.each([100, 301, 304])('reports a status that is neither success nor error: %d', (status) => {
    expect(errorOfStatus(status, {}, null)).toEqual({ kind: 'unexpected', status, problem: { is: 'status' } });
  });

  it.each([429, 503])('keeps the wait that Inqud asks for with a %d', (status) => {
    expect(errorOfStatus(status, {}, 7000)).toMatchObject({ wait: 7000 });
    expect(errorOfStatus(status, {}, null)).toMatchObject({ wait: null });
  });
});

describe('the messages of an error, whose shape Inqud does not document', () => {
  const messages = (body: unknown) => {
    const error = errorOfStatus(400, body, null);
    return 'messages' in error ? error.messages : null;
  };

  it.each([
    ['message', '{"message":"Amount is too small","code":"E17"}', ['Amount is too small']],
    ['code alone', '{"code":"E17"}', ['E17']],
    ['a list of errors', '{"errors":[{"field":"name","message":"too long"},{"message":"bad"}]}', ['too long', 'bad']],
    ['a map of fields', '{"name":["too long"],"type":["unknown"]}', ['too long', 'unknown']],
    ['problem details', '{"title":"Bad Request","status":400,"detail":"No type"}', ['Bad Request', 'No type']],
    ['a bare string', '"Nope"', ['Nope']],
    ['a bare list', '["one","two"]', ['one', 'two']],
    ['error inside error', '{"error":{"description":"no such widget","code":1}}', ['no such widget']],
    ['nothing', '{}', []],
    ['null', 'null', []],
    ['true', 'true', []],
    ['empty strings', '{"message":"  ","error":""}', []],
    ['repetitions', '{"message":"same","error":"same"}', ['same']],
  ])('are found in %s', (_shape, body, expected) => {
    expect(messages(parseJson(body))).toEqual(expected);
  });

  it('are none when the body was not JSON, such as the HTML 404 page that was observed', () => {
    expect(messages(undefined)).toEqual([]);
  });

  it('are at most five, of at most 300 characters, whatever arrives', () => {
    const found = messages(Array.from({ length: 9 }, (_, i) => `${i}${'x'.repeat(1000)}`));
    expect(found?.map((text) => text.length)).toEqual([300, 300, 300, 300, 300]);
  });

  it('are not searched for in deeply nested values', () => {
    expect(messages({ error: { error: { error: { error: 'here' } } } })).toEqual(['here']);
    expect(messages({ error: { error: { error: { error: { error: 'too deep' } } } } })).toEqual([]);
  });
});

describe('parseRetryAfter', () => {
  it.each([
    ['0', 0],
    ['7', 7000],
    [' 120 ', 120_000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ])('reads %j as %d ms', (header, wait) => {
    expect(parseRetryAfter(header, NOW)).toBe(wait);
  });

  it.each([null, '', 'soon', '-5', '1.5', '1e3', '2026-03-01T12:00:30Z', 'Sun Mar  1 12:00:30 2026', '99999999999'])(
    'takes %j for no wish at all',
    (header) => {
      expect(parseRetryAfter(header, NOW)).toBeNull();
    },
  );
});
