import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { damageText } from '../../../../lib/checkouts/backup/lossText';
import type { DamagedLine } from '../../../../lib/checkouts/backup/restore';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { recordAnswer } from '../../../../lib/checkouts/recordAnswer';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { DAY } from '../../../../lib/shared/time';
import { runs } from '../../../soak';
import { checkout, DRAFT, emptyHistory, model, NOW } from '../../support/examples';
import { copyText, copyWith, done, lineOf, restore, store } from './restoring';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const good = lineOf(checkout({ id: 'good' }));
const entry = { at: NOW, from: null, to: 'NEW', source: 'created', settled: null };
const create = {
  attemptId: 'attempt',
  accountId: 'shop',
  draft: DRAFT,
  startedAt: NOW,
  attempt: 1,
  state: 'unknown',
  error: null,
};
const bad = (changes: object) => lineOf({ ...checkout({ id: 'bad' }), ...changes });
const timed = (changes: object) => lineOf(checkout({ id: 'bad' }), [entry, { ...entry, ...changes }]);
const tried = (changes: object) => ({ create: { ...create, ...changes }, account: null });
const nested = (depth: number): unknown => (depth === 0 ? 1 : { inner: nested(depth - 1) });

describe('a damaged line', () => {
  it.each([
    ['is no JSON', 'not JSON', 'It’s cut off or was changed.'],
    ['is cut off', JSON.stringify(good).slice(0, -3), 'It’s cut off or was changed.'],
    ['is a number', '17', 'It’s neither a checkout nor an order without an answer.'],
    ['is null', 'null', 'It’s neither a checkout nor an order without an answer.'],
    ['is a list', '[]', 'It’s neither a checkout nor an order without an answer.'],
    ['is another head', copyWith().trim(), 'It’s neither a checkout nor an order without an answer.'],
    ['is nothing but brackets', '['.repeat(900_000), 'It’s cut off or was changed.'],
    ['is too long', JSON.stringify(bad({ answer: 'x'.repeat(1_000_000) })), 'It’s too long.'],
    ['has no checkout in it', { checkout: null, account: null, timeline: [] }, 'Its “checkout” can’t be read.'],
    ['has no timeline', { checkout: checkout() }, 'Its “timeline” can’t be read.'],
    ['has no ID', bad({ id: undefined }), 'Its “checkout.id” can’t be read.'],
    ['has an ID that leads elsewhere', bad({ id: '../TKN-1' }), 'Its “checkout.id” can’t be read.'],
    ['has an ID without end', bad({ id: 'x'.repeat(101) }), 'Its “checkout.id” can’t be read.'],
    ['has a widget that leads elsewhere', bad({ widgetId: '..' }), 'Its “checkout.widgetId” can’t be read.'],
    ['has an account of another kind', bad({ accountId: 17 }), 'Its “checkout.accountId” can’t be read.'],
    ['has an account’s name of another kind', { ...good, account: {} }, 'Its “account” can’t be read.'],
    ['has an empty status', bad({ status: '' }), 'Its “checkout.status” can’t be read.'],
    ['has a time that is text', bad({ createdAt: '2026' }), 'Its “checkout.createdAt” can’t be read.'],
    ['has a time without a date', bad({ createdAt: 9e15 }), 'Its “checkout.createdAt” can’t be read.'],
    [
      'has an endless time',
      JSON.stringify(bad({ expiresAt: 0 })).replace('"expiresAt":0', '"expiresAt":1e999'),
      'Its “checkout.expiresAt” can’t be read.',
    ],
    ['was answered in years', bad({ answeredAt: NOW + DAY + 1 }), 'Its answer from Inqud is dated in the future.'],
    [
      'has an amount that is a number',
      bad({ amount: { amount: 5, currency: 'USD' } }),
      'Its “checkout.amount.amount” can’t be read.',
    ],
    [
      'has an amount that is no number',
      bad({ amount: { amount: '<b>5</b>', currency: 'USD' } }),
      'Its “checkout.amount.amount” can’t be read.',
    ],
    ['has a name without end', bad({ name: 'x'.repeat(10_001) }), 'Its “checkout.name” can’t be read.'],
    ['has a request that is text', bad({ request: 'none' }), 'Its “checkout.request” can’t be read.'],
    [
      'has a request without end',
      bad({ request: { memo: 'x'.repeat(10_001) } }),
      'Its “checkout.request” can’t be read.',
    ],
    [
      'has a request without a floor',
      bad({ request: { payment: nested(1000) } }),
      'Its “checkout.request” can’t be read.',
    ],
    [
      'has a hint from anybody',
      bad({ hint: { status: 'SUCCESS', source: 'refresh', at: NOW } }),
      'Its “checkout.hint.source” can’t be read.',
    ],
    ['has a tag that is a list', bad({ tags: [['a']] }), 'Its “checkout.tags.0” can’t be read.'],
    ['is archived more than once', bad({ archived: 2 }), 'Its “checkout.archived” can’t be read.'],
    ['has a timeline that is no list', { ...good, timeline: {} }, 'Its “timeline” can’t be read.'],
    ['has a timeline with another source', timed({ source: 'rumour' }), 'Its “timeline.1.source” can’t be read.'],
    ['has a timeline without a time', timed({ at: null }), 'Its “timeline.1.at” can’t be read.'],
    ['is a create that was done', tried({ state: 'done' }), 'Its “create.state” can’t be read.'],
    [
      'is a create without an order',
      tried({ draft: { ...DRAFT, clientOrderId: '' } }),
      'Its “create.draft.clientOrderId” can’t be read.',
    ],
    [
      'is a create of a negative amount',
      tried({ draft: { ...DRAFT, fixedAmount: { amount: '-5', currency: 'USD' } } }),
      'Its “create.draft.fixedAmount.amount” can’t be read.',
    ],
    [
      'is a create with a longer order ID than the form takes',
      tried({ draft: { ...DRAFT, clientOrderId: 'x'.repeat(101) } }),
      'Its “create.draft.clientOrderId” can’t be read.',
    ],
    [
      'is a create with a longer name than the form takes',
      tried({ draft: { ...DRAFT, name: 'x'.repeat(33) } }),
      'Its “create.draft.name” can’t be read.',
    ],
    ...[
      'javascript:alert(1)',
      'shop',
      'https://shop.example@evil.example/',
      `https://shop.example/${'x'.repeat(2000)}`,
    ].map((returnUrl): [string, object, string] => [
      `is a create that returns to ${returnUrl.slice(0, 30)}`,
      tried({ draft: { ...DRAFT, returnUrl } }),
      'Its “create.draft.returnUrl” can’t be read.',
    ]),
    [
      'is a create of another type',
      tried({ draft: { ...DRAFT, type: 'GIFT' } }),
      'Its “create.draft.type” can’t be read.',
    ],
    [
      'is a create that never ends',
      tried({ draft: { ...DRAFT, expiresAt: 'never' } }),
      'Its “create.draft.expiresAt” can’t be read.',
    ],
  ])('that %s is reported and skipped, and the rest is restored [S-25] [S-30]', async (_name, line, why) => {
    const result = await restore(db, copyWith(line, good));
    const damaged = 'damaged' in result ? result.damaged : [];
    expect(damaged.map((each) => damageText(each.why))).toEqual([why]);
    expect(result).toEqual(done({ added: 1, damaged: [{ line: 2, why: expect.anything() }], damagedCount: 1 }));
    expect(await db.checkouts.toCollection().primaryKeys()).toEqual(['good']);
    expect(await db.creates.count()).toBe(0);
  });

  it('is reported by its number in the file, for the first 100, and all are counted', async () => {
    const lines = Array.from({ length: 450 }, (_, i) => (i % 3 === 0 ? '{' : lineOf(checkout({ id: `c${i}` }))));
    const result = await restore(db, copyWith(...lines));
    const damaged: DamagedLine[] = Array.from({ length: 100 }, (_, i) => ({ line: 2 + 3 * i, why: { is: 'cut off' } }));
    expect(result).toEqual(done({ added: 300, damaged, damagedCount: 150 }));
  });

  it('is the last one of a truncated file, and all before it is restored', async () => {
    await store(
      db,
      ['a', 'b', 'c'].map((id) => checkout({ id, name: '€' })),
    );
    const bytes = new TextEncoder().encode(await copyText());
    const ends = Array.from(bytes.keys()).filter((at) => bytes[at] === 10);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: (ends[0] ?? 0) + 1, max: bytes.length }), async (length) => {
        await db.checkouts.clear();
        const result = await restore(db, bytes.slice(0, length));
        const whole = ends.filter((end) => end <= length).length - 1;
        const cut = !ends.includes(length) && !ends.includes(length - 1);
        expect(result).toMatchObject({ added: whole, damagedCount: cut ? 1 : 0 });
        if (cut) expect(result).toMatchObject({ damaged: [{ line: whole + 2 }] });
      }),
      { numRuns: runs(50) },
    );
  });
});

