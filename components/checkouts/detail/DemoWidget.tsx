import './DemoWidget.css';
import { t } from '@lingui/core/macro';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { askedText, moneyText } from '../../../lib/checkouts/describe/text';
import { DemoBadge } from '../../demo/DemoBadge';
import { CheckoutStatus } from '../CheckoutStatus';

/** In the widget's place: a drawing of what a customer sees, which loads nothing and cannot be paid. */
export function DemoWidget({ checkout }: { checkout: StoredCheckout }) {
  const { request } = checkout;
  const toPay = request?.payAmount && request.currency && { amount: request.payAmount, currency: request.currency };
  return (
    <section class="demo-widget" aria-label={t`Payment widget`}>
      <p class="demo-widget-head">
        <DemoBadge />
      </p>
      <p class="demo-widget-amount private">
        <bdi>{askedText(checkout)}</bdi>
      </p>
      <p>
        <CheckoutStatus checkout={checkout} />
      </p>
      {toPay && (
        <p class="soft private">
          <bdi>{moneyText(toPay)}</bdi>
        </p>
      )}
      <svg class="demo-widget-code" viewBox="0 0 96 96" aria-hidden="true">
        <path d="M2 2h92v92H2zM14 14h20v20H14zM62 14h20v20H62zM14 62h20v20H14zM44 14v20M44 44h38M14 44h20M44 54v28M54 62h28M62 74h12" />
        <path class="demo-widget-strike" d="M2 94 94 2" />
      </svg>
      <p class="soft">{t`A drawing in place of Inqud’s payment widget. It can’t be paid, and its link leads nowhere.`}</p>
    </section>
  );
}
