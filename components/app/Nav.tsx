import type { Desk } from '../../lib/app/desk';
import type { RunProgress } from '../../lib/bulk-create/run';
import type { Route } from '../../lib/navigation/routes';
import { hashOf } from '../../lib/navigation/routes';
import { AccountList } from '../accounts/AccountSwitch';
import { BulkStatus } from '../bulk-create/BulkStatus';
import { SHORTCUTS, withAlt } from '../shortcuts/shortcuts';

const IN_CHECKOUTS: Route['at'][] = ['checkouts', 'checkout', 'new', 'many', 'import'];
const IN_SETTINGS: Route['at'][] = ['settings', 'account'];

/** The pages of the desk, and what can be done at each: choose whose checkouts are shown, and lock. */
export function Nav({ desk, many }: { desk: Desk; many: RunProgress | null | undefined }) {
  const { choice, lock } = desk;
  const at = desk.at.value;
  const needing = desk.needing.value;
  const accounts = choice.accounts.value;
  const current = choice.current.value;
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
      {current && accounts.length > 1 && (
        <AccountList
          accounts={accounts}
          currentId={current.id}
          all={desk.showsAll.value}
          onAll={() => desk.show(null)}
          onChoose={desk.show}
        />
      )}
      {lock.state.value?.is === 'unlocked' && (
        <button type="button" class="desk-lock" title={withAlt(SHORTCUTS.lock.alt)} onClick={lock.lockNow}>
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
