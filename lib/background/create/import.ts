import type { ImportOutcome } from '../../checkouts/outcomes';
import type { CheckoutAnswer } from '../../checkouts/recordAnswer';
import { recordImported } from '../../checkouts/recordAnswer';
import { applyRules } from '../../checkouts/rules/rules';
import { anotherCheckout } from '../../inqud/errors';
import type { Problem } from '../../inqud/problem';
import { type AskSetup, createAsker } from '../refresh/asker';

/** What Inqud says of a checkout, and whose it is; or why that is not known, as for an import. */
export type ReadOutcome =
  | { outcome: 'read'; answer: CheckoutAnswer; owner: { accountId: string; widgetId: string } }
  | Exclude<ImportOutcome, { outcome: 'imported' | 'updated' | 'notFound' }>
  | { outcome: 'notFound' };

export type Importer = ReturnType<typeof createImporter>;

/** Fetches checkouts that were made elsewhere: Inqud has no list of them, so each is read by its ID. */
export function createImporter(setup: AskSetup) {
  const { history, accounts, now } = setup;
  const ask = createAsker(setup);

  /** Reads a checkout at Inqud. A person's own question is sent at once; a list waits for the monitor. */
  async function read(accountId: string, checkoutId: string, who: 'person' | 'background'): Promise<ReadOutcome> {
    const asked = await ask(accountId, who, (client, { widgetId }) => client.readCheckout(widgetId, checkoutId));
    if (asked.is === 'wait') return { outcome: 'wait' };
    if (asked.is === 'kept') return failed(asked.problem);
    if (asked.is === 'refused') return asked.error.kind === 'notFound' ? { outcome: 'notFound' } : failed(asked.error);
    const { value, raw, date } = asked.answer;
    if (value.id !== checkoutId) return failed(anotherCheckout(value.id));
    // An account that was removed or erased meanwhile stays so.
    const account = await accounts.accounts.get(accountId);
    if (!account || account.removed) return failed({ kind: 'noAccount' });
    const owner = { accountId, widgetId: asked.account.widgetId };
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
