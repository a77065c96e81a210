import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Reason, StoredCheckout } from '../../../../lib/checkouts/database';
import { REASONS } from '../../../../lib/checkouts/database';
import { reasonsOf, severityOf, withAttention } from '../../../../lib/checkouts/rules/attention';
import { parseJson } from '../../../../lib/inqud/json';
import type { RequestModel } from '../../../../lib/inqud/models';
import { CheckoutModel } from '../../../../lib/inqud/models';
import { DAY, MINUTE } from '../../../../lib/shared/time';
import { checkout, NOW, REQUEST } from '../../support/examples';

/** Inqud's documented request, with some fields of it changed. */
function request(changes: Partial<RequestModel> = {}): RequestModel {
  const read = v.parse(CheckoutModel.entries.request, parseJson(REQUEST));
  if (!read) throw new Error('The documented request can’t be read.');
  return { ...read, ...changes };
}
const reasons = (changes: Partial<StoredCheckout>, now = NOW) => reasonsOf(checkout(changes), now);
const paid = (payAmount: string | null, paidAmount: string | null, changes: Partial<StoredCheckout> = {}) =>
  reasons({ status: 'CONFLICT', request: request({ payAmount, paidAmount }), ...changes });

describe('nothing needs a person', () => {
  it.each(['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED', 'SUCCESS', 'EXPIRED'])('when it is simply %s', (status) => {
    expect(reasons({ status, request: request() })).toEqual([]);
  });

  it.each([null, 'NEW', 'PENDING', 'SUCCESS', 'EXPIRED', 'BRAND_NEW'])(
    'for the payment being %s: "paid comes only from the checkout\'s own status"',
    (paymentStatus) => {
      expect(reasons({ status: 'PAYMENT_DETECTED', request: request({ paymentStatus }) })).toEqual([]);
    },
  );
});

describe('conflict: "underpaid: paid X of Y, short by Z"', () => {
  it('is underpaid when Inqud says so, whatever the amounts, or without any', () => {
    expect(reasons({ status: 'CONFLICT', reason: 'UNDERPAID' })).toEqual(['underpaid']);
    expect(paid(null, null, { reason: 'UNDERPAID' })).toEqual(['underpaid']);
    expect(paid('5', '5', { reason: 'UNDERPAID' })).toEqual(['underpaid']);
  });

  it.each([
    ['99.46291', '99.4629'],
    ['99.46291', '0'],
    ['0.3', '0.29999999999999999999'],
    ['9007199254740993', '9007199254740992'],
    ['10', '9'],
  ])('is underpaid when of %s exactly %s was paid', (payAmount, paidAmount) => {
    expect(paid(payAmount, paidAmount)).toEqual(['underpaid']);
  });

  it.each([
    ['99.46291', '99.462910'],
    ['0.1', '0.100000000000000000000000000000'],
    ['10', '10.0'],
    ['99.46291', null],
    [null, '99.46291'],
  ])('is another conflict when of %s %s was paid', (payAmount, paidAmount) => {
    expect(paid(payAmount, paidAmount)).toEqual(['conflict']);
  });

  it('is one of both, not both', () => {
    expect(reasons({ status: 'CONFLICT', reason: 'AML' })).toEqual(['conflict']);
    expect(reasons({ status: 'CONFLICT' })).toEqual(['conflict']);
  });

  it('that is none is not underpaid, though less has come so far', () => {
    const partly = request({ payAmount: '10', paidAmount: '1' });
    expect(reasons({ status: 'PAYMENT_DETECTED', request: partly })).toEqual([]);
    expect(reasons({ status: 'NEW', reason: 'UNDERPAID' })).toEqual([]);
  });
});

describe('"overpaid (by how much)"', () => {
  it.each([
    ['99.46291', '99.46291000000000000001'],
    ['9007199254740992', '9007199254740993'],
    ['9', '10'],
  ])('is seen in the amounts: of %s exactly %s', (payAmount, paidAmount) => {
    const amounts = request({ payAmount, paidAmount });
    expect(reasons({ status: 'SUCCESS', request: amounts })).toEqual(['overpaid']);
    expect(reasons({ status: 'CONFLICT', request: amounts })).toEqual(['conflict', 'overpaid']);
  });

  it('is believed when Inqud says so without amounts', () => {
    expect(reasons({ status: 'SUCCESS', request: request({ overpaid: true, paidAmount: null }) })).toEqual([
      'overpaid',
    ]);
  });
});

