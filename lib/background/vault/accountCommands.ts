import type { AccountsDb } from '../../accounts/database';
import { checkAccountForm, sameId, tidyAccountForm } from '../../accounts/form';
import { accountsInOrder, isLive } from '../../accounts/lists';
import type { TestResult } from '../../accounts/outcomes';
import type { Signer } from '../../inqud/authentication';
import type { InqudClient } from '../../inqud/client';
import type { Problem } from '../../inqud/problem';
import type { Payload, Replies } from '../../messaging/commands';
import { Failed } from '../../shared/failure/failed';
import type { Vault } from './vault';
import { signerOf } from './vault';

export type AccountCommands = ReturnType<typeof createAccountCommands>;

/** What the settings page can do with accounts. */
export function createAccountCommands(setup: {
  accounts: AccountsDb;
  vault: Vault;
  client: (sign: Signer) => InqudClient;
  isLocked: () => Promise<boolean>;
  /** What keeps every request from being sent, such as no connection or the lock. */
  obstacle: () => Promise<Problem | null>;
  now: () => number;
  /** Ends an account's pause. */
  resume: (accountId: string) => Promise<void>;
}) {
  const { accounts, vault, client, isLocked, obstacle, now, resume } = setup;

  async function savedAccount(accountId: string | null) {
    if (accountId === null) return null;
    const saved = await accounts.accounts.get(accountId);
    if (!saved || saved.removed) throw new Failed({ is: 'account gone' });
    return saved;
  }

  return {
    /** Saves nothing while locked: without the passphrase nobody may point an account at another widget. */
    async save({ accountId, ...typed }: Payload<'saveAccount'>): Promise<Replies['saveAccount']> {
      if (await isLocked()) return { ok: false, why: 'locked' };
      const saved = await savedAccount(accountId);
      const all = await accountsInOrder(accounts);
      const { secret, ...form } = tidyAccountForm(typed);
      const mistakes = checkAccountForm({ ...form, secret }, saved, all.filter(isLive));
      if (Object.keys(mistakes).length > 0) return { ok: false, why: 'mistakes', mistakes };
      // A widget that was removed and comes back finds the history that it left.
      const earlier = all.find(
        ({ removed, widgetId }) => removed && !removed.withHistory && sameId(widgetId, form.widgetId),
      );
      const account = {
        id: saved?.id ?? earlier?.id ?? crypto.randomUUID(),
        position: saved?.position ?? Math.max(-1, ...all.map(({ position }) => position)) + 1,
        secret: saved?.secret ?? ('none' as const),
        webhookSecret: saved?.webhookSecret ?? ('none' as const),
        createdAt: saved?.createdAt ?? now(),
        ...form,
        paused: null,
        removed: null,
      };
      if (secret === '') await accounts.accounts.update(account.id, { ...form, paused: null });
      else if (!(await vault.keep(account, secret))) return { ok: false, why: 'locked' };
      await resume(account.id);
      return { ok: true, accountId: account.id };
    },

    async test({ accountId, ...typed }: Payload<'testAccount'>): Promise<TestResult> {
      const saved = await savedAccount(accountId);
      const problem = await obstacle();
      if (problem) return { ok: false, problem };
      const { tokenId, mode, secret, widgetId } = tidyAccountForm({ label: '', colour: 'grey', ...typed });
      // Another token has another secret.
      if (secret === '' && saved?.tokenId !== tokenId) return { ok: false, problem: { kind: 'noSecret' } };
      const signing =
        secret === '' && saved
          ? await vault.signerFor({ ...saved, mode })
          : { ok: true as const, sign: await signerOf(tokenId, mode, secret) };
      if (!signing.ok) return { ok: false, problem: { kind: signing.why } };
      const answer = await client(signing.sign).depositOptions(widgetId);
      if (!answer.ok) return { ok: false, problem: answer.error };
      const asSaved = saved?.widgetId === widgetId && saved.tokenId === tokenId && saved.mode === mode && secret === '';
      if (asSaved) await resume(saved.id);
      return { ok: true, coins: answer.value.cryptoCurrencies };
    },

    /** Puts an account at another place among those that are not removed. */
    async move({ accountId, to }: Payload<'moveAccount'>): Promise<void> {
      await accounts.transaction('rw', accounts.accounts, async () => {
        const all = await accountsInOrder(accounts);
        const moved = all.find(({ id }) => id === accountId);
        if (!moved) return;
        const live = all.filter((account) => isLive(account) && account !== moved);
        live.splice(to, 0, moved);
        const inOrder = [...live, ...all.filter((account) => !isLive(account))];
        await Promise.all(inOrder.map(({ id }, position) => accounts.accounts.update(id, { position })));
      });
    },
  };
}
