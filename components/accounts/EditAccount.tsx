import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '../../lib/app/desk';
import { AccountPage } from './AccountPage';
import { accountForm } from './accountForm';

/** One account to edit, or with null a new one, which once it was added is here to be edited. */
export function EditAccount({ desk, id: wanted }: { desk: Desk; id: string | null }) {
  const accounts = desk.choice.accounts.value;
  const [added, setAdded] = useState<string | null>(null);
  useEffect(() => {
    if (wanted !== added) setAdded(null);
  }, [wanted]);
  const edited = accounts.find((account) => account.id === wanted) ?? null;
  // The answer that it was saved may come before the account itself: until then this is the form that was filled in.
  const id = edited === null && wanted === added ? null : wanted;
  return (
    <AccountPage
      key={id}
      account={edited}
      missing={id !== null && edited === null}
      saved={id !== null && id === added}
      locked={desk.lock.locked.value}
      left={desk.leftAccount}
      accounts={accounts}
      grant={desk.grant}
      {...accountForm(edited, (id) => {
        if (edited !== null) return;
        setAdded(id);
        desk.go({ at: 'account', id });
      })}
    />
  );
}
