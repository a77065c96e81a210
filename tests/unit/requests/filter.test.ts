import { describe, expect, it } from 'vitest';
import { filterRequests } from '../../../lib/requests/filter';
import { MINUTE } from '../../../lib/shared/time';
import { NOW } from '../support/examples';
import { logged } from './examples';

const REQUESTS = [
  logged({ number: 4, outcome: { is: 'failed', why: 'timeout', after: 15_000 } }),
  logged({ number: 3, method: 'GET', body: null, path: '/v1/user/crypto-acquiring/CAP-1/deposit-options' }),
  logged({
    number: 2,
    outcome: { is: 'answered', status: 422, after: 9, body: { text: '{"message":"Bad Colour"}', cut: false } },
  }),
  logged({ number: 1, outcome: null }),
];
const found = (text: string, failedOnly = false, now = NOW) =>
  filterRequests(REQUESTS, { text, failedOnly }, now).map(({ number }) => number);

describe('the filter of the request log', () => {
  it.each([
    ['', [4, 3, 2, 1]],
    ['  ', [4, 3, 2, 1]],
    ['get', [3]],
    ['DEPOSIT', [3]],
    ['422', [2]],
    ['bad colour', [2]],
    ['colour post', [2]],
    ['colour get', []],
    ['a-17', [4, 2, 1]],
    ['answer in time', [4]],
    ['waiting', [1]],
    ['[', []],
  ])('finds "%s" in method, path, outcome and bodies', (text, numbers) => {
    expect(found(text)).toEqual(numbers);
  });

  it('shows only failed requests, including interrupted ones', () => {
    expect(found('', true)).toEqual([4, 2]);
    expect(found('', true, NOW + MINUTE)).toEqual([4, 2, 1]);
    expect(found('422', true)).toEqual([2]);
  });
});
