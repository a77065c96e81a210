import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryDb, StoredCheckout } from '../../../../lib/checkouts/database';
import { recordAnswer, recordCreated } from '../../../../lib/checkouts/recordAnswer';
import { notificationsOf, pausedNotification } from '../../../../lib/checkouts/rules/notifications';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { CHECKOUT_ID, checkout, DRAFT, emptyHistory, model, NOW, WIDGET_ID } from '../../support/examples';

const kinds = (after: Partial<StoredCheckout>, before: Partial<StoredCheckout> | null, now = NOW) =>
  notificationsOf(checkout(after), before && checkout(before), now).map(({ kind }) => kind);

describe('the notifications that a change causes', () => {
  it.each([
    ['NEW', 'SUCCESS', ['paid']],
    ['PAYMENT_DETECTED', 'CONFLICT', ['conflict']],
    ['NEW', 'EXPIRED', ['expired']],
    ['CONFLICT', 'SUCCESS', ['paid']],
    ['ON_HOLD', 'SUCCESS', ['paid']],
    ['NEW', 'PAYMENT_DETECTED', []],
    ['NEW', 'ON_HOLD', []],
    ['SUCCESS', 'SUCCESS', []],
    ['EXPIRED', 'EXPIRED', []],
  ])('from %s to %s: %j', (from, to, expected) => {
    expect(kinds({ status: to }, { status: from })).toEqual(expected);
  });

  it('a checkout that is new here causes none, whatever its status', () => {
    for (const status of ['NEW', 'SUCCESS', 'CONFLICT', 'EXPIRED']) expect(kinds({ status }, null)).toEqual([]);
  });

  it('says late instead of paid of one that had expired', () => {
    expect(kinds({ status: 'SUCCESS', late: true }, { status: 'EXPIRED' })).toEqual(['late']);
    expect(kinds({ status: 'SUCCESS', late: true }, { status: 'PAYMENT_DETECTED' })).toEqual(['late']);
    expect(kinds({ status: 'CONFLICT', late: true }, { status: 'EXPIRED' })).toEqual(['conflict']);
  });

  it('has the same key for the same event, so that it is kept once', () => {
    const [notice] = notificationsOf(checkout({ status: 'SUCCESS' }), checkout(), NOW);
    const about = { accountId: 'shop', checkoutId: CHECKOUT_ID, at: NOW, showingAs: null };
    expect(notice).toEqual({ key: `paid ${CHECKOUT_ID}`, kind: 'paid', ...about });
  });

  it('an account that is paused several times before it is shown has one notification', () => {
    expect(pausedNotification('shop', NOW).key).toBe(pausedNotification('shop', NOW + HOUR).key);
    expect(pausedNotification('shop', NOW).key).not.toBe(pausedNotification('second', NOW).key);
  });
});

describe('"expiring soon"', () => {
  const HALF_HOUR = 30 * MINUTE;
  const expiring = (left: number, life = HOUR, status = 'NEW') => {
    const expiresAt = NOW + left;
    const open = { status, expiresAt, createdAt: expiresAt - life };
    return kinds(open, open);
  };

  it.each([
    [10 * MINUTE + 1, []],
    [10 * MINUTE, ['expiring']],
    [1, ['expiring']],
    [0, []],
    [-MINUTE, []],
  ])('with %d ms left: %j', (left, expected) => {
    expect(expiring(left)).toEqual(expected);
  });

  it.each([
    [HALF_HOUR, []],
    [HALF_HOUR + 1, ['expiring']],
    [30 * DAY, ['expiring']],
  ])('of a link that lives %d ms: %j', (life, expected) => {
    expect(expiring(5 * MINUTE, life)).toEqual(expected);
  });

  it.each([
    ['REQUEST_CREATED', ['expiring']],
    ['PAYMENT_DETECTED', []],
    ['SUCCESS', []],
    ['CONFLICT', []],
    ['EXPIRED', []],
    ['ON_HOLD', []],
  ])('only while no payment is there: %s %j', (status, expected) => {
    expect(expiring(5 * MINUTE, HOUR, status)).toEqual(expected);
  });

  it('never of a link without an end', () => expect(kinds({}, {})).toEqual([]));
});

