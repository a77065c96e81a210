import { beforeEach, expect, it } from 'vitest';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { recordAnswer } from '../../../lib/checkouts/recordAnswer';
import { unconfirmedCheckout } from '../../../lib/team/records/relayed';
import { checkout, emptyHistory, model, NEVER_DUE, NOW } from '../support/examples';
import { copyWith, lineOf, restore, store } from './backup/restoring';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const of = (changes: Partial<StoredCheckout>) => checkout({ id: 'a', ...changes });
const EVIL = { name: 'Pay to bc1q', returnUrl: 'https://evil.example/' };
const marked = async () => (await db.checkouts.get('a'))?.fromOutside ?? false;
const answered = (changes: object) =>
  recordAnswer(db, { model: model({ id: 'a', ...changes }), raw: '{}', at: NOW + 9 }, NEVER_DUE);

it.each<[string, Partial<StoredCheckout> | null, object, boolean]>([
  ['brings a name', null, { name: EVIL.name }, true],
  ['brings a return address', null, { returnUrl: EVIL.returnUrl }, true],
  ['brings neither', null, {}, false],
  ['denies that it is from outside', null, { ...EVIL, fromOutside: false }, true],
  ['gives one that is here a return address', {}, { returnUrl: EVIL.returnUrl, answeredAt: NOW + 1 }, true],
  ['gives one that is here another name', { name: 'Cart' }, { name: EVIL.name, answeredAt: NOW + 1 }, true],
  ['is older than what is here', { name: 'Cart' }, { ...EVIL, answeredAt: NOW - 1 }, false],
  ['says what is here', EVIL, { ...EVIL, status: 'EXPIRED', answeredAt: NOW + 1 }, false],
  ['says once more what another file said', { ...EVIL, fromOutside: true }, { ...EVIL, answeredAt: NOW + 1 }, true],
])('a copy that %s is remembered as a word of outside: %#', async (_what, here, changes, isMarked) => {
  if (here) await store(db, [of(here)]);
  await restore(db, copyWith(lineOf({ ...of({}), ...changes })));
  expect(await marked()).toBe(isMarked);
});

it('Inqud’s answer makes it its own, unless it leaves out a word', async () => {
  await store(db, [of({ ...EVIL, fromOutside: true })]);
  await answered({ name: 'Cart', returnUrl: null });
  expect([await marked(), (await db.checkouts.get('a'))?.name]).toEqual([true, 'Cart']);
  await answered({ name: 'Cart', returnUrl: 'https://shop.example/' });
  expect([await marked(), (await db.checkouts.get('a'))?.returnUrl]).toEqual([false, 'https://shop.example/']);
});

it('what a colleague says of a checkout is remembered so, too', () => {
  const relayed = { model: model({ id: 'a', ...EVIL }), raw: '{}', at: NOW, by: 'Bob' };
  expect(unconfirmedCheckout(relayed, { accountId: 'shop', widgetId: 'CAP-1' })).toMatchObject({ fromOutside: true });
});
