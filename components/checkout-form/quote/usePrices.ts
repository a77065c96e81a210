import { useEffect } from 'preact/hooks';
import type { AccountPrices } from '../../../lib/checkout-form/quote/prices';
import { mayAskPrices, prices } from '../../../lib/checkout-form/quote/prices';
import { clockOffset } from '../../../lib/checkouts/settings';
import { send } from '../../../lib/messaging/send';
import { settingSignal } from '../../../lib/storage/settingSignal';

/**
 * What the account's widget takes, as far as it is known. While something is `wanted` of it, a new answer is asked for
 * whenever that changes and the last one is a minute old; never while the page is hidden.
 */
export function usePrices(accountId: string | null, wanted: string | null): AccountPrices | undefined {
  const all = settingSignal(prices).value;
  const ahead = settingSignal(clockOffset).value;
  const isRead = all !== undefined && ahead !== undefined;
  const known = accountId === null ? undefined : all?.[accountId];
  useEffect(() => {
    if (accountId === null || wanted === null || !isRead || document.visibilityState !== 'visible') return;
    // The estimate is an extra: a form does without it.
    if (mayAskPrices(known, Date.now() + (ahead ?? 0))) send('askPrices', { accountId }).catch(() => {});
  }, [accountId, wanted, isRead]);
  return known;
}
