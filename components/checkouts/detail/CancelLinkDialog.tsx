import { t } from '@lingui/core/macro';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { longMoment } from '../../../lib/checkouts/describe/longDate';
import { InqudLink } from '../../ui/links/InqudLink';
import { Modal } from '../../ui/Modal';

/** Says why a link cannot be cancelled, and what can be done instead. Inqud documents no call for it: inqud-api.md, 2. */
export function CancelLinkDialog(props: {
  checkout: StoredCheckout;
  /** Null while nothing can be made for its account. */
  createAgain: (() => unknown) | null;
  onClose: () => void;
}) {
  const { checkout, createAgain, onClose } = props;
  return (
    <Modal title={t`Inqud can’t cancel a payment link`} onClose={onClose}>
      <p>{endText(checkout.expiresAt)}</p>
      <p>
        {t`For another amount or order, create a similar checkout and send only the new link. If both are paid, refund one in Inqud.`}{' '}
        <InqudLink to="app">{t`Open Inqud`}</InqudLink>
      </p>
      {createAgain && (
        <p>
          <button
            type="button"
            class="main"
            onClick={() => {
              onClose();
              createAgain();
            }}
          >
            {t`Create similar`}
          </button>
        </p>
      )}
    </Modal>
  );
}

function endText(expiresAt: number | null): string {
  if (expiresAt === null) return t`The link has no expiry, so it can still be paid. Tell your customer not to use it.`;
  const date = longMoment(expiresAt);
  return t`The link can be paid until it expires on ${date}. Tell your customer not to use it.`;
}
