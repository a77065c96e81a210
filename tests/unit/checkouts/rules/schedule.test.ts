import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Watched } from '../../../../lib/checkouts/rules/schedule';
import { nextRefresh, nextRefreshOnScreen } from '../../../../lib/checkouts/rules/schedule';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { checkout, NOW } from '../../support/examples';

/** How long after its last answer, at NOW, a checkout is asked about again. */
const wait = (changes: Partial<Watched>) => {
  const next = nextRefresh(checkout({ answeredAt: NOW, ...changes }));
  return next === null ? null : next - NOW;
};
const open = (status: string, age: number) => wait({ status, createdAt: NOW - age });
const final = (status: string, since: number) => wait({ status, createdAt: NOW - 400 * DAY, statusSince: NOW - since });

describe('the schedule in design.md', () => {
  it.each([
    [0, 30 * SECOND],
    [15 * MINUTE - 1, 30 * SECOND],
    [15 * MINUTE, 2 * MINUTE],
    [2 * HOUR - 1, 2 * MINUTE],
    [2 * HOUR, 10 * MINUTE],
    [DAY - 1, 10 * MINUTE],
    [DAY, HOUR],
    [365 * DAY, HOUR],
  ])('an open checkout that is %d ms old: again in %d ms', (age, expected) => {
    expect(open('NEW', age)).toBe(expected);
    expect(open('REQUEST_CREATED', age)).toBe(expected);
  });

  it('"an unknown one is treated as open"', () => {
    expect(open('ON_HOLD', 0)).toBe(30 * SECOND);
    expect(open('ON_HOLD', 3 * HOUR)).toBe(10 * MINUTE);
  });

  it.each([0, 15 * MINUTE, DAY, 365 * DAY])('PAYMENT_DETECTED at %d ms of age: 30 s', (age) => {
    expect(open('PAYMENT_DETECTED', age)).toBe(30 * SECOND);
  });

  it.each([
    [0, MINUTE],
    [20 * SECOND, 40 * SECOND],
    [MINUTE - 1, 1],
    [MINUTE, null],
    [HOUR, null],
  ])('SUCCESS since %d ms: "once more after 1 min, then never" (%s)', (since, expected) => {
    expect(final('SUCCESS', since)).toBe(expected);
  });

  it.each([
    [0, 5 * MINUTE],
    [HOUR - 1, 5 * MINUTE],
    [HOUR, HOUR],
    [25 * HOUR - 1, HOUR],
    [25 * HOUR, null],
  ])('EXPIRED since %d ms: "every 5 min for 1 h, hourly for 24 h, then never" (%s)', (since, expected) => {
    expect(final('EXPIRED', since)).toBe(expected);
  });

  it.each([
    [0, HOUR],
    [DAY - 1, HOUR],
    [DAY, DAY],
    [15 * DAY - 1, DAY],
    [15 * DAY, null],
  ])('CONFLICT since %d ms: "hourly for 24 h, daily for 14 days, then never" (%s)', (since, expected) => {
    expect(final('CONFLICT', since)).toBe(expected);
  });

  it('asks about an unconfirmed hint as about a fresh checkout, for 15 min', () => {
    const hinted = (age: number) => {
      const hint = { status: 'SUCCESS', source: 'widget', at: NOW - age } as const;
      return wait({ status: 'NEW', createdAt: NOW - 30 * DAY, hint });
    };
    expect(hinted(0)).toBe(30 * SECOND);
    expect(hinted(15 * MINUTE - 1)).toBe(30 * SECOND);
    expect(hinted(15 * MINUTE)).toBe(HOUR);
  });
});

