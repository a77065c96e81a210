import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StoredSecret } from '../../../../lib/accounts/database';
import { verifyDigest } from '../../../../lib/webhooks/digest';
import { NOW } from '../../support/examples';
import type { Room } from './room';
import { everythingStored, expectNowhere, flipped, HEADER, PASSPHRASE, rowsOf, SIGNED, startRoom } from './room';

const SECRET = 'secret_value';
const DAMAGED = { ok: false, why: 'damagedSecret' };
let room: Room;
beforeEach(async () => {
  room = await startRoom();
  await room.db.accounts.bulkPut([SIGNED, HEADER]);
});

/** The documented vector: it can be verified with the secret alone. */
const verifies = (id: string, { webhooks }: Pick<Room, 'webhooks'> = room) =>
  webhooks.use(id, (mac) => verifyDigest(mac, '{"field":"value"}', '7e36242a10fd65cbaacd7ff288df9fd3f9e75a46'));
const GOOD = { ok: true, value: true };
const keptAs = async (id: string) => (await room.db.accounts.get(id))?.webhookSecret;

describe('a webhook secret', () => {
  it('verifies from where it lies, in a background that was started later too', async () => {
    expect(await room.webhooks.keep('signed', SECRET)).toBe(true);
    expect(await verifies('signed')).toEqual(GOOD);
    expect(await verifies('signed', room.wake())).toEqual(GOOD);
    expect(await keptAs('signed')).toBe('browser');
  });

  it('is the account’s alone, and leaves the token’s secret as it is', async () => {
    await room.vault.keep(SIGNED, 'token-secret-qJ5');
    const before = await room.db.secrets.toArray();
    await room.webhooks.keep('signed', SECRET);
    expect(await verifies('header')).toEqual({ ok: false, why: 'noSecret' });
    expect(await room.db.secrets.toArray()).toEqual(before);
    expect(await room.db.accounts.get('signed')).toEqual({ ...SIGNED, secret: 'browser', webhookSecret: 'browser' });
  });

  it('is stored as text nowhere, with and without a passphrase, under keys that nobody can read back', async () => {
    await room.webhooks.keep('signed', SECRET);
    await expectNowhere(room, [SECRET]);
    await room.passphrase.set(PASSPHRASE);
    await expectNowhere(room, [SECRET, PASSPHRASE]);
    expect((await everythingStored(room)).texts).toContain('signed');
  });

  it('goes under the passphrase, locks with it, and comes back from under it', async () => {
    await room.webhooks.keep('signed', SECRET);
    await room.passphrase.set(PASSPHRASE);
    expect(await keptAs('signed')).toBe('passphrase');
    expect(Object.keys((await rowsOf(room)).webhookSecrets[0] ?? {}).toSorted()).toEqual([
      'accountId',
      'iv',
      'kind',
      'sealed',
    ]);
    await room.passphrase.lock();
    expect(await verifies('signed')).toEqual({ ok: false, why: 'locked' });
    expect(await room.webhooks.keep('signed', 'another')).toBe(false);
    await room.passphrase.unlock(PASSPHRASE);
    expect(await verifies('signed')).toEqual(GOOD);
    await room.passphrase.change(PASSPHRASE, 'another four random words');
    expect(await verifies('signed')).toEqual(GOOD);
    await room.passphrase.remove('another four random words');
    expect([await verifies('signed'), await keptAs('signed')]).toEqual([GOOD, 'browser']);
  });

  it('is not opened while locked, though it is not under the passphrase', async () => {
    await room.webhooks.keep('signed', SECRET);
    const browsers = await room.db.webhookSecrets.toArray();
    await room.passphrase.set(PASSPHRASE);
    await room.db.webhookSecrets.bulkPut(browsers);
    await room.passphrase.lock();
    expect(await verifies('signed')).toEqual({ ok: false, why: 'locked' });
  });

  it('is forgotten on request, with the account, and by a reset', async () => {
    await room.webhooks.keep('signed', SECRET);
    await room.webhooks.forget('signed');
    expect([await verifies('signed'), await keptAs('signed')]).toEqual([{ ok: false, why: 'noSecret' }, 'none']);
    await room.webhooks.keep('signed', SECRET);
    await room.vault.forget('signed');
    expect([await room.db.webhookSecrets.count(), await keptAs('signed')]).toEqual([0, 'none']);
    await room.webhooks.keep('signed', SECRET);
    await room.passphrase.reset();
    expect([await room.db.webhookSecrets.count(), await keptAs('signed')]).toEqual([0, 'none']);
  });

  it('stays when the account is saved at the same time by a page that had read it before', async () => {
    const read = (await room.db.accounts.get('signed')) ?? SIGNED;
    await room.webhooks.keep('signed', SECRET);
    await room.vault.keep(read, 'token-secret-qJ5');
    expect([await verifies('signed'), await keptAs('signed')]).toEqual([GOOD, 'browser']);
  });

  it.each(['gone', 'removed'])('is not kept for an account that is %s', async (id) => {
    await room.db.accounts.put({ ...SIGNED, id: 'removed', removed: { at: NOW, withHistory: false } });
    await expect(room.webhooks.keep(id, SECRET)).rejects.toThrow('account gone');
    expect(await room.db.webhookSecrets.count()).toBe(0);
  });
});