describe('"paid late (after expiry)"', () => {
  it.each(['PAYMENT_DETECTED', 'SUCCESS'])('holds for %s of one that had expired', (status) => {
    expect(reasons({ status, late: true })).toEqual(['late']);
  });

  it('comes after the conflict of one that had expired', () => {
    expect(reasons({ status: 'CONFLICT', late: true, reason: 'UNDERPAID' })).toEqual(['underpaid', 'late']);
  });

  it('is over when it is expired once more, and is not said of one that is just expired', () => {
    expect(reasons({ status: 'EXPIRED', late: true })).toEqual([]);
    expect(reasons({ status: 'EXPIRED', expiresAt: NOW - DAY })).toEqual([]);
  });

  it('is never concluded from the clock: paid long after its end, never seen as expired', () => {
    expect(reasons({ status: 'SUCCESS', expiresAt: NOW - DAY })).toEqual([]);
  });
});

describe('"payment frozen or failed"', () => {
  it.each<[string, Reason]>([
    ['FROZEN', 'frozen'],
    ['FAILED', 'failed'],
    ['CANCELLED', 'failed'],
  ])('%s is %s, whatever the status', (paymentStatus, reason) => {
    for (const status of ['PAYMENT_DETECTED', 'SUCCESS', 'EXPIRED']) {
      expect(reasons({ status, request: request({ paymentStatus }) })).toEqual([reason]);
    }
  });
});

describe('"unknown status"', () => {
  it.each(['ON_HOLD', 'success', '', 'constructor', 'SUCCESS '])('%j is kept and raised', (status) => {
    expect(reasons({ status })).toEqual(['unknown status']);
  });
});

describe('"refresh failing for longer than 15 min"', () => {
  it.each([
    [0, []],
    [15 * MINUTE - 1, []],
    [15 * MINUTE, ['failing']],
    [DAY, ['failing']],
    [-DAY, []],
  ])('after %d ms: %j', (since, expected) => {
    expect(reasons({ failingSince: NOW - since, failures: 9 })).toEqual(expected);
  });

  it('is counted from the first failure, not from the last answer', () => {
    expect(reasons({ answeredAt: NOW - DAY, failingSince: NOW, failures: 1 })).toEqual([]);
  });
});

describe('"widget and API disagree for longer than 2 min"', () => {
  const hinted = (after: number, changes: Partial<StoredCheckout> = {}) =>
    reasons({ hint: { status: 'SUCCESS', source: 'widget', at: NOW - after }, answeredAt: NOW, ...changes });

  it.each([
    [-MINUTE, []],
    [0, []],
    [2 * MINUTE - 1, []],
    [2 * MINUTE, ['disagreement']],
    [14 * MINUTE, ['disagreement']],
  ])('when Inqud still says otherwise %d ms after the widget: %j', (after, expected) => {
    expect(hinted(after)).toEqual(expected);
  });

  it('takes an answer of Inqud to disagree: time that passes without one is no contradiction', () => {
    const hint = { status: 'SUCCESS', source: 'widget', at: NOW } as const;
    expect(reasons({ hint, answeredAt: NOW }, NOW + DAY)).toEqual([]);
  });

  it('goes on while a refresh fails: Inqud has contradicted, and has not taken it back', () => {
    expect(hinted(3 * MINUTE, { failures: 1, failingSince: NOW })).toEqual(['disagreement']);
  });
});

it('the reasons come "the gravest first"', () => {
  const all = checkout({
    status: 'ON_HOLD',
    late: true,
    hint: { status: 'SUCCESS', source: 'widget', at: NOW - 5 * MINUTE },
    request: request({ paymentStatus: 'FROZEN', overpaid: true }),
  });
  expect(reasonsOf(all, NOW)).toEqual(['late', 'frozen', 'unknown status', 'overpaid', 'disagreement']);
});

describe('gravity', () => {
  it.each<[Reason, 'bad' | 'warn']>([
    ['underpaid', 'bad'],
    ['conflict', 'bad'],
    ['late', 'bad'],
    ['frozen', 'bad'],
    ['failed', 'bad'],
    ['unknown status', 'warn'],
    ['overpaid', 'warn'],
    ['disagreement', 'warn'],
    ['failing', 'warn'],
  ])('of %s is %s', (reason, gravity) => expect(severityOf([reason])).toBe(gravity));

  it('is that of the gravest', () => {
    expect(severityOf(['failing', 'overpaid', 'late'])).toBe('bad');
    expect(severityOf(['failing', 'overpaid'])).toBe('warn');
  });
});

