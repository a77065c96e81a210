import { describe, expect, it } from 'vitest';
import type { LoggedRequest } from '../../../lib/requests/logged';
import { countInterrupted, outcomeOf } from '../../../lib/requests/outcome';
import { SECOND } from '../../../lib/shared/time';
import { NOW } from '../support/examples';
import { logged } from './examples';

const answered = (status: number): LoggedRequest['outcome'] => ({ is: 'answered', status, after: 1, body: null });
const failed = (why: 'network' | 'timeout' | 'aborted'): LoggedRequest['outcome'] => ({ is: 'failed', why, after: 1 });

describe('the outcome of a request', () => {
  it.each([
    [answered(200), '200', false],
    [answered(201), '201', false],
    [answered(304), '304', true],
    [answered(401), '401', true],
    [answered(503), '503', true],
    [failed('network'), 'No connection', true],
    [failed('timeout'), 'No answer in time', true],
    [failed('aborted'), 'Canceled', true],
    [null, 'Waiting', false],
  ])('%j is "%s", failed: %s', (outcome, word, isFailed) => {
    expect(outcomeOf(logged({ outcome }), NOW)).toEqual({ word, failed: isFailed });
  });

  it('is "Interrupted" when there is none after the timeout', () => {
    const waiting = logged({ outcome: null });
    expect(outcomeOf(waiting, NOW + 16 * SECOND).word).toBe('Waiting');
    expect(outcomeOf(waiting, NOW + 21 * SECOND)).toEqual({ word: 'Interrupted', failed: true });
    expect(
      countInterrupted([waiting, logged(), logged({ outcome: null, at: NOW + SECOND })], NOW + 20.5 * SECOND),
    ).toBe(1);
  });
});