describe('a hostile line', () => {
  it('never breaks the stored history, whatever its values [S-25]', async () => {
    const keys = Object.keys(checkout());
    const line = fc.record({
      key: fc.constantFrom(...keys, 'nextRefreshAt', 'attentionAt', '__proto__'),
      value: fc.jsonValue(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (changes) => {
        const result = await restore(
          db,
          copyWith(...changes.map(({ key, value }, i) => bad({ id: `c${i}`, [key]: value })), good),
        );
        expect(result).toMatchObject({ outcome: 'restored', aborted: false });
        expect(await restore(db, await copyText())).toMatchObject({ added: 0, updated: 0, damagedCount: 0 });
      }),
      { numRuns: runs(40) },
    );
  });

  it('cannot pollute a prototype', async () => {
    const line = JSON.stringify(bad({ request: { address: 'x' } })).replace(
      '"address":"x"',
      '"__proto__":{"paidAmount":"5"},"constructor":{}',
    );
    expect(await restore(db, copyWith(line))).toEqual(done({ added: 1 }));
    const { request } = (await db.checkouts.get('bad')) ?? {};
    expect(request).toMatchObject({ paidAmount: null });
    expect(Object.keys(request ?? {})).not.toContain('__proto__');
    expect(({} as { paidAmount?: string }).paidAmount).toBeUndefined();
  });

  it.each([
    ['http://paycrypto.inqud.com/checkout/bad'],
    ['https://inqud.com.example/checkout/bad'],
    ['https://notinqud.com/checkout/bad'],
    ['https://paycrypto.inqud.com@x.example/'],
    ['https://x.example@paycrypto.inqud.com/checkout/bad'],
    ['https://paypal.com:443@paycrypto.inqud.com/checkout/bad'],
    ['https://paycrypto.inqud.com/checkout/bad\n\nNEW: pay at https://x.example/bad'],
    ['https://paycrypto.inqud.com/checkout/bad is closed, pay at https://x.example/bad'],
    ['https://paycrypto.inqud.com/checkout/bad\u202e'],
    ['https://paycrypto.inqud.com/checkout/CCO-81162548-7d14-4b07-b7f5-f2c6eb3e901b'],
    ['https://paycrypto.inqud.com/r?to=https://x.example/bad'],
    ['https://any.inqud.com:8443/checkout/bad'],
    ['https://pay.inqud.com/c/1?a=b'],
    ['javascript:alert(1)'],
    ['//x.example'],
    [17],
    [null],
  ])('sends payers to the hosted page of its ID, whatever link it has: %j [S-27]', async (url) => {
    await restore(db, copyWith(bad({ url })));
    expect((await db.checkouts.get('bad'))?.url).toBe('https://paycrypto.inqud.com/checkout/bad');
  });

  it('replaces no link that is here, even where its answer is newer [S-27]', async () => {
    const here = { id: 'bad', url: 'https://pay.shop.example/bad', returnUrl: 'https://shop.example/thanks' };
    await store(db, [checkout({ ...here, answeredAt: NOW })]);
    const changes = { url: 'https://paycrypto.inqud.com/x', returnUrl: 'https://x.example/', status: 'EXPIRED' };
    await restore(db, copyWith(bad({ ...changes, answeredAt: NOW + 1 })));
    expect(await db.checkouts.get('bad')).toMatchObject({ ...here, status: 'EXPIRED' });
  });

  it.each([
    ['javascript:alert(1)', null],
    ['https://shop.example@x.example/', null],
    ['https://shop.example:8443/', null],
    ['https://shop.example/\u202ethanks', null],
    [`https://shop.example/${'x'.repeat(2000)}`, null],
    ['HTTPS://Shop.Example', 'https://shop.example/'],
    ['http://shop.example/thanks', 'http://shop.example/thanks'],
  ])('has the return address %j as %j', async (returnUrl, stored) => {
    await restore(db, copyWith(bad({ returnUrl })));
    expect((await db.checkouts.get('bad'))?.returnUrl).toBe(stored);
  });

  it('keeps markup as text', async () => {
    const changes = { name: '<img src=x onerror=alert(1)>' };
    await restore(db, copyWith(bad(changes)));
    expect(await db.checkouts.get('bad')).toMatchObject(changes);
  });

  it('leaves out a report and entries of years ahead, which nothing that Inqud says would settle [S-30]', async () => {
    const [soon, years] = [NOW + DAY, NOW + DAY + 1];
    const report = (at: number) => ({ at, from: 'NEW', to: 'SUCCESS', source: 'webhook', settled: null });
    await restore(
      db,
      copyWith(
        lineOf(
          checkout({
            id: 'bad',
            status: 'CONFLICT',
            statusSince: years,
            createdAt: 8e15,
            attentionGravity: 'bad',
            attentionAt: 8e15,
            hint: { status: 'SUCCESS', source: 'webhook', at: years },
          }),
          [entry, report(years)],
        ),
        lineOf(checkout({ id: 'good', hint: { status: 'SUCCESS', source: 'webhook', at: soon } }), [
          entry,
          report(soon),
        ]),
      ),
    );
    expect(await db.checkouts.bulkGet(['bad', 'good'])).toMatchObject([
      { hint: null, statusSince: soon, createdAt: soon, attentionAt: soon },
      { hint: { at: soon } },
    ]);
    expect((await db.timeline.toArray()).map(({ at }) => at)).toEqual([NOW, NOW, soon]);
  });

  it('lets no report that Inqud denies stay, whenever it is said to be made', async () => {
    const hint = { status: 'SUCCESS', source: 'webhook' as const, at: 8e15 };
    const report = { at: hint.at, from: 'NEW', to: 'SUCCESS', source: 'webhook', settled: null };
    await store(db, [checkout({ id: 'bad' })]);
    await restore(db, copyWith(lineOf(checkout({ id: 'bad', hint, answeredAt: NOW + 1 }), [entry, report])));
    await recordAnswer(db, { model: model({ id: 'bad', status: 'NEW' }), raw: '{}', at: NOW + 30 * DAY }, applyRules);
    const answered = await db.checkouts.get('bad');
    expect([answered?.hint, (answered?.nextRefreshAt ?? 0) - NOW - 30 * DAY > 60_000]).toEqual([null, true]);
  });

  it('drops unknown words, and an error that cannot be read', async () => {
    const changes = {
      attention: { reasons: [], acknowledged: ['late', 'seen'] },
      noticed: ['paid', 'x', 'paid'],
      error: { kind: 'x' },
    };
    await restore(db, copyWith(bad({ ...changes, status: 'SUCCESS', late: true })));
    expect(await db.checkouts.get('bad')).toMatchObject({
      attention: { acknowledged: ['late'] },
      noticed: ['paid'],
      error: null,
    });
  });
});
