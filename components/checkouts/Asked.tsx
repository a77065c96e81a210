import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './Asked.css';
import { draftText } from '../../lib/checkouts/describe/draftText';
import type { CheckoutDraft } from '../../lib/inqud/models';

/** What would be sent to Inqud: a file or a colleague may have brought it. */
export function Asked({ draft }: { draft: CheckoutDraft }) {
  const { amount, name, site } = draftText(draft);
  return (
    <p class="soft">
      {name === null ? (
        <Trans comment="An amount, or “any amount”">
          Requests <bdi class="private">{amount}</bdi>.
        </Trans>
      ) : (
        <Trans comment="An amount, and the name of the checkout">
          Requests <bdi class="private">{amount}</bdi> as <bdi class="private">{name}</bdi>.
        </Trans>
      )}{' '}
      {site === null ? (
        t`No return URL: the customer isn’t sent anywhere afterwards.`
      ) : (
        <Trans comment="The address of a website">
          The customer is sent to <bdi class="asked-site private">{site}</bdi> afterwards.
        </Trans>
      )}
    </p>
  );
}