describe('an open checkout is "asked then, however slow it has become"', () => {
  /** A link of a week, last asked about at NOW, with so much time left. */
  const left = (ms: number, changes: Partial<Watched> = {}) =>
    wait({ createdAt: NOW + ms - 7 * DAY, expiresAt: NOW + ms, ...changes });

  it.each([
    [7 * DAY, 30 * SECOND],
    [3 * DAY, HOUR],
    [70 * MINUTE + 1, HOUR],
    [70 * MINUTE, HOUR],
    [70 * MINUTE - 1, HOUR - 1],
    [10 * MINUTE + 1, 1],
    [10 * MINUTE, 10 * MINUTE + SECOND],
    [MINUTE, MINUTE + SECOND],
    [0, SECOND],
    [-SECOND + 1, 1],
    [-SECOND, HOUR],
    [-DAY, HOUR],
  ])('with %d ms left: again in %d ms', (ms, expected) => expect(left(ms)).toBe(expected));

  it('has one turning point when it lives half an hour, two when it lives longer', () => {
    const lives = (life: number) => wait({ createdAt: NOW - life + 11 * MINUTE, expiresAt: NOW + 11 * MINUTE });
    expect(lives(30 * MINUTE)).toBe(2 * MINUTE);
    expect(lives(30 * MINUTE + 1)).toBe(MINUTE);
  });

  it('of unknown status too, and PAYMENT_DETECTED keeps its faster pace', () => {
    expect(left(20 * MINUTE, { status: 'ON_HOLD' })).toBe(10 * MINUTE);
    expect(left(20 * MINUTE, { status: 'PAYMENT_DETECTED' })).toBe(30 * SECOND);
    expect(left(10 * MINUTE + SECOND, { status: 'PAYMENT_DETECTED' })).toBe(SECOND);
  });

  it.each(['SUCCESS', 'CONFLICT', 'EXPIRED'])('and %s is not', (status) => {
    expect(left(MINUTE, { status, statusSince: NOW - 2 * HOUR })).not.toBe(MINUTE + SECOND);
  });
});

describe('on screen', () => {
  it.each(['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'ON_HOLD'])('%s is asked for every 5 s', (status) => {
    expect(nextRefreshOnScreen(checkout({ status, createdAt: NOW - 30 * DAY }))).toBe(NOW + 5 * SECOND);
  });

  it.each(['SUCCESS', 'EXPIRED', 'CONFLICT'])('%s keeps its own times', (status) => {
    const shown = checkout({ status, statusSince: NOW - 10 * SECOND });
    expect(nextRefreshOnScreen(shown)).toBe(nextRefresh(shown));
  });

  it('a final one with an unconfirmed hint is asked for every 5 s too', () => {
    const hint = { status: 'SUCCESS', source: 'widget', at: NOW } as const;
    expect(nextRefreshOnScreen(checkout({ status: 'EXPIRED', hint }))).toBe(NOW + 5 * SECOND);
  });
});

const time = fc.integer({ min: 0, max: 2 * NOW });
const watched = fc.record<Watched>({
  status: fc.oneof(fc.constantFrom('NEW', 'PAYMENT_DETECTED', 'SUCCESS', 'CONFLICT', 'EXPIRED'), fc.string()),
  createdAt: time,
  expiresAt: fc.option(time),
  answeredAt: time,
  statusSince: time,
  hint: fc.option(fc.record({ status: fc.string(), source: fc.constant('widget' as const), at: time })),
});

describe('whatever the clocks of this computer and of Inqud say', () => {
  it('the next refresh is never before the last answer', () => {
    fc.assert(
      fc.property(watched, (each) => {
        expect(nextRefresh(each) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(each.answeredAt);
        expect(nextRefreshOnScreen(each) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(each.answeredAt);
      }),
    );
  });

  it('a checkout that is open or of unknown status is always asked about again, within the hour', () => {
    fc.assert(
      fc.property(watched, (each) => {
        fc.pre(!['SUCCESS', 'CONFLICT', 'EXPIRED'].includes(each.status));
        expect(nextRefresh(each)).toBeLessThanOrEqual(each.answeredAt + HOUR);
      }),
    );
  });

  it('an open one is asked about when it is about to expire and when it has: at the latest then', () => {
    fc.assert(
      fc.property(watched, (each) => {
        fc.pre(!['SUCCESS', 'CONFLICT', 'EXPIRED'].includes(each.status) && each.hint === null);
        const { expiresAt, answeredAt } = each;
        fc.pre(expiresAt !== null && expiresAt + SECOND > answeredAt);
        expect(nextRefresh(each)).toBeLessThanOrEqual((expiresAt ?? 0) + SECOND);
      }),
    );
  });

  it('no answer is waited for longer than a day, so a clock that was set back stops nothing', () => {
    fc.assert(
      fc.property(watched, (each) => {
        expect(nextRefresh(each) ?? 0).toBeLessThanOrEqual(each.answeredAt + DAY);
      }),
    );
  });
});
