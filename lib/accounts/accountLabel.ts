import { t } from '@lingui/core/macro';
import type { Account } from './account';

/** The name of an account, also of one that was removed while its checkouts were kept. */
export function accountLabel({ label, removed }: Pick<Account, 'label' | 'removed'>): string {
  return removed ? t`${label} (removed)` : label;
}
