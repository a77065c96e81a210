import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openAccounts } from '../../../../lib/accounts/database';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { openHistory } from '../../../../lib/checkouts/database';
import { SETTLED } from '../../../../lib/demo/answer';
import { DEMO } from '../../../../lib/demo/databases';
import { DEMO_ACCOUNT, demoLink } from '../../../../lib/demo/identity';
import { HOUR, MINUTE } from '../../../../lib/shared/time';
import { checkout, DRAFT, NOW } from '../../support/examples';
import type { Desk } from '../desk';
import { startDesk } from '../desk';
import { keepBoth, PASSPHRASE, startRoom } from '../vault/room';

let desk: Desk;
let room: Awaited<ReturnType<typeof startRoom>>;
beforeEach(async () => {
  room = await startRoom();
  await keepBoth(room);
  desk = await startDesk(room);
  await desk.start().started;
});
afterEach(async () => {
  await desk.send('removeDemo', {}).catch(() => {});
  vi.restoreAllMocks();
});

/** What the demo's history has, without keeping it open. */
async function demoRows(): Promise<StoredCheckout[]> {
  const history = openHistory(DEMO.history);
  const rows = await history.checkouts.orderBy('id').toArray();
  history.close();
  return rows;
}
const statuses = async () => Object.fromEntries((await demoRows()).map(({ orderId, status }) => [orderId, status]));
const show = async () => desk.send('showing', { checkoutIds: (await demoRows()).map(({ id }) => id) });
const ORDER = {
  attemptId: 'a demo attempt',
  accountId: DEMO_ACCOUNT,
  draft: { ...DRAFT, clientOrderId: '77', expiresAt: new Date(NOW + HOUR).toISOString() },
  asOf: NOW,
  again: false,
};