describe('each kind "one per event ever"', () => {
  let db: HistoryDb;
  beforeEach(async () => {
    db = await emptyHistory();
  });
  let at = NOW;
  const answered = async (...statuses: string[]) => {
    for (const status of statuses) {
      at += MINUTE;
      await recordAnswer(db, { model: model({ status, expiresAt: null }), raw: '{}', at }, applyRules);
    }
  };
  /** The pending notifications; they are shown then: the notifier takes them out of the table. */
  const notify = async () => {
    const shown = (await db.notices.toArray()).map(({ kind }) => kind).toSorted();
    await db.notices.clear();
    return shown;
  };

  it('however often Inqud repeats it, and though it was shown and forgotten', async () => {
    await db.checkouts.put(checkout());
    await answered('SUCCESS', 'SUCCESS');
    expect(await notify()).toEqual(['paid']);
    await answered('SUCCESS', 'PAYMENT_DETECTED', 'SUCCESS');
    expect(await notify()).toEqual([]);
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ noticed: ['paid'] });
  });

  it('a conflict and then the payment that resolved it are two', async () => {
    await db.checkouts.put(checkout());
    await answered('CONFLICT');
    expect(await notify()).toEqual(['conflict']);
    await answered('SUCCESS');
    expect(await notify()).toEqual(['paid']);
    await answered('CONFLICT', 'SUCCESS');
    expect(await notify()).toEqual([]);
  });

  it('expired, and then paid late, never "paid"', async () => {
    await db.checkouts.put(checkout());
    await answered('EXPIRED', 'PAYMENT_DETECTED', 'SUCCESS');
    expect(await notify()).toEqual(['expired', 'late']);
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ noticed: ['expired', 'late'], late: true });
  });

  it('is written together with the status: one is never visible without the other', async () => {
    await db.checkouts.put(checkout());
    db.notices.hook('creating', () => {
      throw new Error('The disk is full.');
    });
    await expect(answered('SUCCESS')).rejects.toThrow('The disk is full.');
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ status: 'NEW', noticed: [] });
    db.close();
    db = await emptyHistory();
    await db.checkouts.put(checkout());
    await answered('SUCCESS');
    expect(await notify()).toEqual(['paid']);
  });
});

describe('applyRules', () => {
  it('decides the next refresh, notifications and attention after one answer', () => {
    const after = checkout({ status: 'CONFLICT', statusSince: NOW });
    const { checkout: ruled, notices } = applyRules(after, checkout(), NOW);
    expect(ruled).toMatchObject({ nextRefreshAt: NOW + HOUR, noticed: ['conflict'], attentionGravity: 'bad' });
    expect(notices.map(({ kind }) => kind)).toEqual(['conflict']);
  });

  it('keeps one that is never asked about again out of the index', () => {
    const over = checkout({ status: 'SUCCESS', statusSince: NOW - HOUR, nextRefreshAt: NOW });
    expect(applyRules(over, over, NOW).checkout).not.toHaveProperty('nextRefreshAt');
  });

  it('says of a link that has just been made nothing but when to ask', async () => {
    const db = await emptyHistory();
    const create = { attemptId: 'attempt', accountId: 'shop', attempt: 1 };
    await db.creates.put({ ...create, draft: DRAFT, startedAt: NOW, state: 'sending', error: null });
    const answer = { model: model({ createdAt: new Date(NOW).toISOString(), expiresAt: null }), raw: '{}', at: NOW };
    await recordCreated(db, answer, { ...create, widgetId: WIDGET_ID }, applyRules);
    expect(await db.checkouts.get(CHECKOUT_ID)).toMatchObject({ nextRefreshAt: NOW + 30 * SECOND, noticed: [] });
    expect(await db.notices.count()).toBe(0);
  });
});
