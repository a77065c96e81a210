import './AccountDot.css';
import type { Account } from '../../lib/accounts/account';

/** An account's colour, with its name as title. The name always stands beside it as text, if only to be heard. */
export function AccountDot({ account }: { account: Pick<Account, 'label' | 'colour'> }) {
  return <span class="dot" data-colour={account.colour} title={account.label} aria-hidden="true" />;
}
