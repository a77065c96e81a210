import { LONGEST_ORDER_ID } from '../../inqud/draftLimits';
import type { CopiedOrder } from '../copiedOrder';
import type { DraftForm } from '../draftForm';
import type { ClaimedHandoff } from '../handoff/claim';
import { applyPreset } from '../presets/apply';
import type { Preset } from '../presets/preset';
import type { Unsent } from '../settings';

/** What is said of a form that was filled in, and whether a user must read it: on screen, or aloud only. */
export type Remark = { text: string; matters: boolean };

export type FilledIn = {
  next: Unsent;
  /** The account to switch to; null for none. */
  switchTo: string | null;
  /** The account for which it is to be sent without a look. */
  sendFor: string | null;
  remark: Remark | null;
};

/** Where a form is filled in. `attemptId` is for the new content. */
export type Here = { accountId: string | null; accounts: readonly { id: string }[]; attemptId: string };

/** A preset in place of what is typed, for the same order. */
export function fillInPreset(preset: Preset, typed: DraftForm, here: Here): FilledIn {
  const { remarks, ...filled } = fillIn(applyPreset(preset, typed), preset, here);
  if (remarks.length === 0) return { ...filled, remark: { text: `Preset ${preset.label}`, matters: false } };
  return { ...filled, remark: { text: remarks.join(' '), matters: true } };
}

/** An order that was handed over, with its preset. */
export function fillInHandoff(handoff: ClaimedHandoff, here: Here): FilledIn {
  const { form, preset, gone, cut, unread, copied, fromFile, atOnce } = handoff;
  const { remarks, fits, ...filled } = fillIn(form, preset, here);
  const all = [
    ...(gone ? ['That preset is not there any more. Look at the form before it is sent.'] : []),
    ...(cut
      ? [
          `What you selected is longer than an order ID can be, ${LONGEST_ORDER_ID} characters. Only its beginning is here.`,
        ]
      : []),
    ...(unread ? ['Couldn’t read the selection on this page. Type or paste the order ID.'] : []),
    ...(copied ? [copiedText(copied)] : []),
    ...(fromFile
      ? [`The preset “${preset?.label}” came from a file. Check the amount, name and return address before you create.`]
      : []),
    ...remarks,
  ];
  const applied = preset && { text: `Preset ${preset.label}`, matters: false };
  return {
    ...filled,
    next: { ...filled.next, handed: true },
    // Never at once for another account than the preset's.
    sendFor: atOnce && fits ? (filled.next.accountId ?? null) : null,
    remark: all.length > 0 ? { text: all.join(' '), matters: true } : applied,
  };
}

function copiedText(copied: CopiedOrder): string {
  if ('orderId' in copied) return 'The order ID is from the clipboard. Check it before you create.';
  const looksLike =
    copied.looksLike === null ? 'It doesn’t look like an order ID.' : `It looks like ${copied.looksLike}.`;
  return `The clipboard wasn’t used. ${looksLike}`;
}

function fillIn(form: DraftForm, preset: Preset | null, { accountId, accounts, attemptId }: Here) {
  const wanted = preset?.accountId ?? null;
  const switchTo = accountToSwitchTo(wanted, { accountId, accounts });
  const account = switchTo ?? accountId;
  const fits = wanted === null || wanted === account;
  const next: Unsent = { attemptId, form, ...(account !== null && { accountId: account }) };
  const elsewhere = `The account of the preset “${preset?.label}” is not in this browser. Look at the account above.`;
  return { next, switchTo, sendFor: null, fits, remarks: fits ? [] : [elsewhere] };
}

/** The account that a form wants, if that is there and not the current one. */
export function accountToSwitchTo(
  wanted: string | null,
  { accountId, accounts }: Pick<Here, 'accountId' | 'accounts'>,
): string | null {
  return wanted !== accountId && accounts.some(({ id }) => id === wanted) ? wanted : null;
}
