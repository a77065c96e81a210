import { describe, expect, it } from 'vitest';
import { problemText } from '../../../../lib/checkouts/describe/problemText';
import type { Deviation } from '../../../../lib/inqud/errors';
import type { Problem } from '../../../../lib/inqud/problem';

const PROBLEMS: Record<Problem['kind'], Problem> = {
  offline: { kind: 'offline' },
  noPermission: { kind: 'noPermission' },
  noAccount: { kind: 'noAccount' },
  noSecret: { kind: 'noSecret' },
  damagedSecret: { kind: 'damagedSecret' },
  locked: { kind: 'locked' },
  notSigned: { kind: 'notSigned' },
  gone: { kind: 'gone' },
  network: { kind: 'network' },
  timeout: { kind: 'timeout', after: 15_000 },
  aborted: { kind: 'aborted' },
  refused: { kind: 'refused', status: 401, messages: [] },
  forbidden: { kind: 'forbidden', status: 403, messages: [] },
  notFound: { kind: 'notFound', status: 404, messages: [] },
  invalid: { kind: 'invalid', status: 422, messages: [] },
  rateLimited: { kind: 'rateLimited', status: 429, wait: null },
  server: { kind: 'server', status: 503, wait: null },
  notJson: { kind: 'notJson', status: 200 },
  unexpected: { kind: 'unexpected', status: 200, problem: { is: 'field', field: 'id' } },
};

describe('problemText', () => {
  it.each(Object.values(PROBLEMS))('words "$kind" in whole sentences: what happened and what to do', (problem) => {
    const { what, todo } = problemText(problem);
    expect(what).toMatch(/^[A-Z].*\.$/);
    expect(todo).toMatch(/^[A-Z].*\.$/);
  });

  it('has a text of its own for each', () => {
    const texts = Object.values(PROBLEMS).map((problem) => problemText(problem).what);
    expect(new Set(texts).size).toBe(texts.length);
  });

  it.each(['offline', 'noPermission', 'locked', 'notSigned'] as const)(
    'for "%s" says that nothing was sent, so the user knows it is safe',
    (kind) => {
      expect(problemText(PROBLEMS[kind]).what).toContain('Nothing was sent.');
    },
  );

  it.each(['refused', 'forbidden', 'notFound', 'invalid'] as const)('quotes Inqud\'s own words for "%s"', (kind) => {
    const { what } = problemText({ kind, status: 400, messages: ['Amount is too small', 'No such type'] });
    expect(what).toMatch(/Inqud says: Amount is too small; No such type\.$/);
  });

  it.each([
    [1200, 'Try again in 2 seconds.'],
    [30_000, 'Try again in 30 seconds.'],
    [3 * 60_000 + 1, 'Try again in 4 minutes.'],
    [73 * 365 * 86_400_000, 'Try again in an hour.'],
  ])('says how long Inqud asks to wait: %d ms', (wait, todo) => {
    expect(problemText({ kind: 'rateLimited', status: 429, wait }).todo).toBe(todo);
  });

  it('escapes bidirectional characters in Inqud’s messages', () => {
    const { what } = problemText({ kind: 'invalid', status: 422, messages: ['\u202eAmount'] });
    expect(what).toContain('Inqud says: \\u202eAmount.');
  });

  it.each<[Deviation | string, string]>([
    [{ is: 'no object' }, 'it isn’t an object'],
    [{ is: 'field', field: 'id' }, 'its “id” is missing or wrong'],
    [{ is: 'another checkout', id: 'CCO-2\u202e' }, 'it’s about another checkout, CCO-2\\u202e'],
    [{ is: 'status' }, 'its status is 304'],
    // As earlier releases stored it.
    ['its “status” is missing or wrong', 'its “status” is missing or wrong'],
  ])('says what is wrong with an answer: %j', (problem, words) => {
    const { what } = problemText({ kind: 'unexpected', status: 304, problem });
    expect(what).toBe(`Couldn’t use Inqud’s answer: ${words}.`);
  });

  it('contains the numbers that support asks for', () => {
    expect(problemText(PROBLEMS.timeout).what).toContain('15 seconds');
    expect(problemText(PROBLEMS.server).what).toContain('503');
    expect(problemText(PROBLEMS.unexpected).what).toContain('its “id” is missing');
  });
});
