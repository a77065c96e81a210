import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../../lib/accounts/account';
import { accountsInOrder, isLive } from '../../../../lib/accounts/lists';
import type { Problem } from '../../../../lib/inqud/problem';
import { account, NOW, SAMPLE_SECRET, WIDGET_ID } from '../../support/examples';
import { CREDENTIALS, startCommands, widget } from './commanding';
import { PASSPHRASE } from './room';

let desk: Awaited<ReturnType<typeof startCommands>>;
beforeEach(async () => {
  desk = await startCommands();
});

describe('test', () => {
  const typed = { accountId: null, ...CREDENTIALS };

  it('asks for the coins of the widget with what was typed: "no side effects"', async () => {
    expect(await desk.test(typed)).toEqual({ ok: true, coins: ['TRON_USDT'] });
    expect(desk.sent).toHaveLength(1);
    expect(desk.sent[0]?.url).toMatch(`/${WIDGET_ID}/deposit-options`);
    expect(desk.sent[0]?.headers.get('X-Token-API-Secret')).toBe(SAMPLE_SECRET);
    expect(await desk.db.accounts.count()).toBe(0);
    expect(await desk.db.secrets.count()).toBe(0);
  });

  it('uses the saved secret when none is typed', async () => {
    const accountId = await desk.saved();
    expect(await desk.test({ ...typed, accountId, secret: '' })).toMatchObject({ ok: true });
    expect(desk.sent[0]?.headers.get('X-Token-API-Secret')).toBe(SAMPLE_SECRET);
  });

  it.each([{ tokenId: 'TKN-other' }, { mode: 'signed' as const }])(
    'has no secret for %j, so it sends nothing instead of testing something else',
    async (change) => {
      const accountId = await desk.saved();
      const result = await desk.test({ ...typed, accountId, secret: '', ...change });
      expect(result).toEqual({ ok: false, problem: { kind: 'noSecret' } });
      expect(desk.sent).toEqual([]);
    },
  );

  it('needs a secret for an account that is not saved', async () => {
    expect(await desk.test({ ...typed, secret: ' ' })).toEqual({ ok: false, problem: { kind: 'noSecret' } });
  });

  it.each<Problem>([{ kind: 'noPermission' }, { kind: 'offline' }, { kind: 'locked' }])(
    'sends nothing when nothing can be sent: $kind',
    async (problem) => {
      desk.world.obstacle = problem;
      expect(await desk.test(typed)).toEqual({ ok: false, problem });
      expect(desk.sent).toEqual([]);
    },
  );

  it('says when the saved secret is locked or damaged, and sends nothing', async () => {
    const accountId = await desk.saved();
    await desk.passphrase.set(PASSPHRASE);
    await desk.passphrase.lock();
    const untyped = { ...typed, accountId, secret: '' };
    expect(await desk.test(untyped)).toEqual({ ok: false, problem: { kind: 'locked' } });
    await desk.passphrase.unlock(PASSPHRASE);
    await desk.db.secrets.toCollection().modify((record) => {
      if (record.kind !== 'signing') record.iv = new Uint8Array(12);
    });
    expect(await desk.test(untyped)).toEqual({ ok: false, problem: { kind: 'damagedSecret' } });
    expect(desk.sent).toEqual([]);
  });

  it("gives Inqud's refusal as it is", async () => {
    desk.world.answer = () => Response.json({ message: 'No.' }, { status: 401 });
    expect(await desk.test(typed)).toEqual({ ok: false, problem: { kind: 'refused', status: 401, messages: ['No.'] } });
  });

  it('ends the pause of a saved account when it passes exactly as it is saved', async () => {
    const accountId = await desk.saved();
    desk.resume.mockClear();
    await desk.test({ ...typed, accountId, secret: '', widgetId: widget(5) });
    await desk.test({ ...typed, accountId });
    expect(desk.resume).not.toHaveBeenCalled();
    await desk.test({ ...typed, accountId, secret: '' });
    expect(desk.resume).toHaveBeenCalledExactlyOnceWith(accountId);
  });

  it('says when the account was removed', async () => {
    const accountId = await desk.saved();
    await desk.remove(accountId);
    await expect(desk.test({ ...typed, accountId })).rejects.toThrow('account gone');
  });
});

describe('move: "Puts an account at another place among those that are not removed"', () => {
  const order = async () => (await accountsInOrder(desk.db)).map(({ label }) => label);
  const put = (...labels: string[]) =>
    desk.db.accounts.bulkPut(
      labels.map((label, position): Account => {
        const removed = label.startsWith('removed') ? { at: NOW, withHistory: false } : null;
        return account({ id: label, label, position, removed });
      }),
    );

  it.each([
    ['c', 0, ['c', 'a', 'b', 'd']],
    ['a', 3, ['b', 'c', 'd', 'a']],
    ['b', 2, ['a', 'c', 'b', 'd']],
    ['b', 1, ['a', 'b', 'c', 'd']],
    ['a', 99, ['b', 'c', 'd', 'a']],
    ['gone', 0, ['a', 'b', 'c', 'd']],
  ])('%s to %d gives %j', async (accountId, to, labels) => {
    await put('a', 'b', 'c', 'd');
    await desk.move({ accountId, to });
    expect(await order()).toEqual(labels);
    expect((await accountsInOrder(desk.db)).map(({ position }) => position)).toEqual([0, 1, 2, 3]);
  });

  it('counts only what is on screen: those that were removed do not take a place', async () => {
    await put('a', 'removed 1', 'b', 'removed 2', 'c');
    await desk.move({ accountId: 'c', to: 1 });
    const live = (await accountsInOrder(desk.db)).filter(isLive).map(({ label }) => label);
    expect(live).toEqual(['a', 'c', 'b']);
    expect((await accountsInOrder(desk.db)).map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
  });

  it('ends whole when two pages move at once', async () => {
    await put('a', 'b', 'c', 'd');
    await Promise.all([desk.move({ accountId: 'a', to: 3 }), desk.move({ accountId: 'd', to: 0 })]);
    expect((await accountsInOrder(desk.db)).map(({ position }) => position)).toEqual([0, 1, 2, 3]);
    expect(await order()).toEqual(['d', 'b', 'c', 'a']);
  });

  it('works with 200 accounts, which are listed in their order', async () => {
    await put(...Array.from({ length: 200 }, (_, i) => `n${i}`));
    await desk.move({ accountId: 'n199', to: 0 });
    await desk.move({ accountId: 'n0', to: 199 });
    const labels = await order();
    expect(labels).toHaveLength(200);
    expect([labels[0], labels[1], labels[199]]).toEqual(['n199', 'n1', 'n0']);
  });
});
