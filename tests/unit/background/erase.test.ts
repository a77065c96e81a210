import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_LOCK_RULES, lockRules } from '../../../lib/accounts/lockRules';
import { currentAccount, deskShows } from '../../../lib/accounts/settings';
import { createCheckoutCreator } from '../../../lib/background/create/create';
import { eraseAll } from '../../../lib/background/erase';
import { keepAlarm } from '../../../lib/background/refresh/alarm';
import { countRefusals } from '../../../lib/background/refusals';
import { createRequestLog } from '../../../lib/background/requests/log';
import { keepLockAlarm } from '../../../lib/background/vault/autolock';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { formDefaults, unsent } from '../../../lib/checkout-form/settings';
import { DEFAULT_NOTIFICATION_RULES, notificationRules } from '../../../lib/checkouts/notificationSettings';
import { clockOffset } from '../../../lib/checkouts/settings';
import { requestCount } from '../../../lib/requests/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { clientWith } from '../inqud/fake-fetch';
import { SENT } from '../requests/examples';
import { checkout, DRAFT, emptyHistory, FIXED_PRICE_ANSWER, NOW } from '../support/examples';
import { storedSettings } from '../support/storedSettings';
import { later } from './refresh/watching';
import { expectSigns, keepBoth, PASSPHRASE, SECRETS, SIGNED, startRoom } from './vault/room';

/** A desk in which everything that can be stored is stored. */
async function startFull() {
  const room = await startRoom();
  const history = await emptyHistory();
  await room.passphrase.set(PASSPHRASE);
  await keepBoth(room);
  await room.webhooks.keep(SIGNED.id, 'webhook-secret-yB6');
  await room.lock.used();
  await history.checkouts.put(checkout());
  await history.timeline.add({ checkoutId: 'x', at: NOW, from: null, to: 'NEW', source: 'created', settled: null });
  const state = { startedAt: NOW, attempt: 1, state: 'unknown' as const, error: null };
  await history.creates.put({ attemptId: 'attempt', accountId: 'signed', draft: DRAFT, ...state });
  await history.paces.put({ accountId: 'signed', tokens: 1, at: NOW });
  const about = { accountId: 'signed', checkoutId: 'x', at: NOW, showingAs: null };
  await history.notices.put({ key: 'paid x', kind: 'paid', ...about });
  await history.team.put({ key: 'desk', desk: 'abcdefghij' });
  await history.outbox.put({ id: 'x', stamp: 'y', state: 'due' });
  await history.audit.put({ log: 'abcdefghij.1', n: 1, at: NOW, agent: 'anna', lines: [{ what: 'joined', at: NOW }] });
  await writeSetting(unsent, { attemptId: 'attempt', form: EMPTY_FORM });
  await writeSetting(formDefaults, { type: 'NO_PRICE', currency: 'EUR', expiry: '24h', returnUrl: '' });
  await writeSetting(currentAccount, 'signed');
  await writeSetting(deskShows, 'current');
  await writeSetting(lockRules, DEFAULT_LOCK_RULES);
  await writeSetting(notificationRules, DEFAULT_NOTIFICATION_RULES);
  await writeSetting(clockOffset, 5000);
  const count = countRefusals(() => NOW);
  count('another extension');
  const requests = createRequestLog();
  const answered = requests.begin(SENT);
  await vi.waitFor(async () => expect(await readSetting(requestCount)).toBe(1));
  await keepAlarm(async () => true);
  await keepLockAlarm(NOW);
  return { ...room, history, requests, answered };
}

let desk: Awaited<ReturnType<typeof startFull>>;
beforeEach(async () => {
  desk = await startFull();
});

const erase = () => eraseAll({ history: desk.history, accounts: desk.db, requests: desk.requests });

async function left() {
  const { local, session, sync, managed } = fakeBrowser.storage;
  const tables = [...desk.history.tables, ...desk.db.tables];
  const rows = await Promise.all(tables.map(async (table) => [table.name, await table.count()] as const));
  const keys = await Promise.all([local, session, sync, managed].map(async (area) => Object.keys(await area.get())));
  keys.push(Object.keys((await storedSettings()) ?? {}));
  return { rows, keys: keys.flat(), alarms: (await fakeBrowser.alarms.getAll()).map(({ name }) => name) };
}

describe('eraseAll: "Erases everything that the extension keeps in this browser"', () => {
  it('leaves no row, no key in any storage area, and no alarm', async () => {
    const before = await left();
    expect(before.rows.filter(([, count]) => count === 0)).toEqual([]);
    expect(before.rows).toHaveLength(12);
    expect(before.keys.length).toBeGreaterThanOrEqual(12);
    expect(before.alarms).toHaveLength(2);

    await erase();
    const after = await left();
    expect(after.rows.filter(([, count]) => count !== 0)).toEqual([]);
    expect(after.keys).toEqual([]);
    expect(after.alarms).toEqual([]);
  });

  it('is off and without a signer from then on, also for signers that were given out', async () => {
    const signer = await desk.vault.signerFor(SIGNED);
    await erase();
    expect(signer.ok && (await signer.sign(''))).toBeNull();
    expect(await desk.vault.signerFor(SIGNED)).toEqual({ ok: false, why: 'noSecret' });
    expect(await desk.wake().passphrase.state()).toEqual({ is: 'off' });
  });

  it('needs no passphrase, and can be done again', async () => {
    await desk.passphrase.lock();
    await erase();
    await erase();
    expect((await left()).keys).toEqual([]);
  });

  it('leaves a desk to start over with', async () => {
    await erase();
    await keepBoth(desk);
    await expectSigns(await desk.vault.signerFor(SIGNED), SIGNED, SECRETS.signed);
  });

  it('waits for a change of the vault that is under way, and nothing of it comes after', async () => {
    const changing = desk.passphrase.change(PASSPHRASE, 'another four random words');
    await Promise.all([changing, erase()]);
    const after = await left();
    expect(after.rows.filter(([, count]) => count !== 0)).toEqual([]);
    expect(after.keys).toEqual([]);
  });

  it('leaves nothing of a request that is answered only after it', async () => {
    await erase();
    desk.answered({ is: 'failed', why: 'network', after: 5 });
    await desk.requests.clear();
    expect((await left()).keys).toEqual([]);
  });

  it('leaves nothing of a create that Inqud answers only after it', async () => {
    const answer = later();
    const fake = clientWith(answer.respond);
    const { history, db: accounts } = desk;
    const clientFor = async () => ({ ok: true as const, client: fake.client });
    const creating = createCheckoutCreator({
      history,
      accounts,
      clientFor,
      obstacle: async () => null,
      now: () => NOW,
      notStored: () => {},
    });
    const created = creating.create('another', 'signed', DRAFT, true);
    await answer.asked;
    await erase();
    answer.give(new Response(FIXED_PRICE_ANSWER));
    await created;
    expect((await left()).rows.filter(([, count]) => count !== 0)).toEqual([]);
  });
});
