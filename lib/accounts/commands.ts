import type { Signer } from '../inqud/authentication';
import type { InqudClient } from '../inqud/client';
import type { Payload, Replies, TestResult } from '../messaging';
import type { Problem } from '../problem';
import type { AccountsDb } from './database';
import { checkAccountForm, tidyAccountForm } from './form';
import type { Vault } from './vault';
import { signerOf } from './vault';

/** What the settings page can do with accounts. */
export function createAccountCommands(setup: {
  accounts: AccountsDb;
  vault: Vault;
  client: (sign: Signer) => InqudClient;
  /** What stands in the way of any request, such as no connection. */
  obstacle: () => Promise<Problem | null>;
  now: () => number;
  /** Ends an account's pause. */
  resume: (accountId: string) => Promise<void>;
}) {
  const { accounts, vault, client, obstacle, now, resume } = setup;

  async function savedAccount(accountId: string | null) {
    if (accountId === null) return null;
    const saved = await accounts.accounts.get(accountId);
    if (!saved) throw new Error('This account is not there any more. Reload the page.');
    return saved;
  }

  return {
    async save({ accountId, ...typed }: Payload<'saveAccount'>): Promise<Replies['saveAccount']> {
      const saved = await savedAccount(accountId);
      const { secret, ...form } = tidyAccountForm(typed);
      const [mistake] = Object.values(checkAccountForm({ ...form, secret }, saved));
      if (mistake) throw new Error(mistake);
      const id = saved?.id ?? crypto.randomUUID();
      // The secret first: an account without one would look usable and be none.
      if (secret !== '') await vault.keep(id, form.mode, secret);
      await accounts.accounts.put({ id, createdAt: saved?.createdAt ?? now(), ...form, paused: null });
      await resume(id);
      return { accountId: id };
    },

    async test({ accountId, ...typed }: Payload<'testAccount'>): Promise<TestResult> {
      const saved = await savedAccount(accountId);
      const { tokenId, mode, secret, widgetId } = tidyAccountForm({ label: '', ...typed });
      const sign =
        secret !== ''
          ? await signerOf(tokenId, mode, secret)
          : // Another token has another secret.
            saved?.tokenId === tokenId && (await vault.signerFor({ ...saved, mode }));
      if (!sign) return { ok: false, problem: { kind: 'noSecret' } };
      const problem = await obstacle();
      if (problem) return { ok: false, problem };
      const answer = await client(sign).depositOptions(widgetId);
      if (!answer.ok) return { ok: false, problem: answer.error };
      const asSaved = saved?.widgetId === widgetId && saved.tokenId === tokenId && saved.mode === mode && secret === '';
      if (asSaved) await resume(saved.id);
      return { ok: true, coins: answer.value.cryptoCurrencies };
    },
  };
}
