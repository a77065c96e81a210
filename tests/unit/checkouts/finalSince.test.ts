import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { recordAnswer, recordCreated, recordImported } from '../../../lib/checkouts/recordAnswer';
import type { Since } from '../../../lib/inqud/finalSince';
import { earlierSince, finalSinceOf, sinceOf } from '../../../lib/inqud/finalSince';
import type { CheckoutModel } from '../../../lib/inqud/models';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/shared/time';
import { CHECKOUT_ID, checkout, DRAFT, emptyHistory, model, NEVER_DUE, NOW, WIDGET_ID } from '../support/examples';

/** The last second of a year, as Inqud writes it; and when the browser is opened again, two days later. */
const PAID = '2025-12-31T23:59:59.999999999Z';
const PAID_AT = Date.UTC(2025, 11, 31, 23, 59, 59, 999);
const SEEN_AT = PAID_AT + 2 * DAY;
const CREATED = '2025-12-31T20:00:00.081523507Z';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const says = (changes: Partial<CheckoutModel>, at = SEEN_AT, date?: number) => ({
  model: model({ createdAt: CREATED, ...changes }),
  raw: JSON.stringify({ createdAt: CREATED, ...changes }),
  at,
  date,
});
const stored = async () => (await db.checkouts.get(CHECKOUT_ID)) ?? checkout({ status: 'gone' });
const start = (changes: Partial<StoredCheckout> = {}) =>
  db.checkouts.put(checkout({ status: 'PAYMENT_DETECTED', createdAt: Date.parse(CREATED), ...changes }));
const answered = async (...answer: Parameters<typeof says>) => {
  await recordAnswer(db, says(...answer), NEVER_DUE);
  return stored();
};
const inqud = (at: number): Since => ({ at, by: 'inqud' });
const here = (at: number): Since => ({ at, by: 'here' });

describe('the time at which a checkout became final', () => {
  it.each(['SUCCESS', 'CONFLICT', 'EXPIRED'])(
    'is Inqud’s `lastUpdatedAt` for %s, beside when it was seen',
    async (status) => {
      await start();
      expect(await answered({ status, lastUpdatedAt: PAID })).toMatchObject({
        finalSince: inqud(PAID_AT),
        statusSince: SEEN_AT,
      });
    },
  );

  it.each<[string, string | null]>([
    ['is missing', null],
    ['is no time', 'yesterday'],
    ['is a number', '1767225599'],
    ['has no zone', '2025-12-31T23:59:59'],
    ['has too many digits', '2025-12-31T23:59:59.9999999999Z'],
    ['is a day that does not exist', '2025-12-32T00:00:00Z'],
    ['is before the creation', '2025-12-31T20:00:00.080Z'],
    ['is of 1970', '1970-01-01T00:00:00Z'],
    ['is still to come', new Date(SEEN_AT + 2 * MINUTE).toISOString()],
    ['is of the year 9999', '9999-12-31T23:59:59Z'],
  ])('is the answer’s `Date`, seen here, when `lastUpdatedAt` %s', async (_what, lastUpdatedAt) => {
    await start();
    const row = await answered({ status: 'SUCCESS', lastUpdatedAt }, SEEN_AT, SEEN_AT - 400);
    expect(row.finalSince).toEqual(here(SEEN_AT - 400));
  });

  it('is that of this computer’s clock, when the answer has no `Date` either', async () => {
    await start();
    expect((await answered({ status: 'SUCCESS', lastUpdatedAt: null })).finalSince).toEqual(here(SEEN_AT));
  });

  it.each([
    ['2026-01-01T01:59:59.5+02:00', Date.UTC(2025, 11, 31, 23, 59, 59, 500)],
    ['2025-12-31T23:59:59Z', Date.UTC(2025, 11, 31, 23, 59, 59)],
    ['2025-12-31T20:00:00.081523507Z', Date.UTC(2025, 11, 31, 20, 0, 0, 81)],
  ])('is read as Inqud writes times: %s', async (lastUpdatedAt, at) => {
    await start();
    expect((await answered({ status: 'SUCCESS', lastUpdatedAt })).finalSince).toEqual(inqud(at));
  });

  it('may be a little ahead of the `Date`, which has whole seconds and may be of another computer', async () => {
    await start();
    const row = await answered({ status: 'SUCCESS', lastUpdatedAt: PAID }, PAID_AT, PAID_AT - 30 * SECOND);
    expect(row.finalSince).toEqual(inqud(PAID_AT));
  });

  it('is not before a creation that only Inqud knows: without one, any past time counts', async () => {
    await start({ createdAt: SEEN_AT });
    const row = await answered({ status: 'SUCCESS', createdAt: null, lastUpdatedAt: PAID });
    expect(row.finalSince).toEqual(inqud(PAID_AT));
  });

  it('is not a `lastUpdatedAt` that stayed as it was when the status changed', async () => {
    await start({ answer: JSON.stringify({ status: 'PAYMENT_DETECTED', lastUpdatedAt: PAID }) });
    expect((await answered({ status: 'SUCCESS', lastUpdatedAt: PAID })).finalSince).toEqual(here(SEEN_AT));
  });

  it('is there for a created or imported checkout that is final already, and for no other', async () => {
    const create = { attemptId: 'a', accountId: 'shop', draft: DRAFT, startedAt: NOW, attempt: 1 };
    await db.creates.put({ ...create, state: 'sending', error: null });
    const created = await recordCreated(
      db,
      says({ status: 'SUCCESS', lastUpdatedAt: PAID }),
      { ...create, widgetId: WIDGET_ID },
      NEVER_DUE,
    );
    expect(created.finalSince).toEqual(inqud(PAID_AT));
    await db.checkouts.clear();
    expect(await answered({ status: 'NEW' })).not.toHaveProperty('finalSince');
  });
});

