import type { BalancesOutcome } from '../../accounts/balances';
import type { AccountsDb } from '../../accounts/database';
import type { HistoryDb } from '../../checkouts/database';
import type { Problem } from '../../inqud/problem';
import type { ClientFor } from '../access/access';
import { noteOutcome, takeToken } from '../refresh/rateLimit';

export type BalanceReader = ReturnType<typeof createBalanceReader>;

/** Asks Inqud what an account holds, because a person looks at it. A refusal pauses nothing, and nothing is stored. */
export function createBalanceReader(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  clientFor: ClientFor;
  /** What keeps every request from being sent, such as no connection. */
  obstacle: () => Promise<Problem | null>;
  now: () => number;
}) {
  const { history, accounts, clientFor, obstacle, now } = setup;
  return {
    async read(accountId: string): Promise<BalancesOutcome> {
      const account = await accounts.accounts.get(accountId);
      if (!account || account.removed) return failed({ kind: 'noAccount' });
      if (account.paused) return failed(account.paused.error);
      const problem = await obstacle();
      if (problem) return failed(problem);
      const access = await clientFor(account);
      if (!access.ok) return failed(access.problem);
      await takeToken(history, accountId, now(), 'person');
      const answer = await access.client.balances();
      if (!answer.ok && answer.error.kind === 'notSigned') return failed({ kind: 'locked' });
      await noteOutcome(history, accountId, now(), answer.ok ? null : answer.error.kind);
      return answer.ok ? { ok: true, at: now(), balances: answer.value } : failed(answer.error);
    },
  };
}

function failed(problem: Problem): BalancesOutcome {
  return { ok: false, problem };
}