describe('withAttention', () => {
  const later = NOW + MINUTE;
  const acknowledged = (by: StoredCheckout): StoredCheckout => {
    const { attentionAt: _at, attentionGravity: _gravity, ...rest } = by;
    return { ...rest, attention: { ...by.attention, acknowledged: by.attention.reasons } };
  };
  const conflict = withAttention(checkout({ status: 'CONFLICT' }), NOW);

  it('raises it at the gravity of the gravest, and dates it', () => {
    expect(conflict).toMatchObject({
      attention: { reasons: ['conflict'], acknowledged: [] },
      attentionGravity: 'bad',
      attentionAt: NOW,
    });
  });

  it('is absent when there is nothing, "which also keeps it out of the index"', () => {
    const calm = withAttention({ ...conflict, status: 'SUCCESS' }, later);
    expect(calm).not.toHaveProperty('attentionAt');
    expect(calm).not.toHaveProperty('attentionGravity');
    expect(calm.attention).toEqual({ reasons: [], acknowledged: [] });
  });

  it('keeps its date for as long as there is something to look at, also when more comes', () => {
    expect(withAttention(conflict, later).attentionAt).toBe(NOW);
    const more = withAttention({ ...conflict, late: true }, later);
    expect(more).toMatchObject({ attention: { reasons: ['conflict', 'late'] }, attentionAt: NOW });
  });

  it('what was acknowledged "stays so", however often it is asked about again', () => {
    const again = withAttention(withAttention(acknowledged(conflict), later), later + DAY);
    expect(again.attention).toEqual({ reasons: ['conflict'], acknowledged: ['conflict'] });
    expect(again).not.toHaveProperty('attentionAt');
  });

  it('a new reason raises it again, at its own gravity and time', () => {
    const failing = { ...acknowledged(conflict), failures: 5, failingSince: later - 15 * MINUTE };
    expect(withAttention(failing, later)).toMatchObject({
      attention: { reasons: ['conflict', 'failing'], acknowledged: ['conflict'] },
      attentionGravity: 'warn',
      attentionAt: later,
    });
  });

  it('"until it is over and comes again": then it is raised again', () => {
    const over = withAttention({ ...acknowledged(conflict), status: 'SUCCESS' }, later);
    expect(over.attention.acknowledged).toEqual([]);
    expect(withAttention({ ...over, status: 'CONFLICT' }, later + 1)).toMatchObject({
      attention: { reasons: ['conflict'], acknowledged: [] },
      attentionAt: later + 1,
    });
  });

  it('a conflict that turns out to be underpaid is a new reason', () => {
    const known = withAttention({ ...acknowledged(conflict), reason: 'UNDERPAID' }, later);
    expect(known).toMatchObject({ attention: { reasons: ['underpaid'], acknowledged: [] }, attentionAt: later });
  });

  it('"never cries wolf": one refresh that fails does not raise an acknowledged disagreement again', () => {
    const hint = { status: 'SUCCESS', source: 'widget', at: NOW - 3 * MINUTE } as const;
    const seen = acknowledged(withAttention(checkout({ hint, answeredAt: NOW }), NOW));
    const failed = withAttention({ ...seen, failures: 1, failingSince: later }, later);
    expect(failed).not.toHaveProperty('attentionAt');
    const answered = { ...failed, failures: 0, failingSince: null, answeredAt: later + MINUTE };
    expect(withAttention(answered, later + MINUTE)).not.toHaveProperty('attentionAt');
  });

  it('is in the index exactly when something is unseen, and asks the same twice without a change', () => {
    const some = fc.subarray([...REASONS]);
    const any = fc.record({
      status: fc.constantFrom('NEW', 'CONFLICT', 'SUCCESS', 'EXPIRED', 'ON_HOLD'),
      late: fc.boolean(),
      failingSince: fc.constantFrom(null, NOW, NOW - DAY),
      attention: fc.record({ reasons: some, acknowledged: some }),
    });
    fc.assert(
      fc.property(any, (changes) => {
        const ruled = withAttention(checkout(changes), NOW);
        const { reasons: held, acknowledged: seen } = ruled.attention;
        expect(held.filter((each) => !seen.includes(each)).length > 0).toBe(ruled.attentionAt !== undefined);
        expect(ruled.attentionGravity === undefined).toBe(ruled.attentionAt === undefined);
        expect(seen.filter((each) => !held.includes(each))).toEqual([]);
        expect(withAttention(ruled, NOW)).toEqual(ruled);
      }),
    );
  });
});
