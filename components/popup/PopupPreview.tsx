import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Trans } from '#macro';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { orderName } from '../../lib/checkouts/describe/orderName';
import { paymentLink } from '../../lib/inqud/paymentLink';
import { grantSites, sitesAllowed } from '../../lib/permissions/sites';
import { WidgetPanel } from '../widget/WidgetPanel';

/** The payment widget of a checkout, in place of the form, which loses the focus to the button that closes this. */
export function PopupPreview(props: { checkout: StoredCheckout; onClose: () => void }) {
  const closeButton = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => closeButton.current?.focus(), []);
  const { id } = props.checkout;
  const order = orderName(props.checkout);
  return (
    <>
      <div class="popup-preview-head">
        <h2>
          <Trans>
            Order <bdi class="private">{order}</bdi>
          </Trans>
        </h2>
        <button type="button" ref={closeButton} onClick={props.onClose}>
          {t`Close preview`}
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
