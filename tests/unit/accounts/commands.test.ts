import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAccountCommands } from '../../../lib/accounts/commands';
import { createVault } from '../../../lib/accounts/vault';
import type { Signer } from '../../../lib/inqud/authentication';
import type { Problem } from '../../../lib/problem';
import { emptyAccounts, NOW, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../examples';
import { clientWith } from '../inqud/fake-fetch';

async function startCommands() {
  const accounts = await emptyAccounts();
  const world = {
    now: NOW,
    obstacle: null as Problem | null,
    answer: () => Response.json({ cryptoCurrencies: ['TRON_USDT'] }),
  };
  const resume = vi.fn(async (_accountId: string) => {});
  const sent: ReturnType<typeof clientWith>['sent'] = [];
  const vault = createVault(accounts);
  const client = (sign: Signer) => {
    const fake = clientWith(
      (request) => {
        sent.push(request);
        return world.answer();
      },
      { sign },
    );
    return fake.client;
  };
  const commands = createAccountCommands({
    accounts,
    vault,
    client,
    obstacle: async () => world.obstacle,
    now: () => world.now,
    resume,
  });
  return { accounts, vault, world, resume, sent, ...commands };
}

let desk: Awaited<ReturnType<typeof startCommands>>;
beforeEach(async () => {
  desk = await startCommands();
});

const CREDENTIALS = { widgetId: WIDGET_ID, tokenId: TOKEN_ID, mode: 'secret' as const, secret: SAMPLE_SECRET };
const NEW = { accountId: null, label: 'Shop', ...CREDENTIALS };

describe('save', () => {
  it('keeps a new account, and its secret apart from it', async () => {
    const { accountId } = await desk.save(NEW);
    expect(await desk.accounts.accounts.toArray()).toEqual([
      {
        id: accountId,
        label: 'Shop',
        widgetId: WIDGET_ID,
        tokenId: TOKEN_ID,
        mode: 'secret',
        createdAt: NOW,
        paused: null,
      },
    ]);
    expect(await desk.accounts.secrets.count()).toBe(1);
  });

  it('changes a saved one, whose ID, time and secret stay', async () => {
    const { accountId } = await desk.save(NEW);
    desk.world.now = NOW + 1000;
    expect(await desk.save({ ...NEW, accountId, label: 'Renamed', secret: '' })).toEqual({ accountId });
    expect(await desk.accounts.accounts.toArray()).toMatchObject([{ id: accountId, label: 'Renamed', createdAt: NOW }]);
    const [account] = await desk.accounts.accounts.toArray();
    expect(await (account && desk.vault.signerFor(account))).not.toBeNull();
  });

  it('ends a pause: "nothing is asked for this account until a person has looked"', async () => {
    const { accountId } = await desk.save(NEW);
    await desk.accounts.accounts.update(accountId, { paused: { at: NOW, error: { kind: 'network' } } });
    await desk.save({ ...NEW, accountId });
    expect(await desk.accounts.accounts.get(accountId)).toMatchObject({ paused: null });
    expect(desk.resume).toHaveBeenLastCalledWith(accountId);
  });

  it('cuts the spaces that were copied along', async () => {
    await desk.save({ ...NEW, widgetId: ` ${WIDGET_ID}\n`, tokenId: `${TOKEN_ID} ` });
    expect(await desk.accounts.accounts.toArray()).toMatchObject([{ widgetId: WIDGET_ID, tokenId: TOKEN_ID }]);
  });

  it.each([
    [{ label: ' ' }, /Give the account a name/],
    [{ widgetId: 'CAP-1' }, /Copy it from Inqud/],
    [{ tokenId: '' }, /Copy it from Inqud/],
    [{ secret: '' }, /Paste the secret/],
  ])('refuses %j in words and stores nothing', async (change, words) => {
    await expect(desk.save({ ...NEW, ...change })).rejects.toThrow(words);
    expect(await desk.accounts.accounts.count()).toBe(0);
    expect(await desk.accounts.secrets.count()).toBe(0);
  });

  it.each([
    [{ tokenId: 'TKN-other' }, /Another token has another secret/],
    [{ mode: 'signed' as const }, /Paste the secret again/],
  ])('needs the secret again for %j, and changes nothing without it', async (change, words) => {
    const { accountId } = await desk.save(NEW);
    const before = await desk.accounts.accounts.toArray();
    await expect(desk.save({ ...NEW, accountId, secret: '', ...change })).rejects.toThrow(words);
    expect(await desk.accounts.accounts.toArray()).toEqual(before);
  });

  it('says when the account is not there any more', async () => {
    await expect(desk.save({ ...NEW, accountId: 'gone' })).rejects.toThrow('This account is not there any more');
    expect(await desk.accounts.secrets.count()).toBe(0);
  });
});

describe('test', () => {
  const typed = { accountId: null, ...CREDENTIALS };

  it('asks for the coins of the widget with what was typed: "no side effects"', async () => {
    expect(await desk.test(typed)).toEqual({ ok: true, coins: ['TRON_USDT'] });
    expect(desk.sent).toHaveLength(1);
    expect(desk.sent[0]?.url).toMatch(`/${WIDGET_ID}/deposit-options`);
    expect(desk.sent[0]?.headers.get('X-Token-API-Secret')).toBe(SAMPLE_SECRET);
    expect(await desk.accounts.accounts.count()).toBe(0);
    expect(await desk.accounts.secrets.count()).toBe(0);
  });

  it('uses the saved secret when none is typed', async () => {
    const { accountId } = await desk.save(NEW);
    expect(await desk.test({ ...typed, accountId, secret: '' })).toMatchObject({ ok: true });
    expect(desk.sent[0]?.headers.get('X-Token-API-Secret')).toBe(SAMPLE_SECRET);
  });

  it.each([{ tokenId: 'TKN-other' }, { mode: 'signed' as const }])(
    'has no secret for %j, so it sends nothing instead of testing something else',
    async (change) => {
      const { accountId } = await desk.save(NEW);
      const result = await desk.test({ ...typed, accountId, secret: '', ...change });
      expect(result).toEqual({ ok: false, problem: { kind: 'noSecret' } });
      expect(desk.sent).toEqual([]);
    },
  );

  it('needs a secret for an account that is not saved', async () => {
    expect(await desk.test({ ...typed, secret: ' ' })).toEqual({ ok: false, problem: { kind: 'noSecret' } });
  });

  it('sends nothing when nothing can be sent', async () => {
    desk.world.obstacle = { kind: 'noPermission' };
    expect(await desk.test(typed)).toEqual({ ok: false, problem: { kind: 'noPermission' } });
    expect(desk.sent).toEqual([]);
  });

  it("gives Inqud's refusal as it is", async () => {
    desk.world.answer = () => Response.json({ message: 'No.' }, { status: 401 });
    expect(await desk.test(typed)).toEqual({ ok: false, problem: { kind: 'refused', status: 401, messages: ['No.'] } });
  });

  it('ends the pause of a saved account when it passes exactly as it is saved', async () => {
    const { accountId } = await desk.save(NEW);
    desk.resume.mockClear();
    await desk.test({ ...typed, accountId, secret: '', widgetId: WIDGET_ID.replace('df', 'aa') });
    await desk.test({ ...typed, accountId });
    expect(desk.resume).not.toHaveBeenCalled();
    await desk.test({ ...typed, accountId, secret: '' });
    expect(desk.resume).toHaveBeenCalledExactlyOnceWith(accountId);
  });
});
