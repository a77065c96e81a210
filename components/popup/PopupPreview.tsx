import type { RefObject } from 'preact';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { orderName } from '../../lib/checkouts/describe/orderName';
import { paymentLink } from '../../lib/inqud/paymentLink';
import { grantSites, sitesAllowed } from '../../lib/permissions/sites';
import { lazy } from '../ui/lazy';

const WidgetPanel = lazy(() => import('../widget/WidgetPanel').then(({ WidgetPanel }) => WidgetPanel));

/** The payment widget of a checkout, in place of the form. */
export function PopupPreview(props: {
  checkout: StoredCheckout;
  closeButton: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}) {
  const { id } = props.checkout;
  return (
    <>
      <div class="popup-preview-head">
        <h2>
          Order <bdi>{orderName(props.checkout)}</bdi>
        </h2>
        <button type="button" ref={props.closeButton} onClick={props.onClose}>
          Close the preview
        </button>
      </div>
      <div class="popup-widget">
        <WidgetPanel
          checkoutId={id}
          hostedUrl={paymentLink(props.checkout)}
          allowed={sitesAllowed.value}
          grant={grantSites}
        />
      </div>
    </>
  );
}
