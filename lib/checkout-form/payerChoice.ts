import { msg } from '@lingui/core/macro';
import type { Message } from '../language/i18n';
import type { DraftForm } from './draftForm';

/**
 * What the payer decides of the amount. Suggested ones are only offered: the payer may "pay an arbitrary amount, as long
 * as it falls within the minimum and maximum limits established by Inqud" (Inqud's documentation of checkouts).
 */
export const PAYER_CHOICE: Record<Exclude<DraftForm['type'], 'FIXED_PRICE'>, Message> = {
  NO_PRICE: msg`The customer enters the amount.`,
  SUGGESTED_FIXED_PRICE: msg`The customer picks one of the amounts in the widget’s settings at Inqud, or enters any other within the limits.`,
};
