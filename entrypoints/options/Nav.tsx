import { AccountList } from '../../components/accounts/AccountSwitch';
import { BulkStatus } from '../../components/bulk-create/BulkStatus';
import type { RunProgress } from '../../lib/bulk-create/run';
import type { Route } from '../../lib/navigation/routes';
import { hashOf } from '../../lib/navigation/routes';
import type { Desk } from './desk';

const IN_CHECKOUTS: Route['at'][] = ['checkouts', 'checkout', 'new', 'many', 'import'];
const IN_SETTINGS: Route['at'][] = ['settings', 'account'];

/** The places of the desk, and what can be done at each: choose whose checkouts are shown, and lock. */
export function Nav(props: {
  desk: Desk;
  at: Route['at'];
  /** How many checkouts need a person. */
  needing: number;
  many: RunProgress | null | undefined;
  /** Whether everybody's checkouts are shown. */
  all: boolean;
  /** Shows the checkouts of one account, or with null those of all. */
  onShow: (accountId: string | null) => void;
  onLock: () => void;
}) {
  const { at, needing, many, onShow } = props;
  const { account, accounts, lock } = props.desk;
  return (
    <nav aria-label="Desk">
      <p class="desk-name">Checkout Desk</p>
      <ul>
        <NavLink to={{ at: 'checkouts' }} current={IN_CHECKOUTS.includes(at)} label="Checkouts" />
        <NavLink to={{ at: 'overview' }} current={at === 'overview'} label="Overview" />
        <NavLink
          to={{ at: 'attention' }}
          current={at === 'attention'}
          label={needing === 0 ? 'Attention' : `Attention (${needing})`}
        />
        <NavLink to={{ at: 'presets' }} current={at === 'presets'} label="Presets" />
        <NavLink to={{ at: 'preview', id: null }} current={at === 'preview'} label="Preview" />
        <NavLink to={{ at: 'webhooks' }} current={at === 'webhooks'} label="Webhooks" />
        <NavLink to={{ at: 'requests' }} current={at === 'requests'} label="Requests" />
        <NavLink to={{ at: 'settings' }} current={IN_SETTINGS.includes(at)} label="Settings" />
      </ul>
      {many && at !== 'many' && <BulkStatus progress={many} href={hashOf({ at: 'many' })} />}
      {account && accounts.length > 1 && (
        <AccountList
          accounts={accounts}
          currentId={account.id}
          all={props.all}
          onAll={() => onShow(null)}
          onChoose={onShow}
        />
      )}
      {lock.is === 'unlocked' && (
        <button type="button" class="desk-lock" title="Alt+L" onClick={props.onLock}>
          Lock
        </button>
      )}
    </nav>
  );
}

function NavLink({ to, current, label }: { to: Route; current: boolean; label: string }) {
  return (
    <li>
      <a href={hashOf(to)} aria-current={current ? 'page' : undefined}>
        {label}
      </a>
    </li>
  );
}
