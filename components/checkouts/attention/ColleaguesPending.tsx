import { t } from '@lingui/core/macro';
import type { Clock } from '../../../lib/checkouts/clock';
import { isolated } from '../../../lib/shared/foreignText';
import type { ShownPending } from '../../../lib/team/records/pendingRecord';
import { Moment } from '../../ui/Time';

/** Orders that a colleague's desk sent without an answer: only there they can be settled. */
export function ColleaguesPending({ pending, clock }: { pending: readonly ShownPending[]; clock: Clock }) {
  return pending.map(({ name, orderId, since, accountId }) => (
    <section
      key={`${name} ${accountId} ${orderId} ${since}`}
      class="pending pending-unknown"
      aria-label={label(isolated(name), isolated(orderId))}
    >
      <p>
        <span class="private">{label(isolated(name), isolated(orderId))}</span>{' '}
        {t`Don’t create this order again before you have asked.`}{' '}
        <span class="soft">
          <Moment at={since} clock={clock} />
        </span>
      </p>
    </section>
  ));
}

function label(name: string, order: string): string {
  return t`${name}: outcome unknown for order ${order}.`;
}
