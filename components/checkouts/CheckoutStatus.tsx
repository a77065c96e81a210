import { t } from '@lingui/core/macro';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { shownStatus } from '../../lib/checkouts/describe/shownStatus';
import { isolated } from '../../lib/shared/foreignText';
import { StatusMark } from './StatusMark';

/** The status of a checkout, the same wherever it is shown: what was reported, marked as that, until Inqud is final. */
export function CheckoutStatus({ checkout }: { checkout: StoredCheckout }) {
  const { status, reported } = shownStatus(checkout);
  return (
    <>
      <StatusMark status={status} reason={reported ? null : checkout.reason} reported={reported} />
      {reported && <span class="visually-hidden">, {reportedText(checkout)}</span>}
    </>
  );
}

function reportedText({ hint }: StoredCheckout): string {
  if (hint?.by === undefined) return t`reported, not confirmed yet`;
  const name = isolated(hint.by);
  return t`says ${name}’s desk, not confirmed here yet`;
}
