import { useRef } from 'preact/hooks';
import type { Account } from '../../lib/accounts/account';
import { currentOf, isLive } from '../../lib/accounts/lists';
import { currentAccount } from '../../lib/accounts/settings';
import type { Live } from '../data/useLive';
import { useSetting } from '../data/useSetting';

/**
 * The accounts as a page needs them: those to choose from, the current one, and how to find any by its ID. `before` is the
 * ID that was chosen, where that is known already.
 */
export function useAccounts(saved: Live<Account[]>, before?: string | null) {
  const [chosen, write] = useSetting(currentAccount, before);
  const chosenHere = useRef<string | null>(null);
  const choose = (id: string) => {
    chosenHere.current = id;
    write(id);
  };
  const all = saved.state === 'ready' ? saved.value : [];
  const accounts = all.filter(isLive);
  const current = currentOf(accounts, chosen);
  const at = current ? accounts.indexOf(current) : -1;
  return {
    /** Undefined while it is not known which one was chosen. */
    current: chosen === undefined || saved.state !== 'ready' ? undefined : current,
    accounts,
    /** The one after the current one, when there are several. */
    next: accounts.length > 1 ? accounts[(at + 1) % accounts.length] : undefined,
    choose,
    /** Whether another page has chosen the current one. */
    switchedElsewhere: current !== null && chosenHere.current !== current.id,
    byId: new Map(all.map((account) => [account.id, account])),
  };
}
