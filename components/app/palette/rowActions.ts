import { t } from '@lingui/core/macro';
import type { Desk } from '../../../lib/app/desk';
import { paymentLink } from '../../../lib/inqud/paymentLink';
import { send } from '../../../lib/messaging/send';
import { openCustomerDisplay } from '../../../lib/navigation/customerDisplay';
import { copyWhenReady } from '../../../lib/share/clipboard';
import { isolated } from '../../../lib/shared/foreignText';
import type { ActionGroup } from './actions';

/** What can be done with the row that had the focus; `say` shows how it went. */
export function rowActions(desk: Desk, opener: Element | null, say: (text: string) => void): ActionGroup[] {
  const row = opener?.closest('.rows li')?.querySelector<HTMLElement>('[data-row]');
  const id = row?.dataset.row;
  if (!row || id === undefined || row.getAttribute('aria-current') === 'true') return [];
  const box = row.parentElement?.querySelector<HTMLInputElement>('.row-select');
  const again = row.parentElement?.querySelector<HTMLElement>('[data-action="reissue"]:not([aria-disabled="true"])');
  const order = isolated(row.querySelector('.row-order bdi, bdi')?.textContent ?? id);
  const link = async () => {
    const checkout = await desk.history.checkouts.get(id);
    return checkout ? paymentLink(checkout) : Promise.reject(new Error('The checkout is gone.'));
  };
  return [
    {
      title: t`Order ${order}`,
      isPrivate: true,
      shown: 'both',
      actions: [
        { id: null, title: t({ message: 'Open', context: 'action' }), run: () => row.click() },
        {
          id: 'row:copyLink',
          title: t`Copy link`,
          run: async () => say((await copyWhenReady(link())) ? t`Link copied` : t`Couldn’t copy`),
        },
        {
          id: 'row:customerDisplay',
          title: t`Customer display`,
          run: () => openCustomerDisplay(id),
        },
        {
          id: 'row:refresh',
          title: t`Refresh`,
          run: () => send('refreshSome', { checkoutIds: [id] }).then(() => say(t`Refreshing…`)),
        },
        ...(again
          ? [{ id: null, title: again.getAttribute('aria-label') ?? '', isPrivate: true, run: () => again.click() }]
          : []),
        ...(box
          ? [{ id: null, title: box.getAttribute('aria-label') ?? '', isPrivate: true, run: () => box.click() }]
          : []),
      ],
    },
  ];
}
