import type { Searching } from '../../components/data/useSearchWorker';
import type { Clock } from '../../components/ui/Time';
import type { Account } from '../../lib/accounts/account';
import type { AccountChoice } from '../../lib/accounts/accountChoice';
import type { LockState } from '../../lib/accounts/settings';
import type { MakeCopy } from '../../lib/checkouts/backup/saving';
import type { HistoryDb, PendingCreate } from '../../lib/checkouts/database';
import type { Route } from '../../lib/navigation/routes';
import type { Query } from '../../lib/search/contract';

/** What each place of the desk is given; whatever only one of them needs, it reads itself. */
export type Desk = {
  go: (place: Route, instead?: boolean) => void;
  clock: Clock;
  history: HistoryDb;
  searching: Searching;
  /** Those to choose from, in their order. */
  accounts: Account[];
  /** The current one; null while there is none. */
  account: Account | null;
  choose: (accountId: string) => void;
  choice: AccountChoice;
  /** Makes a copy of the whole history. */
  makeCopy: MakeCopy;
  /** Those that were removed, too. */
  known: Account[];
  accountOf: (id: string) => Account | undefined;
  /** Whose checkouts are shown, when not everybody's; and the same as the finding is asked for it. */
  only: Account | null;
  whose: Pick<Query, 'accountId' | 'names'>;
  showAll: () => void;
  /** Creates without an answer, and whether one of them is just on its way. */
  pending: PendingCreate[];
  sending: boolean;
  lock: LockState;
  locked: boolean;
  online: boolean;
  /** Whether the browser lets the desk reach Inqud, null while that is not known; and the way to ask for it. */
  allowed: boolean | null;
  grant: () => void;
  /** Why nothing can be sent to Inqud now, null when it can. */
  obstacle: string | null;
};
