import type { Account } from '../../lib/accounts/account';
import type { AccountForm } from '../../lib/accounts/form';
import { problemText } from '../../lib/checkouts/describe/text';
import { send } from '../../lib/messaging/send';

/** What the account form sends; `saved` is told of a save that worked. */
export function accountForm(edited: Account | null, saved: (id: string) => unknown) {
  const accountId = edited?.id ?? null;
  return {
    test: ({ label: _label, colour: _colour, ...credentials }: AccountForm) =>
      send('testAccount', { accountId, ...credentials }),
    save: async (form: AccountForm) => {
      const result = await send('saveAccount', { accountId, ...form });
      if (!result.ok) throw new Error(problemText({ kind: 'locked' }).todo);
      saved(result.accountId);
    },
  };
}