describe('a webhook secret that was changed', () => {
  const put = async (change: (sealed: ArrayBuffer) => object) => {
    const [stored] = await room.db.webhookSecrets.toArray();
    if (!stored) throw new Error('None is kept.');
    await room.db.webhookSecrets.put({ ...stored, ...change(stored.sealed) });
  };
  it.each([false, true])(
    'in any byte does not open, and the account says so (with a passphrase: %s)',
    async (with_) => {
      if (with_) await room.passphrase.set(PASSPHRASE);
      await room.webhooks.keep('signed', SECRET);
      const [good] = await room.db.webhookSecrets.toArray();
      if (!good) throw new Error('None is kept.');
      for (let at = 0; at < good.sealed.byteLength; at++) {
        await put(() => ({ sealed: flipped(good.sealed, at * 8).buffer }));
        expect(await verifies('signed')).toEqual(DAMAGED);
      }
      expect(await keptAs('signed')).toBe('damaged');
      await put(() => good);
      expect([await verifies('signed'), await keptAs('signed')]).toEqual([GOOD, with_ ? 'passphrase' : 'browser']);
    },
  );

  it('is no other account’s, and no token’s secret opens in its place: "bound to it"', async () => {
    await room.passphrase.set(PASSPHRASE);
    await room.webhooks.keep('signed', SECRET);
    await room.vault.keep(HEADER, 'token-secret-qJ5');
    const [mine] = await room.db.webhookSecrets.toArray();
    const [token] = await room.db.secrets.toArray();
    if (!mine || token?.kind !== 'passphrase') throw new Error('Not kept.');
    await room.db.webhookSecrets.put({ ...mine, accountId: 'header' });
    expect(await verifies('header')).toEqual(DAMAGED);
    await room.db.webhookSecrets.put({ accountId: 'header', kind: 'passphrase', iv: token.iv, sealed: token.sealed });
    expect(await verifies('header')).toEqual(DAMAGED);
    const { iv, sealed } = mine;
    const asToken: StoredSecret = { accountId: 'signed', kind: 'passphrase', mode: 'secret', iv, sealed };
    await room.db.secrets.put(asToken);
    expect(await room.vault.signerFor({ ...SIGNED, mode: 'secret' })).toEqual(DAMAGED);
  });

  it('goes through a change of the passphrase as damaged, and no other is lost', async () => {
    await room.passphrase.set(PASSPHRASE);
    await room.webhooks.keep('signed', SECRET);
    await room.webhooks.keep('header', SECRET);
    const [header, signed] = await room.db.webhookSecrets.toArray();
    if (!header || !signed) throw new Error('Not kept.');
    await room.db.webhookSecrets.put({ ...header, sealed: new ArrayBuffer(40) });
    await room.passphrase.change(PASSPHRASE, 'another four random words');
    expect([await verifies('header'), await keptAs('header')]).toEqual([DAMAGED, 'damaged']);
    expect(await verifies('signed')).toEqual(GOOD);
  });
});

describe('"All records change in one transaction"', () => {
  it('a passphrase that the disk refuses in the middle leaves the webhook secret as it was', async () => {
    await room.webhooks.keep('signed', SECRET);
    const before = await rowsOf(room);
    const put = vi.spyOn(room.db.webhookSecrets, 'put').mockRejectedValue(new Error('The disk is full.'));
    await expect(room.passphrase.set(PASSPHRASE)).rejects.toThrow('The disk is full.');
    put.mockRestore();
    expect(await rowsOf(room)).toEqual(before);
    expect(await verifies('signed')).toEqual(GOOD);
  });

  it('a lock waits for a check that is under way, and the next one finds it locked', async () => {
    await room.passphrase.set(PASSPHRASE);
    await room.webhooks.keep('signed', SECRET);
    const order: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const check = room.webhooks.use('signed', async () => {
      await promise;
      order.push('checked');
    });
    const lock = room.passphrase.lock().then(() => order.push('locked'));
    resolve();
    await Promise.all([check, lock]);
    expect(order).toEqual(['checked', 'locked']);
    expect(await verifies('signed')).toEqual({ ok: false, why: 'locked' });
  });
});
