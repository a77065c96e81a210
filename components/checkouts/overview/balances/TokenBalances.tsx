import { t } from '@lingui/core/macro';
import { Plural } from '#macro';
import type { Account } from '../../../../lib/accounts/account';
import type { BalancesOutcome } from '../../../../lib/accounts/balances';
import { amountText } from '../../../../lib/amounts/amountText';
import { compareDecimals } from '../../../../lib/amounts/decimal';
import type { Clock } from '../../../../lib/checkouts/clock';
import { problemText } from '../../../../lib/checkouts/describe/problemText';
import type { Balance } from '../../../../lib/inqud/balances';
import { andList } from '../../../../lib/shared/orList';
import { Checked } from '../../../ui/Time';
import { useBalances } from './useBalances';

/** What the accounts of one token hold together. */
export function TokenBalances(props: { accounts: readonly Account[]; isNamed: boolean; clock: Clock }) {
  const { accounts, clock } = props;
  const { outcome, isAsking, refresh } = useBalances(accounts);
  return (
    <div class="balances-token">
      {props.isNamed && (
        <h3>
          <bdi>{andList(accounts.map(({ label }) => label))}</bdi>
        </h3>
      )}
      {outcome?.ok === false && <p role="status">{refusalText(outcome)}</p>}
      {outcome?.ok && <Amounts balances={outcome.balances} />}
      <p class="balances-foot soft">
        {outcome?.ok && (
          <span>
            <Checked at={outcome.at} clock={clock} />
          </span>
        )}
        <button type="button" aria-disabled={isAsking} onClick={() => isAsking || refresh()}>
          {t`Refresh`}
        </button>
      </p>
    </div>
  );
}

/** Those that are empty are folded. */
function Amounts({ balances }: { balances: readonly Balance[] }) {
  const empty = balances.filter(({ balance }) => compareDecimals(balance, '0') === 0);
  const held = balances.filter((each) => !empty.includes(each));
  const count = empty.length;
  return (
    <>
      {held.length === 0 && <p class="soft">{t`Nothing here now`}</p>}
      <List balances={held} />
      {count > 0 && (
        <details>
          <summary>
            <Plural value={count} one="# empty balance" other="# empty balances" />
          </summary>
          <List balances={empty} />
        </details>
      )}
    </>
  );
}

function List({ balances }: { balances: readonly Balance[] }) {
  return (
    <ul>
      {balances.map(({ currency, balance }, at) => (
        <li key={`${at} ${currency}`}>
          <span class="private">{amountText(balance, currency)}</span> <bdi>{currency}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** What is unknown about a token is usually that it may not read them. */
function refusalText({ problem }: Extract<BalancesOutcome, { ok: false }>): string {
  const isRefusal = problem.kind === 'refused' || problem.kind === 'forbidden' || problem.kind === 'notFound';
  if (isRefusal) return t`This API token may not read balances.`;
  const { what, todo } = problemText(problem);
  return `${what} ${todo}`;
}
