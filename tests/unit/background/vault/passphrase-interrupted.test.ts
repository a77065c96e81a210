import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Room } from './room';
import { expectBothSign, HEADER, PASSPHRASE, rowsOf, SIGNED, startCovered } from './room';

const OTHER = 'another four random words';
let room: Room;

describe('"never half": what ends in the middle', () => {
  beforeEach(async () => {
    room = await startCovered();
    await room.passphrase.unlock(PASSPHRASE);
  });

  it.each([
    ['change', () => room.passphrase.change(PASSPHRASE, OTHER)],
    ['remove', () => room.passphrase.remove(PASSPHRASE)],
    ['reset', () => room.passphrase.reset()],
  ])('a %s that the disk refuses half-way changes nothing at all', async (_what, work) => {
    const before = await rowsOf(room);
    const put = vi.spyOn(room.db.accounts, 'update').mockRejectedValue(new Error('The disk is full.'));
    const modify = vi.spyOn(room.db.accounts, 'toCollection').mockImplementation(() => {
      throw new Error('The disk is full.');
    });
    await expect(work()).rejects.toThrow('The disk is full.');
    put.mockRestore();
    modify.mockRestore();
    expect(await rowsOf(room)).toEqual(before);
    expect(await room.wake().passphrase.state()).toEqual({ is: 'unlocked' });
    await expectBothSign(room.wake());
  });

  it('a background that is killed after a change was stored and before it was unlocked is locked, and opens with the new one', async () => {
    const unlock = vi.spyOn(room.lock, 'unlock').mockRejectedValue(new Error('killed'));
    await expect(room.passphrase.change(PASSPHRASE, OTHER)).rejects.toThrow('killed');
    unlock.mockRestore();
    const woken = room.wake();
    expect(await woken.vault.signerFor(SIGNED)).toEqual({ ok: false, why: 'locked' });
    expect(await woken.passphrase.state()).toMatchObject({ is: 'locked' });
    expect(await woken.passphrase.unlock(OTHER)).toEqual({ ok: true });
    await expectBothSign(woken);
  });

  it('a background that is killed after a removal was stored has no passphrase, no key, and signs', async () => {
    const state = vi.spyOn(room.lock, 'state').mockRejectedValue(new Error('killed'));
    await expect(room.passphrase.remove(PASSPHRASE)).rejects.toThrow('killed');
    state.mockRestore();
    const woken = room.wake();
    await expectBothSign(woken);
    expect(await woken.passphrase.state()).toEqual({ is: 'off' });
  });
});

describe('many at once', () => {
  it('a change, saves, a lock and signatures leave every account with its secret, whole', async () => {
    room = await startCovered();
    await room.passphrase.unlock(PASSPHRASE);
    const third = { ...HEADER, id: 'third', label: 'Third' };
    const signer = await room.vault.signerFor(HEADER);
    const signatures = Array.from({ length: 20 }, () => signer.ok && signer.sign(''));
    const [changed, kept] = await Promise.all([
      room.passphrase.change(PASSPHRASE, OTHER),
      room.wake().vault.keep(third, 'third-secret-mK9'),
      room.wake().passphrase.lock(),
      ...signatures,
    ]);
    expect([changed, kept]).toEqual([{ ok: true }, true]);
    expect(await room.vault.signerFor(third)).toEqual({ ok: false, why: 'locked' });
    expect(await room.passphrase.unlock(OTHER)).toEqual({ ok: true });
    await expectBothSign(room);
    const signing = await room.vault.signerFor(third);
    expect(signing.ok && (await signing.sign(''))).toMatchObject({ 'X-Token-API-Secret': 'third-secret-mK9' });
  });

  it('an unlock and a lock end as the last of them said', async () => {
    room = await startCovered();
    const unlocking = room.passphrase.unlock(PASSPHRASE);
    await room.wake().passphrase.lock();
    expect(await unlocking).toEqual({ ok: true });
    expect(await room.passphrase.state()).toMatchObject({ is: 'locked' });
  });
});
