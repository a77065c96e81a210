import type { BalancesOutcome } from '../../accounts/balances';
import { SECOND } from '../../shared/time';
import { type AskSetup, createAsker } from '../refresh/asker';

export type BalanceReader = ReturnType<typeof createBalanceReader>;

/** Asks Inqud what an account holds, because a person looks at it. Nothing is stored. */
export function createBalanceReader(setup: AskSetup) {
  const ask = createAsker(setup);
  return {
    async read(accountId: string): Promise<BalancesOutcome> {
      const asked = await ask(accountId, 'person', (client) => client.balances());
      if (asked.is === 'answered') return { ok: true, at: setup.now(), balances: asked.answer.value };
      if (asked.is === 'wait') return { ok: false, problem: { kind: 'rateLimited', status: 429, wait: SECOND } };
      return { ok: false, problem: asked.is === 'refused' ? asked.error : asked.problem };
    },
  };
}
