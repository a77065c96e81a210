import { beforeEach, describe, expect, it } from 'vitest';
import { accountsInOrder } from '../../../../lib/accounts/lists';
import { account, NOW, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../../support/examples';
import { NEW, other, startCommands, widget } from './commanding';
import { expectSigns, PASSPHRASE, rowsOf } from './room';

let desk: Awaited<ReturnType<typeof startCommands>>;
beforeEach(async () => {
  desk = await startCommands();
});

describe('save', () => {
  it('keeps a new account, and its secret apart from it', async () => {
    const id = await desk.saved();
    expect(await desk.db.accounts.toArray()).toEqual([
      {
        id,
        label: 'Shop',
        colour: 'green',
        position: 0,
        widgetId: WIDGET_ID,
        tokenId: TOKEN_ID,
        mode: 'secret',
        secret: 'browser',
        webhookSecret: 'none',
        createdAt: NOW,
        paused: null,
        removed: null,
      },
    ]);
    expect(await desk.db.secrets.count()).toBe(1);
  });

  it('puts a new account at the end, in another place than every other, removed ones too', async () => {
    await desk.saved(other(1));
    await desk.remove(await desk.saved(other(2)));
    await desk.saved(other(3));
    await desk.saved(other(4));
    expect((await accountsInOrder(desk.db)).map(({ label, position }) => [label, position])).toEqual([
      ['Shop 1', 0],
      ['Shop 2', 1],
      ['Shop 3', 2],
      ['Shop 4', 3],
    ]);
  });

  it('changes a saved one, whose ID, place, time and secret stay', async () => {
    await desk.saved(other(1));
    const id = await desk.saved();
    desk.world.now = NOW + 1000;
    const change = { ...NEW, accountId: id, label: 'Renamed', colour: 'red' as const, secret: '' };
    expect(await desk.save(change)).toEqual({ ok: true, accountId: id });
    const after = await desk.stored(id);
    expect(after).toMatchObject({ label: 'Renamed', colour: 'red', position: 1, createdAt: NOW, secret: 'browser' });
    if (after) await expectSigns(await desk.vault.signerFor(after), after, SAMPLE_SECRET);
  });

  it('ends a pause: "nothing is asked for this account until a person has looked"', async () => {
    const accountId = await desk.saved();
    await desk.db.accounts.update(accountId, { paused: { at: NOW, error: { kind: 'network' } } });
    await desk.save({ ...NEW, accountId });
    expect(await desk.stored(accountId)).toMatchObject({ paused: null });
    expect(desk.resume).toHaveBeenLastCalledWith(accountId);
  });

  it('cuts the spaces that were copied along', async () => {
    await desk.save({ ...NEW, label: ' Shop ', widgetId: ` ${WIDGET_ID}\n`, tokenId: `${TOKEN_ID} ` });
    expect(await desk.db.accounts.toArray()).toMatchObject([{ label: 'Shop', widgetId: WIDGET_ID, tokenId: TOKEN_ID }]);
  });

  it.each([
    [{ label: ' ' }, { label: { is: 'no name' } }],
    [{ widgetId: 'CAP-1' }, { widgetId: { is: 'no ID', of: 'widget', found: null } }],
    [{ tokenId: '' }, { tokenId: { is: 'no ID', of: 'token', found: null } }],
    [{ secret: '' }, { secret: { is: 'no secret' } }],
  ])('refuses %j with what is wrong and stores nothing', async (change, mistakes) => {
    expect(await desk.save({ ...NEW, ...change })).toEqual({ ok: false, why: 'mistakes', mistakes });
    expect(await desk.db.accounts.count()).toBe(0);
    expect(await desk.db.secrets.count()).toBe(0);
  });

  it.each([
    [{ tokenId: 'TKN-other' }, { secret: { is: 'secret of another token' } }],
    [{ mode: 'signed' as const }, { secret: { is: 'secret for another mode' } }],
  ])('needs the secret again for %j, and changes nothing without it', async (change, mistakes) => {
    const accountId = await desk.saved();
    const before = await desk.db.accounts.toArray();
    const saved = await desk.save({ ...NEW, accountId, secret: '', ...change });
    expect(saved).toEqual({ ok: false, why: 'mistakes', mistakes });
    expect(await desk.db.accounts.toArray()).toEqual(before);
  });

  it.each([
    [{ widgetId: widget(2) }, { label: { is: 'name taken' } }],
    [{ label: ' Shop ', widgetId: widget(2) }, { label: { is: 'name taken' } }],
    [{ label: 'Second' }, { tokenId: { is: 'twin', label: 'Shop' } }],
  ])('refuses a second account with %j', async (change, mistakes) => {
    await desk.saved();
    expect(await desk.save({ ...NEW, ...change })).toEqual({ ok: false, why: 'mistakes', mistakes });
    expect(await desk.db.accounts.count()).toBe(1);
    expect(await desk.db.secrets.count()).toBe(1);
  });

  it('takes the same widget with another token, and the same token with another widget', async () => {
    await desk.saved();
    await desk.saved({ label: 'Second', tokenId: 'TKN-other' });
    await desk.saved({ label: 'Third', widgetId: widget(3) });
    expect(await desk.db.accounts.count()).toBe(3);
  });

  it('refuses to rename one to the name of another, or to make it its twin', async () => {
    await desk.saved();
    const accountId = await desk.saved(other(2));
    const second = { ...NEW, ...other(2), accountId, secret: '' };
    expect(await desk.save({ ...second, label: 'Shop' })).toMatchObject({ mistakes: { label: { is: 'name taken' } } });
    expect(await desk.save({ ...second, widgetId: WIDGET_ID })).toMatchObject({
      mistakes: { tokenId: { is: 'twin', label: 'Shop' } },
    });
    expect(await desk.stored(accountId)).toMatchObject(other(2));
  });

  it.each([
    ['is not there any more', 'gone', false],
    ['was removed', 'shop', true],
  ])('says when the account %s', async (_what, accountId, removed) => {
    if (removed) await desk.db.accounts.put(account({ removed: { at: NOW, withHistory: false } }));
    await expect(desk.save({ ...NEW, accountId })).rejects.toThrow('account gone');
    expect(await desk.db.secrets.count()).toBe(0);
  });
});

describe('save, for a widget that was removed: "finds the history that it left"', () => {
  it('takes up the ID that its checkouts have, and is an account as any new one', async () => {
    await desk.saved(other(1));
    const id = await desk.saved();
    await desk.remove(id);
    desk.world.now = NOW + 1000;
    expect(await desk.saved({ label: 'Shop again', tokenId: 'TKN-new-one', mode: 'signed' })).toBe(id);
    expect(await desk.stored(id)).toEqual({
      id,
      label: 'Shop again',
      colour: 'green',
      position: 2,
      widgetId: WIDGET_ID,
      tokenId: 'TKN-new-one',
      mode: 'signed',
      secret: 'browser',
      webhookSecret: 'none',
      createdAt: NOW + 1000,
      paused: null,
      removed: null,
    });
    expect(await desk.db.accounts.count()).toBe(2);
  });

  it('may have the name and the token that it had', async () => {
    const id = await desk.saved();
    await desk.remove(id);
    expect(await desk.saved()).toBe(id);
  });

  it('does not take up one whose history is being removed', async () => {
    const id = await desk.saved();
    await desk.remove(id, true);
    expect(await desk.saved()).not.toBe(id);
  });

  it('does not take up one of another widget, nor a live one', async () => {
    const removed = await desk.saved();
    await desk.remove(removed);
    const live = await desk.saved({ ...other(2) });
    expect(live).not.toBe(removed);
    expect(await desk.saved({ label: 'Third', widgetId: widget(2), tokenId: 'TKN-other' })).not.toBe(live);
  });
});

describe('save, while locked: without the passphrase nobody may point an account at another widget', () => {
  beforeEach(async () => {
    await desk.passphrase.set(PASSPHRASE);
  });

  it.each([
    ['a new account', () => NEW],
    ['a new secret', (accountId: string) => ({ ...NEW, accountId, secret: 'other-secret' })],
    ['a new widget', (accountId: string) => ({ ...NEW, accountId, secret: '', widgetId: widget(9) })],
    ['a new name', (accountId: string) => ({ ...NEW, accountId, secret: '', label: 'Renamed' })],
    ['a mistake, which is not revealed', (accountId: string) => ({ ...NEW, accountId, widgetId: 'CAP-1' })],
    ['an account that is gone', () => ({ ...NEW, accountId: 'gone' })],
  ])('saves nothing: %s', async (_what, typed) => {
    const accountId = await desk.saved();
    await desk.passphrase.lock();
    const before = await rowsOf(desk);
    desk.resume.mockClear();
    expect(await desk.save(typed(accountId))).toEqual({ ok: false, why: 'locked' });
    expect(await rowsOf(desk)).toEqual(before);
    expect(desk.resume).not.toHaveBeenCalled();
  });

  it('saves nothing when the lock comes in the last moment', async () => {
    const saving = desk.save(NEW);
    await Promise.all([desk.passphrase.lock(), saving]);
    const both = await rowsOf(desk);
    // Either it came first, whole, or it was refused, whole.
    expect(both.accounts).toHaveLength((await saving).ok ? 1 : 0);
    expect(both.secrets).toHaveLength((await saving).ok ? 1 : 0);
  });

  it('saves under the passphrase once it is unlocked', async () => {
    await desk.passphrase.lock();
    await desk.passphrase.unlock(PASSPHRASE);
    expect(await desk.stored(await desk.saved())).toMatchObject({ secret: 'passphrase' });
  });
});
