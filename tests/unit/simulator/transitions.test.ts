import { beforeEach, describe, expect, it } from 'vitest';
import { createAccount } from '../../simulator/accounts.ts';
import type { AssumptionSwitches } from '../../simulator/assumptions.ts';
import { createAssumptions } from '../../simulator/assumptions.ts';
import type { ManualClock } from '../../simulator/clock.ts';
import { createManualClock } from '../../simulator/clock.ts';
import { startAutopay } from '../../simulator/model/autopay.ts';
import type { CheckoutDraft } from '../../simulator/model/checkout.ts';
import type { Model } from '../../simulator/model/model.ts';
import { createModel } from '../../simulator/model/model.ts';
import { stampToMs } from '../../simulator/model/stamps.ts';

const MINUTE = 60_000;
const FIXED: CheckoutDraft = {
  type: 'FIXED_PRICE',
  fixedAmount: { amount: '100', currency: 'USD' },
  clientOrderId: '10482',
  expiresAt: '2023-12-22T12:00:00Z',
  returnUrl: null,
  name: null,
};

let clock: ManualClock;
let assumptions: AssumptionSwitches;
let model: Model;
let seen: string[];
const { project } = createAccount();

beforeEach(() => {
  clock = createManualClock('2023-12-22T09:39:13.125Z');
  assumptions = createAssumptions();
  model = createModel({ projects: [project], assumptions, clock });
  seen = [];
  model.subscribe(({ status }, before) => seen.push(`${before?.status ?? '-'}>${status}`));
});

const create = (draft: Partial<CheckoutDraft> = {}) => model.create(project.widgetId, { ...FIXED, ...draft }).id;
const requested = (draft: Partial<CheckoutDraft> = {}) => model.pickCoin(create(draft), 'ETHEREUM_USDT').id;

describe('a checkout that is paid', () => {
  it('goes through NEW, REQUEST_CREATED, PAYMENT_DETECTED, SUCCESS and reports each step once', () => {
    const id = requested();
    model.pay(id);
    model.confirm(id);
    expect(seen).toEqual([
      '->NEW',
      'NEW>REQUEST_CREATED',
      'REQUEST_CREATED>PAYMENT_DETECTED',
      'PAYMENT_DETECTED>SUCCESS',
    ]);
    expect(model.get(id)).toMatchObject({
      status: 'SUCCESS',
      reason: null,
      request: { status: 'SUCCESS', paymentStatus: 'SUCCESS', paidAmount: '99.46291', overpaid: false },
    });
  });

  it('creates a request in the documented form, with a window of ten minutes', () => {
    const { request } = model.get(requested()) ?? {};
    expect(request).toMatchObject({
      id: expect.stringMatching(/^CAPD-/),
      orderId: expect.stringMatching(/^ORD-/),
      status: 'WAITING_PAYMENT',
      address: expect.stringMatching(/^0x[0-9a-f]{40}$/),
      paymentWindowEndsAt: expect.stringMatching(/^2023-12-22T09:49:13\.125\d{6}Z$/),
      createdAt: expect.stringMatching(/^2023-12-22T09:39:13\.125\d{6}Z$/),
      payAmount: '99.46291',
      paidAmount: null,
      lastUpdatedAt: null,
    });
  });

  it('is a CONFLICT with UNDERPAID when less was paid, although the payment itself is a SUCCESS', () => {
    const id = requested();
    model.pay(id, 'less');
    expect(model.confirm(id)).toMatchObject({
      status: 'CONFLICT',
      reason: 'UNDERPAID',
      request: { status: 'CONFLICT', reason: 'UNDERPAID', paymentStatus: 'SUCCESS', paidAmount: '49.73145' },
    });
  });

  it('is a SUCCESS marked overpaid when more was paid, even by the last digit', () => {
    const id = requested();
    model.pay(id, '99.46292');
    expect(model.confirm(id)).toMatchObject({ status: 'SUCCESS', request: { overpaid: true } });
  });

  it('accepts any amount from the minimum where the payer decides', () => {
    const enough = requested({ type: 'NO_PRICE', fixedAmount: null });
    model.pay(enough, '3.5');
    expect(model.confirm(enough)).toMatchObject({ status: 'SUCCESS', request: { payAmount: null, paidAmount: '3.5' } });
    const tooLittle = requested({ type: 'NO_PRICE', fixedAmount: null });
    model.pay(tooLittle, '0.5');
    expect(model.confirm(tooLittle).reason).toBe('UNDERPAID');
  });

  it('uses the first suggested amount, or the chosen one', () => {
    const draft = { type: 'SUGGESTED_FIXED_PRICE', fixedAmount: null } as const;
    expect(model.get(requested(draft))?.request?.requestAmount).toBe('10');
    const chosen = model.pickCoin(create(draft), 'TRON_USDT', { amount: '50', currency: 'USD' });
    expect(chosen.request).toMatchObject({ requestAmount: '50', blockchain: 'TRON', currency: 'USDT' });
  });
});