describe('the time of an imported checkout', () => {
  const imported = async (changes: Partial<CheckoutModel>, date = SEEN_AT - SECOND) => {
    await recordImported(db, says(changes, SEEN_AT, date), { accountId: 'shop', widgetId: WIDGET_ID }, NEVER_DUE);
    return stored();
  };

  it('is Inqud’s', async () => {
    const row = await imported({ status: 'CONFLICT', lastUpdatedAt: PAID });
    expect(row).toMatchObject({ finalSince: inqud(PAID_AT), statusSince: PAID_AT });
  });

  it('is its end, which is Inqud’s as well, when it has expired and Inqud says no more', async () => {
    const row = await imported({ status: 'EXPIRED', lastUpdatedAt: null, expiresAt: '2025-12-31T21:00:00Z' });
    expect(row.finalSince).toEqual(inqud(Date.UTC(2025, 11, 31, 21)));
  });

  it.each<Partial<CheckoutModel>>([
    { status: 'SUCCESS', lastUpdatedAt: null },
    { status: 'SUCCESS', lastUpdatedAt: '1970-01-01T00:00:00Z' },
    { status: 'EXPIRED', lastUpdatedAt: null, expiresAt: null },
    { status: 'EXPIRED', lastUpdatedAt: null, expiresAt: '2036-01-01T00:00:00Z' },
  ])('is that of the answer for %j', async (changes) => {
    expect(await imported(changes)).toMatchObject({ finalSince: here(SEEN_AT - SECOND), statusSince: SEEN_AT });
  });

  it('is none while it is open', async () => {
    expect(await imported({ status: 'REQUEST_CREATED', lastUpdatedAt: PAID })).not.toHaveProperty('finalSince');
  });
});

