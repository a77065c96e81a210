import { t } from '@lingui/core/macro';
import './Balances.css';
import type { Account } from '../../../../lib/accounts/account';
import { byToken } from '../../../../lib/accounts/balances';
import type { Clock } from '../../../../lib/checkouts/clock';
import { TokenBalances } from './TokenBalances';

/**
 * What is at Inqud now, for each API token: the balance is of the token's account, not of a widget. It is held by this page
 * alone, and never compared with what was paid: conversions and payouts move it.
 */
export function Balances(props: { accounts: readonly Account[]; clock: Clock }) {
  const tokens = byToken(props.accounts);
  return (
    <section class="balances" aria-label={t`At Inqud now`}>
      <h2>{t`At Inqud now`}</h2>
      {tokens.map((accounts) => (
        <TokenBalances key={accounts[0]?.tokenId} accounts={accounts} isNamed={tokens.length > 1} clock={props.clock} />
      ))}
    </section>
  );
}
