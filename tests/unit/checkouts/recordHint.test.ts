import { beforeEach, describe, expect, it } from 'vitest';
import type { HintSource, HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { recordAnswer } from '../../../lib/checkouts/recordAnswer';
import { recordHint } from '../../../lib/checkouts/recordHint';
import { timelineOf } from '../../../lib/checkouts/timeline';
import { CHECKOUT_ID, checkout, emptyHistory, model, NEVER_DUE, NOW } from '../support/examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
  await db.checkouts.put(checkout());
});

const hint = (status: string, source: HintSource = 'widget', at = NOW) =>
  recordHint(db, { checkoutId: CHECKOUT_ID, status, source, at });
const answered = (status: string, at = NOW + 1000) =>
  recordAnswer(db, { model: model({ status }), raw: '{}', at }, NEVER_DUE);
const stored = () => db.checkouts.get(CHECKOUT_ID);
const timeline = () => timelineOf(db, CHECKOUT_ID);

describe('a webhook', () => {
  const webhook = (status: string, updatedAt: string) =>
    recordHint(db, { checkoutId: CHECKOUT_ID, status, source: 'webhook', at: NOW, updatedAt });

  it('is a hint like any other, with Inqud’s own timestamp', async () => {
    expect(await webhook('PAYMENT_DETECTED', 'T1')).toBe(true);
    expect(await timeline()).toMatchObject([{ source: 'webhook', updatedAt: 'T1', settled: null }]);
    await answered('SUCCESS');
    expect(await timeline()).toMatchObject([{ settled: { status: 'SUCCESS' } }, { source: 'refresh' }]);
  });

  it('that is delivered again is recorded once, even after another one', async () => {
    await webhook('PAYMENT_DETECTED', 'T1');
    await webhook('SUCCESS', 'T2');
    expect(await webhook('PAYMENT_DETECTED', 'T1')).toBe(false);
    expect((await timeline()).map(({ to }) => to)).toEqual(['PAYMENT_DETECTED', 'SUCCESS']);
  });

  it('with the same status at another time is recorded again', async () => {
    await webhook('CONFLICT', 'T1');
    expect(await webhook('CONFLICT', 'T2')).toBe(true);
    expect(await timeline()).toHaveLength(2);
  });
});

describe('a hint', () => {
  it('"is written to the timeline at once with its source", as not yet settled, and is worth asking Inqud', async () => {
    expect(await hint('PAYMENT_DETECTED', 'hosted page')).toBe(true);
    expect(await timeline()).toMatchObject([
      { at: NOW, from: 'NEW', to: 'PAYMENT_DETECTED', source: 'hosted page', settled: null },
    ]);
  });

  it('changes no status: "Only the API confirms a status"', async () => {
    await hint('SUCCESS');
    expect(await stored()).toMatchObject({
      status: 'NEW',
      statusSince: NOW,
      hint: { status: 'SUCCESS', source: 'widget', at: NOW },
    });
  });

  it('makes the checkout due, so that a background that is stopped first refreshes it when it wakes', async () => {
    await db.checkouts.put(checkout({ status: 'SUCCESS' }));
    await hint('CONFLICT', 'widget', NOW + 5);
    expect(await stored()).toMatchObject({ nextRefreshAt: NOW + 5 });
  });

  it('is not covered by acknowledging an earlier disagreement', async () => {
    const seen: StoredCheckout['attention'] = {
      reasons: ['late', 'disagreement'],
      acknowledged: ['late', 'disagreement'],
    };
    await db.checkouts.put(checkout({ attention: seen }));
    await hint('SUCCESS');
    await answered('NEW', NOW + 16 * 60_000);
    expect(await stored()).toMatchObject({ hint: { status: 'SUCCESS' }, attention: { acknowledged: ['late'] } });
    expect(await timeline()).toMatchObject([{ settled: null }]);
  });

  it('about an unknown checkout is dropped', async () => {
    expect(await recordHint(db, { checkoutId: 'CCO-other', status: 'SUCCESS', source: 'widget', at: NOW })).toBe(false);
    expect(await db.timeline.count()).toBe(0);
    expect(await db.checkouts.count()).toBe(1);
  });

  it('that repeats what the same page said last is dropped', async () => {
    await hint('PAYMENT_DETECTED');
    expect(await hint('PAYMENT_DETECTED', 'widget', NOW + 9)).toBe(false);
    expect(await timeline()).toHaveLength(1);
  });

  it('that repeats another source is recorded for its own source', async () => {
    await hint('PAYMENT_DETECTED', 'widget');
    expect(await hint('PAYMENT_DETECTED', 'hosted page')).toBe(true);
    expect(await timeline()).toMatchObject([{ source: 'widget' }, { source: 'hosted page' }]);
  });

  it('that equals Inqud’s status is recorded as confirmed, and causes no refresh', async () => {
    expect(await hint('NEW', 'widget', NOW + 5)).toBe(false);
    expect(await timeline()).toMatchObject([{ to: 'NEW', settled: { at: NOW + 5, status: 'NEW' } }]);
    expect(await stored()).toEqual(checkout());
  });

  it('starts from the status that was reported last', async () => {
    await hint('REQUEST_CREATED');
    await hint('PAYMENT_DETECTED');
    expect(await timeline()).toMatchObject([{ from: 'NEW' }, { from: 'REQUEST_CREATED', to: 'PAYMENT_DETECTED' }]);
    expect(await stored()).toMatchObject({ hint: { status: 'PAYMENT_DETECTED' } });
  });

  it('is one of at most fifty of a page: "A compromised page could report without end"', async () => {
    const heard = [];
    for (let i = 0; i < 60; i++) heard.push(await hint(i % 2 === 0 ? 'SUCCESS' : 'CONFLICT'));
    expect(heard.filter(Boolean)).toHaveLength(50);
    expect(heard.lastIndexOf(true)).toBe(49);
    expect(await timeline()).toHaveLength(50);
    expect(await hint('PAYMENT_DETECTED', 'hosted page')).toBe(true);
  });
});