describe('a later answer', () => {
  const LATER = new Date(PAID_AT + DAY).toISOString();
  const EARLIER = new Date(PAID_AT - HOUR).toISOString();

  it.each([LATER, EARLIER, null])('of the same status does not move Inqud’s time, with %s', async (lastUpdatedAt) => {
    await start();
    await answered({ status: 'SUCCESS', lastUpdatedAt: PAID });
    const row = await answered({ status: 'SUCCESS', lastUpdatedAt }, SEEN_AT + DAY, SEEN_AT + DAY);
    expect(row.finalSince).toEqual(inqud(PAID_AT));
  });

  it('of the same status does not move what was seen here to a later time', async () => {
    await start();
    await answered({ status: 'SUCCESS', lastUpdatedAt: null }, SEEN_AT);
    const updated = new Date(SEEN_AT + HOUR).toISOString();
    const row = await answered({ status: 'SUCCESS', lastUpdatedAt: updated }, SEEN_AT + DAY);
    expect(row.finalSince).toEqual(here(SEEN_AT));
  });

  it('of the same status brings Inqud’s own time, when the first one had none', async () => {
    await start();
    await answered({ status: 'SUCCESS', lastUpdatedAt: null }, SEEN_AT);
    expect((await answered({ status: 'SUCCESS', lastUpdatedAt: PAID })).finalSince).toEqual(inqud(PAID_AT));
  });

  it('of another final status has a time of its own', async () => {
    await start();
    await answered({ status: 'EXPIRED', lastUpdatedAt: PAID });
    const row = await answered({ status: 'SUCCESS', lastUpdatedAt: LATER }, SEEN_AT);
    expect(row.finalSince).toEqual(inqud(PAID_AT + DAY));
  });

  it('that it is open again ends it', async () => {
    await start();
    await answered({ status: 'EXPIRED', lastUpdatedAt: PAID });
    expect(await answered({ status: 'PAYMENT_DETECTED', lastUpdatedAt: LATER })).not.toHaveProperty('finalSince');
  });
});

/*
 * Rows as releases before this time was kept have stored them, frozen: it is read from their last answer.
 */
describe('a row of an earlier release', () => {
  const earlier = (changes: Partial<StoredCheckout> = {}) =>
    checkout({
      status: 'SUCCESS',
      statusSince: SEEN_AT,
      answeredAt: SEEN_AT + MINUTE,
      answer: `{"id":"CCO-1","status":"SUCCESS","createdAt":"${CREATED}","lastUpdatedAt":"${PAID}","request":{"lastUpdatedAt":"2026-01-02T09:00:00Z"}}`,
      ...changes,
    });

  it('was final when its answer says so', () => {
    expect(finalSinceOf(earlier())).toEqual(inqud(PAID_AT));
    expect(sinceOf(earlier())).toEqual(inqud(PAID_AT));
  });

  it.each([
    ['its answer was updated after it was seen', earlier({ statusSince: PAID_AT - 2 * MINUTE }), PAID_AT - 2 * MINUTE],
    ['its answer is about another status', earlier({ status: 'CONFLICT' }), SEEN_AT],
    ['its answer is cut off', earlier({ answer: '{"status":"SUCCESS","lastUpdatedAt":"2025-' }), SEEN_AT],
    ['its answer is no object', earlier({ answer: 'null' }), SEEN_AT],
    ['its answer has no time', earlier({ answer: '{"status":"SUCCESS"}' }), SEEN_AT],
    ['its answer has no text for it', earlier({ answer: '{"status":"SUCCESS","lastUpdatedAt":17}' }), SEEN_AT],
  ])('was final when it was first seen here, when %s', (_when, row, at) => {
    expect(finalSinceOf(row)).toEqual(here(at));
  });

  it('that is open was not final', () => {
    expect(finalSinceOf(earlier({ status: 'NEW' }))).toBeNull();
    expect(sinceOf(earlier({ status: 'NEW' }))).toEqual(here(SEEN_AT));
    expect(finalSinceOf({})).toBeNull();
  });

  it('keeps that time at the next answer, whatever that says', async () => {
    await db.checkouts.put(earlier());
    const row = await answered({ status: 'SUCCESS', lastUpdatedAt: '2026-01-05T00:00:00Z' }, SEEN_AT + 9 * DAY);
    expect(row.finalSince).toEqual(inqud(PAID_AT));
  });
});

it('is the earlier one of two, in any order; of two equal ones Inqud’s', () => {
  const since = fc.record({ at: fc.nat({ max: 3 }), by: fc.constantFrom('inqud' as const, 'here' as const) });
  fc.assert(
    fc.property(since, since, (one, other) => {
      const both = earlierSince(one, other);
      expect(both).toEqual(earlierSince(other, one));
      expect(both.at).toBe(Math.min(one.at, other.at));
      if (one.at === other.at && one.by !== other.by) expect(both.by).toBe('inqud');
    }),
  );
});
