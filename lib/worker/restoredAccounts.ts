import type { AccountsDb } from '../accounts/database';
import { sameId } from '../accounts/form';
import { hasInvisible } from '../shared/text';

/** Whose a row of a copy was: `name` is the account's; a create has no widget. */
type Owner = { accountId: string; widgetId: string | null; name: string | null };

/** A file can name any number of accounts; a person has few. */
const MOST = 100;

/**
 * Says whose the rows of a restored copy are in this browser: the account with their account's ID; in another browser the
 * one with the same name and widget, when there is just one. Else they keep their account's ID, and the account is added
 * as a removed one: without a token, so that rows can say whose they are, and it takes them over when it is added again.
 */
export function createRestoredAccounts(db: AccountsDb, now: () => number) {
  const known = new Map<string, string>();
  let added = 0;

  function find({ accountId, widgetId, name }: Owner): Promise<string> {
    return db.transaction('rw', db.accounts, async () => {
      const all = await db.accounts.toArray();
      if (all.some(({ id }) => id === accountId)) return accountId;
      const alike = all.filter(
        (account) => account.label === name && widgetId !== null && sameId(account.widgetId, widgetId),
      );
      if (alike.length === 1 && alike[0]) return alike[0].id;
      const label = name?.trim() ?? '';
      if (label === '' || label.length > 60 || hasInvisible(label) || added >= MOST) return accountId;
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
    // Creates come after the checkouts of their account, and go where those went.
    const ofCreates = keyOf(owner.accountId, null);
    if (!known.has(ofCreates)) known.set(ofCreates, found);
    return found;
  };
}
