import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { atLength } from '../../../soak';
import { emptyAccounts, emptyHistory, NOW } from '../../support/examples';
import { simulate } from './simulate';

afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Give printed seeds back, with commas between them, to get the same weeks again. */
const SEEDS = process.env.WEEK_SEEDS?.split(',').map(Number) ?? atLength([6], [6, 7, ...drawn(6)]);
const LENGTH = atLength({ days: 2, checkouts: 20 }, { days: 7, checkouts: 50 });
const PLANS = SEEDS.map((seed) => ({ seed, ...LENGTH, quiet: seed % 2 === 0, jumps: true }));

describe.each(PLANS)('$days days from seed $seed', (plan) => {
  let week: Awaited<ReturnType<typeof simulate>>;
  beforeAll(async () => {
    fakeBrowser.reset();
    await emptyHistory();
    await emptyAccounts();
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    const started = performance.now();
    week = await simulate(plan);
    const took = ((performance.now() - started) / 1000).toFixed(1);
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    console.info(`seed ${plan.seed}: ${week.counts.events} simulated events in ${took} s`, JSON.stringify(week.counts));
  }, 300_000);

  const holds = (property: string) => expect(week.violations.get(property)?.slice(0, 20) ?? []).toEqual([]);

  it('is thousands of events, with every kind of trouble', () => {
    expect(week.counts.events).toBeGreaterThan(700 * plan.days);
    expect(week.counts.checked).toBeGreaterThan(plan.checkouts / 2);
    expect(week.counts.kills).toBeGreaterThan(20);
  });
  it('"every final status is known within its bound"', () => holds('bound'));
  it('"no checkout is forgotten"', () => holds('forgotten'));
  it('"the request rate is never exceeded"', () => holds('rate'));
  it('"each notification fires once"', () => holds('notices'));
  it('"attention equals what the model says"', () => holds('attention'));
  it('"times follow the API\'s clock"', () => holds('time'));
  it('"create, never lost and never doubled"', () => holds('creates'));
  it('is quiet in the quiet hours', () => holds('quiet'));
  it('throws nothing', () => holds('errors'));
});

function drawn(count: number): number[] {
  return Array.from({ length: count }, () => randomInt(2 ** 31));
}