describe('a checkout that is not paid', () => {
  it('expires at expiresAt when no coin was picked, without any request', () => {
    const id = create();
    clock.advance(stampToMs('2023-12-22T12:00:00Z') - clock.now() - 1);
    expect(model.get(id)?.status).toBe('NEW');
    clock.advance(1);
    expect(seen).toEqual(['->NEW', 'NEW>EXPIRED']);
    expect(model.get(id)?.lastUpdatedAt).toMatch(/^2023-12-22T12:00:00\.\d{9}Z$/);
  });

  it('expires after the payment window and the grace once a coin was picked', () => {
    const id = requested();
    clock.advance(10 * MINUTE);
    expect(model.get(id)?.status).toBe('REQUEST_CREATED');
    clock.advance(MINUTE);
    expect(seen.at(-1)).toBe('REQUEST_CREATED>EXPIRED');
    expect(model.get(id)?.request?.status).toBe('EXPIRED');
  });

  it('follows a grace that is changed meanwhile, and a wrong clock', () => {
    const id = requested();
    clock.advance(10 * MINUTE + 1);
    assumptions.set({ graceMs: 0 });
    expect(seen.at(-1)).toBe('REQUEST_CREATED>EXPIRED');
    const other = requested();
    assumptions.set({ clockOffsetMs: 11 * MINUTE });
    expect([model.get(id)?.status, model.get(other)?.status]).toEqual(['EXPIRED', 'EXPIRED']);
  });

  it('expires even when its expiry is months away', () => {
    create({ expiresAt: '2024-12-01T12:00:00Z' });
    clock.advance(stampToMs('2024-12-01T12:00:00Z') - clock.now());
    expect(seen.at(-1)).toBe('NEW>EXPIRED');
  });

  it('treats a late payment as assumed', () => {
    const late = (latePayment: 'ignored' | 'success' | 'conflict') => {
      assumptions.set({ latePayment });
      const id = requested();
      model.expire(id);
      if (model.pay(id).status === 'PAYMENT_DETECTED') model.confirm(id);
      const { status, reason } = model.get(id) ?? {};
      return [status, reason];
    };
    expect([late('ignored'), late('success'), late('conflict')]).toEqual([
      ['EXPIRED', null],
      ['SUCCESS', null],
      ['CONFLICT', 'EXPIRED'],
    ]);
  });
});

describe('impossible steps', () => {
  it('names the status and the possible ones', () => {
    const id = requested();
    expect(() => model.pickCoin(id, 'TRON_USDT')).toThrow('Cannot pick a coin in status "REQUEST_CREATED"');
    expect(() => model.confirm(id)).toThrow('Possible in PAYMENT_DETECTED.');
    model.pay(id);
    expect(() => model.pay(id)).toThrow('Cannot pay');
    expect(() => model.expire(id)).toThrow('Possible in NEW, REQUEST_CREATED.');
    expect(() => model.pay(create())).toThrow('pick a coin first');
    expect(() => model.pickCoin(create(), 'DOGE_DOGE')).toThrow('"DOGE_DOGE" is not offered.');
    expect(() => model.pay(requested(), '-1')).toThrow('no amount');
    expect(() => model.confirm('CCO-none')).toThrow('Unknown checkout "CCO-none".');
  });

  it('can be forced, even to an unknown status', () => {
    const id = create();
    expect(model.forceStatus(id, 'FROZEN', 'COMPLIANCE')).toMatchObject({ status: 'FROZEN', reason: 'COMPLIANCE' });
    clock.advance(1000 * MINUTE);
    expect(model.get(id)?.status).toBe('FROZEN');
  });
});

it('never mutates returned objects', () => {
  const id = create();
  const before = model.get(id);
  const list = model.list();
  model.pickCoin(id, 'TRON_USDT');
  expect([before?.status, list[0]?.status, list.length]).toEqual(['NEW', 'NEW', 1]);
});

it('uses strictly increasing timestamps with nine digits, even when the clock is stopped', () => {
  const stamps = Array.from({ length: 50 }, () => model.get(create())?.createdAt ?? '');
  expect(stamps.every((stamp) => /^2023-12-22T09:39:13\.125\d{6}Z$/.test(stamp))).toBe(true);
  expect(new Set(stamps).size).toBe(50);
  expect([...stamps].sort()).toEqual(stamps);
});

describe('autopay', () => {
  it('pays a new checkout step by step, with the given delays', () => {
    startAutopay(model, clock, { pickCoinMs: 1000, payMs: 2000, confirmMs: 3000 });
    const id = create();
    const statusAfter = (ms: number) => {
      clock.advance(ms);
      return model.get(id)?.status;
    };
    expect([statusAfter(999), statusAfter(1), statusAfter(2000), statusAfter(2999), statusAfter(1)]).toEqual([
      'NEW',
      'REQUEST_CREATED',
      'PAYMENT_DETECTED',
      'PAYMENT_DETECTED',
      'SUCCESS',
    ]);
  });

  it('skips a step that was already taken, and can be stopped', () => {
    const stop = startAutopay(model, clock, { pickCoinMs: 1000, payMs: 1000, confirmMs: 1000 });
    const id = create();
    model.expire(id);
    clock.advance(5000);
    expect(model.get(id)?.status).toBe('EXPIRED');
    const other = create();
    stop();
    clock.advance(5000);
    expect(model.get(other)?.status).toBe('NEW');
  });
});