describe("Inqud's answer to a hint", () => {
  it('confirms it, and the change gets no second entry', async () => {
    await hint('PAYMENT_DETECTED');
    await answered('PAYMENT_DETECTED');
    expect(await timeline()).toMatchObject([
      { source: 'widget', settled: { at: NOW + 1000, status: 'PAYMENT_DETECTED' } },
    ]);
    expect(await stored()).toMatchObject({ status: 'PAYMENT_DETECTED', statusSince: NOW + 1000, hint: null });
  });

  it('overtakes it with a later status, and gets an entry of its own', async () => {
    await hint('PAYMENT_DETECTED');
    await answered('SUCCESS');
    expect(await timeline()).toMatchObject([
      { source: 'widget', to: 'PAYMENT_DETECTED', settled: { at: NOW + 1000, status: 'SUCCESS' } },
      { source: 'refresh', from: 'NEW', to: 'SUCCESS' },
    ]);
    expect(await stored()).toMatchObject({ status: 'SUCCESS', hint: null });
  });

  it('keeps it open while Inqud is behind it', async () => {
    await hint('SUCCESS');
    await answered('PAYMENT_DETECTED');
    expect(await timeline()).toMatchObject([
      { source: 'widget', to: 'SUCCESS', settled: null },
      { source: 'refresh', from: 'NEW', to: 'PAYMENT_DETECTED' },
    ]);
    expect(await stored()).toMatchObject({ status: 'PAYMENT_DETECTED', hint: { status: 'SUCCESS' } });
  });

  it.each(['NEW', 'PAYMENT_DETECTED', 'SUCCESS'])('settles an unknown status, whatever it is: %s', async (status) => {
    await hint('in_progress');
    await answered(status);
    expect(await timeline()).toMatchObject(
      status === 'NEW' ? [{ settled: { status } }] : [{ settled: { status } }, {}],
    );
    expect(await stored()).toMatchObject({ status, hint: null });
  });

  it('settles all of them at once', async () => {
    await hint('REQUEST_CREATED');
    await hint('PAYMENT_DETECTED');
    await hint('SUCCESS');
    await answered('SUCCESS');
    const settled = { at: NOW + 1000, status: 'SUCCESS' };
    expect(await timeline()).toMatchObject([{ settled }, { settled }, { settled }]);
  });

  it('falls back to an earlier open one, when two pages report out of order', async () => {
    await hint('SUCCESS', 'widget', NOW);
    await hint('PAYMENT_DETECTED', 'hosted page', NOW + 1);
    await answered('PAYMENT_DETECTED', NOW + 2);
    expect(await stored()).toMatchObject({ hint: { status: 'SUCCESS', source: 'widget', at: NOW } });
    await answered('SUCCESS', NOW + 3);
    expect(await stored()).toMatchObject({ hint: null });
    expect(await timeline()).toMatchObject([
      { to: 'SUCCESS', settled: { at: NOW + 3 } },
      { to: 'PAYMENT_DETECTED', settled: { at: NOW + 2 } },
    ]);
  });
});
