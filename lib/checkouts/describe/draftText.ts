import type { CheckoutDraft } from '../../inqud/models';
import { plainText } from '../../shared/plainText';
import { askedText } from './text';

/**
 * What a create asks Inqud for, to be looked at before it is sent: it may come from a file. `site` is where the payer goes
 * afterwards, as the browser would write it.
 */
export function draftText(draft: CheckoutDraft): { amount: string; name: string | null; site: string | null } {
  const amount = draft.type === 'FIXED_PRICE' ? draft.fixedAmount : null;
  return {
    amount: plainText(askedText({ amount, type: draft.type })),
    name: draft.name === null ? null : plainText(draft.name),
    site: draft.returnUrl === null ? null : (URL.parse(draft.returnUrl)?.host ?? plainText(draft.returnUrl)),
  };
}
