import type { Account } from '../../accounts/account';
import type { AccountsDb } from '../../accounts/database';
import type { HistoryDb } from '../../checkouts/database';
import type { Answer, InqudClient } from '../../inqud/client';
import type { InqudError } from '../../inqud/errors';
import type { Problem } from '../../inqud/problem';
import type { ClientFor } from '../access/access';
import { LEFT_TO_MONITOR, noteOutcome, takeToken } from './rateLimit';

/** What every request for an account needs. */
export type AskSetup = {
  history: HistoryDb;
  accounts: AccountsDb;
  clientFor: ClientFor;
  /** What keeps every request from being sent, such as no connection. */
  obstacle: () => Promise<Problem | null>;
  now: () => number;
};

/** `kept`: nothing was sent, and why. `wait`: it is the monitor's turn. `refused`: Inqud did not answer as asked. */
export type Asked<T> =
  | { is: 'answered'; account: Account; answer: Extract<Answer<T>, { ok: true }> }
  | { is: 'refused'; account: Account; error: InqudError }
  | { is: 'kept'; problem: Problem }
  | { is: 'wait' };

/**
 * Asks Inqud one thing for an account: with all that must hold before, within the limits, and noted afterwards. A person's
 * own question is sent at once; others wait for the monitor. A refusal pauses nothing: that is for the monitor to do.
 */
export function createAsker({ history, accounts, clientFor, obstacle, now }: AskSetup) {
  return async <T>(
    accountId: string,
    who: 'person' | 'background',
    send: (client: InqudClient, account: Account) => Promise<Answer<T>>,
  ): Promise<Asked<T>> => {
    const account = await accounts.accounts.get(accountId);
    if (!account || account.removed) return { is: 'kept', problem: { kind: 'noAccount' } };
    if (account.paused) return { is: 'kept', problem: account.paused.error };
    const problem = await obstacle();
    if (problem) return { is: 'kept', problem };
    const access = await clientFor(account);
    if (!access.ok) return { is: 'kept', problem: access.problem };
    if (!(await takeToken(history, accountId, now(), who, LEFT_TO_MONITOR))) return { is: 'wait' };
    const answer = await send(access.client, account);
    if (!answer.ok && answer.error.kind === 'notSigned') return { is: 'kept', problem: { kind: 'locked' } };
    await noteOutcome(history, accountId, now(), answer.ok ? null : answer.error.kind);
    return answer.ok ? { is: 'answered', account, answer } : { is: 'refused', account, error: answer.error };
  };
}
