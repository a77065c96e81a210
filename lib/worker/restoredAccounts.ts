import type { AccountsDb } from '../accounts/database';
import { sameId } from '../accounts/form';
import { hasInvisible } from '../shared/text';

/** The owner of a row in a copy: `name` is the account's; a create has no widget. */
type Owner = { accountId: string; widgetId: string | null; name: string | null };

/** A file can name any number of accounts; a user has few. */
const MOST_ACCOUNTS = 100;

/**
 * Finds the owner in this browser for the rows of a restored copy: the account with the same ID; in another browser the
 * one with the same name and widget, if it is unique. Otherwise the rows keep their account ID, and the account is
 * added as a removed one, without a token: it names the owner of the rows, and owns them again when it is added again.
 */
export function createRestoredAccounts(db: AccountsDb, now: () => number) {
  const known = new Map<string, string>();
  let added = 0;

  function find({ accountId, widgetId, name }: Owner): Promise<string> {
    return db.transaction('rw', db.accounts, async () => {
      const all = await db.accounts.toArray();
      if (all.some(({ id }) => id === accountId)) return accountId;
      const matches = all.filter(
        (account) => account.label === name && widgetId !== null && sameId(account.widgetId, widgetId),
      );
      if (matches.length === 1 && matches[0]) return matches[0].id;
      const label = name?.trim() ?? '';
      if (label === '' || label.length > 60 || hasInvisible(label) || added >= MOST_ACCOUNTS) return accountId;
      added += 1;
      await db.accounts.add({
        id: accountId,
        label,
        colour: 'grey',
        position: Math.max(-1, ...all.map(({ position }) => position)) + 1,
        widgetId: widgetId ?? '',
        tokenId: '',
        mode: 'signed',
        secret: 'none',
        webhookSecret: 'none',
        createdAt: now(),
        paused: null,
        removed: { at: now(), withHistory: false },
      });
      return accountId;
    });
  }

  const keyOf = (accountId: string, widgetId: string | null) => JSON.stringify([accountId, widgetId]);
  return async (owner: Owner): Promise<string> => {
    const key = keyOf(owner.accountId, owner.widgetId);
    const found = known.get(key) ?? (await find(owner));
    known.set(key, found);
    // Creates come after the checkouts of their account, and get the same owner.
    const ofCreates = keyOf(owner.accountId, null);
    if (!known.has(ofCreates)) known.set(ofCreates, found);
    return found;
  };
}
