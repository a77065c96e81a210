import type { Account } from '../../accounts/account';
import type { AccountsDb } from '../../accounts/database';
import type { HistoryDb } from '../../checkouts/database';
import type { ImportOutcome } from '../../checkouts/outcomes';
import type { CheckoutAnswer } from '../../checkouts/recordAnswer';
import { recordImported } from '../../checkouts/recordAnswer';
import { applyRules } from '../../checkouts/rules/rules';
import { anotherCheckout } from '../../inqud/errors';
import type { Problem } from '../../inqud/problem';
import type { ClientFor } from '../access/access';
import { LEFT_TO_MONITOR, noteOutcome, takeToken } from '../refresh/rateLimit';

/** What Inqud says of a checkout, and whose it is; or why that is not known, as for an import. */
export type ReadOutcome =
  | { outcome: 'read'; answer: CheckoutAnswer; owner: { accountId: string; widgetId: string } }
  | Exclude<ImportOutcome, { outcome: 'imported' | 'updated' | 'notFound' }>
  | { outcome: 'notFound' };

export type Importer = ReturnType<typeof createImporter>;

/** Fetches checkouts that were made elsewhere: Inqud has no list of them, so each is read by its ID. */
export function createImporter(setup: {
  history: HistoryDb;
  accounts: AccountsDb;
  clientFor: ClientFor;
  /** What keeps every request from being sent, such as no connection. */
  obstacle: () => Promise<Problem | null>;
  now: () => number;
}) {
  const { history, accounts, clientFor, obstacle, now } = setup;

  async function liveAccount(accountId: string): Promise<Account | null> {
    const account = await accounts.accounts.get(accountId);
    return account && !account.removed ? account : null;
  }

  /** Reads a checkout at Inqud. A person's own question is sent at once; a list waits for the monitor. */
  async function read(accountId: string, checkoutId: string, who: 'person' | 'background'): Promise<ReadOutcome> {
    const account = await liveAccount(accountId);
    if (!account) return failed({ kind: 'noAccount' });
    if (account.paused) return failed(account.paused.error);
    const problem = await obstacle();
    if (problem) return failed(problem);
    const access = await clientFor(account);
    if (!access.ok) return failed(access.problem);
    if (!(await takeToken(history, accountId, now(), who, LEFT_TO_MONITOR))) return { outcome: 'wait' };
    const answer = await access.client.readCheckout(account.widgetId, checkoutId);
    if (!answer.ok && answer.error.kind === 'notSigned') return failed({ kind: 'locked' });
    await noteOutcome(history, accountId, now(), answer.ok ? null : answer.error.kind);
    if (!answer.ok) return answer.error.kind === 'notFound' ? { outcome: 'notFound' } : failed(answer.error);
    const { value, raw, date } = answer;
    if (value.id !== checkoutId) return failed(anotherCheckout(value.id));
    // An account that was removed or erased meanwhile stays so.
    if (!(await liveAccount(accountId))) return failed({ kind: 'noAccount' });
    const owner = { accountId, widgetId: account.widgetId };
    return { outcome: 'read', answer: { model: value, raw, at: now(), date }, owner };
  }

  return {
    read,

    async importOne(accountId: string, checkoutId: string): Promise<ImportOutcome> {
      const found = await read(accountId, checkoutId, 'background');
      if (found.outcome !== 'read') return found;
      return { outcome: await recordImported(history, found.answer, found.owner, applyRules) };
    },
  };
}

function failed(problem: Problem): { outcome: 'failed'; problem: Problem } {
  return { outcome: 'failed', problem };
}
