import { t } from '@lingui/core/macro';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { shownStatus } from '../../lib/checkouts/describe/shownStatus';
import { StatusMark } from './StatusMark';

/** The status of a checkout, the same wherever it is shown: what was reported, marked as that, until Inqud is final. */
export function CheckoutStatus({ checkout }: { checkout: StoredCheckout }) {
  const { status, reported } = shownStatus(checkout);
  return (
    <>
      <StatusMark status={status} reason={reported ? null : checkout.reason} reported={reported} />
      {reported && (
        <span class="visually-hidden">
          {t({ message: ', reported, not confirmed yet', comment: 'After a status' })}
        </span>
      )}
    </>
  );
}