describe('the demo', () => {
  it('has three checkouts that move by themselves while a page shows them, each to another end', async () => {
    await desk.send('startDemo', {});
    expect(Object.values(await statuses())).toEqual(['NEW', 'NEW', 'NEW']);
    desk.room.now += SETTLED;
    await show();
    desk.room.now += MINUTE;
    await show();
    expect(await statuses()).toEqual({ 'DEMO-1': 'SUCCESS', 'DEMO-2': 'CONFLICT', 'DEMO-3': 'EXPIRED' });
  });

  it('answers a create without a request, with a link that says that it is none', async () => {
    await desk.send('startDemo', {});
    const made = await desk.send('createCheckout', ORDER);
    expect(made).toMatchObject({ outcome: 'created' });
    if (made.outcome !== 'created') return;
    expect(made.url).toBe(demoLink(made.checkoutId));
    // Sent twice, it is made once.
    expect(await desk.send('createCheckout', ORDER)).toMatchObject({ checkoutId: made.checkoutId });
    expect(await desk.send('refreshCheckout', { checkoutId: made.checkoutId })).toBeNull();
    expect(desk.world.requests).toEqual([]);
  });

  it('needs neither a network nor a permission', async () => {
    desk.world.online = false;
    desk.world.allowed = false;
    await desk.send('startDemo', {});
    expect(await desk.send('createCheckout', ORDER)).toMatchObject({ outcome: 'created' });
  });

  it('leaves nothing in the history, and sets no alarm, notification or badge', async () => {
    await desk.send('startDemo', {});
    await desk.send('createCheckout', ORDER);
    desk.room.now += MINUTE;
    await show();
    for (const table of desk.history.tables) expect([table.name, await table.count()]).toEqual([table.name, 0]);
    expect(await desk.db.accounts.get(DEMO_ACCOUNT)).toBeUndefined();
    await vi.waitFor(async () => expect(await desk.isArmed()).toBe(false));
    expect([await desk.onScreen(), await desk.badge()]).toEqual([[], '']);
  });

  it('takes notes, tags and what was handled, beside those of real checkouts in one command', async () => {
    await desk.send('startDemo', {});
    const real = checkout({ accountId: 'signed' });
    await desk.history.checkouts.put(real);
    const [first] = await demoRows();
    const id = first?.id ?? '';
    await desk.send('annotate', { checkoutIds: [id, real.id], change: { note: 'both' } });
    await desk.send('acknowledge', { checkoutId: id, note: null });
    expect((await demoRows())[0]?.note).toBe('both');
    expect((await desk.history.checkouts.get(real.id))?.note).toBe('both');
    expect(await desk.history.checkouts.count()).toBe(1);
    await desk.send('eraseCheckouts', { checkoutIds: [id] });
    expect((await demoRows()).map((row) => row.id)).not.toContain(id);
    expect(await desk.history.checkouts.count()).toBe(1);
    await desk.send('eraseCheckouts', { checkoutIds: [real.id] });
    expect(await desk.history.checkouts.count()).toBe(0);
  });

  it('goes on where it was, however often it is begun, and after the background ended', async () => {
    await Promise.all([desk.send('startDemo', {}), desk.send('startDemo', {})]);
    const before = await demoRows();
    await desk.start().started;
    await desk.send('startDemo', {});
    expect(await demoRows()).toEqual(before);
    desk.room.now += MINUTE;
    await show();
    expect(await statuses()).toMatchObject({ 'DEMO-1': 'SUCCESS' });
  });

  it('is gone after one command, and what a page still asks of it brings nothing back', async () => {
    await desk.send('startDemo', {});
    const [first] = await demoRows();
    await desk.send('removeDemo', {});
    expect(await desk.send('createCheckout', { ...ORDER, attemptId: 'late' })).toMatchObject({ outcome: 'refused' });
    expect(await desk.send('refreshCheckout', { checkoutId: first?.id ?? '' })).toEqual({ kind: 'gone' });
    await desk.send('showing', { checkoutIds: [first?.id ?? ''] });
    await desk.send('annotate', { checkoutIds: [first?.id ?? ''], change: { note: 'late' } });
    await vi.waitFor(async () => expect(await demoNames()).toEqual([]));
  });

  it('is gone although a page still holds its databases open', async () => {
    await desk.send('startDemo', {});
    const held = openHistory(DEMO.history);
    held.on('versionchange', () => true);
    await held.open();
    await desk.send('removeDemo', {});
    expect(await held.checkouts.count()).toBe(0);
    held.close();
    const accounts = openAccounts(DEMO.accounts);
    expect(await accounts.accounts.count()).toBe(0);
    accounts.close();
  });

  it('is erased with everything else', async () => {
    await desk.send('startDemo', {});
    await desk.send('eraseAll', {});
    await vi.waitFor(async () => expect(await demoNames()).toEqual([]));
  });

  it('keeps nothing else from being erased when it cannot be read', async () => {
    const broken = vi.spyOn(Dexie, 'exists').mockRejectedValue(new Error('It is damaged.'));
    await expect(desk.send('eraseAll', {})).rejects.toThrow('It is damaged.');
    broken.mockRestore();
    expect(await Promise.all([room.db.accounts.count(), room.db.secrets.count()])).toEqual([0, 0]);
  });

  it('opens no database without a page that asks for it', async () => {
    await desk.send('showing', { checkoutIds: ['DEMO-paid-1'] });
    await desk.send('removeDemo', {});
    await desk.ring();
    expect(await demoNames()).toEqual([]);
  });

  it('makes nothing while the desk is locked', async () => {
    vi.spyOn(fakeBrowser.omnibox, 'setDefaultSuggestion').mockImplementation(() => {});
    await desk.send('startDemo', {});
    await room.passphrase.set(PASSPHRASE);
    await room.passphrase.lock();
    expect(await desk.send('createCheckout', ORDER)).toEqual({ outcome: 'refused', problem: { kind: 'locked' } });
  });
});

async function demoNames(): Promise<string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name === DEMO.history || name === DEMO.accounts);
}
