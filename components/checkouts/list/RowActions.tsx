import doneIcon from 'lucide/dist/esm/icons/check.mjs';
import copyIcon from 'lucide/dist/esm/icons/copy.mjs';
import outsideIcon from 'lucide/dist/esm/icons/external-link.mjs';
import './RowActions.css';
import { t } from '@lingui/core/macro';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import { paymentLink } from '../../../lib/inqud/paymentLink';
import { letterKeysOn } from '../../../lib/navigation/letterKeysOn';
import { isolated } from '../../../lib/shared/foreignText';
import { pressedOf } from '../../shortcuts/pressed';
import { SHORTCUTS } from '../../shortcuts/shortcuts';
import { useCopy } from '../../ui/hooks/useCopy';
import { Icon } from '../../ui/icon/Icon';

/** What a row offers while the pointer is over it, or the focus in it. */
export function RowActions({ checkout }: { checkout: StoredCheckout }) {
  const link = paymentLink(checkout);
  const [state, copy] = useCopy(link);
  const order = isolated(orderName(checkout));
  return (
    <>
      <span class="row-actions">
        <button
          type="button"
          class="plain icon-only"
          data-row-action="copyLink"
          aria-label={t`Copy link: ${order}`}
          title={t`Copy link`}
          onClick={copy}
        >
          <Icon of={state === 'copied' ? doneIcon : copyIcon} />
        </button>
        <a
          class="button plain icon-only"
          data-row-action="openLink"
          href={link}
          target="_blank"
          rel="noreferrer"
          aria-label={t`Open payment page: ${order}`}
          title={t`Open payment page`}
        >
          <Icon of={outsideIcon} turns />
        </a>
      </span>
      <span class={`row-said${state === 'refused' ? ' row-said-refused' : ''}`} role="status">
        {state === 'copied' && t`Link copied`}
        {state === 'refused' && t`Couldn’t copy`}
      </span>
    </>
  );
}

/** The keys of a link do the same in the row that has the focus. They are nearer than those of a link beside the list. */
export function pressRowAction(event: KeyboardEvent & { currentTarget: Element }): void {
  for (const id of ['copyLink', 'openLink'] as const) {
    if (pressedOf(SHORTCUTS[id], event, letterKeysOn.value) === null) continue;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-row-action="${id}"]`)?.click();
  }
}
