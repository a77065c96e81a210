import { msg, plural, t } from '@lingui/core/macro';
import { LONGEST_ORDER_ID } from '../../inqud/draftLimits';
import type { Message } from '../../language/i18n';
import { i18n } from '../../language/i18n';
import type { CopiedOrder, LooksLike } from '../copiedOrder';
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
  if (remarks.length === 0) return { ...filled, remark: { text: presetText(preset.label), matters: false } };
  return { ...filled, remark: { text: remarks.join(' '), matters: true } };
}

/** An order that was handed over, with its preset. */
export function fillInHandoff(handoff: ClaimedHandoff, here: Here): FilledIn {
  const { form, preset, gone, cut, unread, copied, fromFile, atOnce } = handoff;
  const { remarks, fits, ...filled } = fillIn(form, preset, here);
  const label = preset?.label ?? '';
  const all = [
    ...(gone ? [t`That preset no longer exists. Check the form before you create.`] : []),
    ...(cut
      ? [
          plural(LONGEST_ORDER_ID, {
            one: 'The selection is longer than an order ID can be: # character. Only its beginning is here.',
            other: 'The selection is longer than an order ID can be: # characters. Only its beginning is here.',
          }),
        ]
      : []),
    ...(unread ? [t`Couldn’t read the selection on this page. Type or paste the order ID.`] : []),
    ...(copied ? [copiedText(copied)] : []),
    ...(fromFile
      ? [t`The preset “${label}” came from a file. Check the amount, name, and return URL before you create.`]
      : []),
    ...remarks,
  ];
  const applied = preset && { text: presetText(preset.label), matters: false };
  return {
    ...filled,
    next: { ...filled.next, handed: true },
    // Never at once for another account than the preset's.
    sendFor: atOnce && fits ? (filled.next.accountId ?? null) : null,
    remark: all.length > 0 ? { text: all.join(' '), matters: true } : applied,
  };
}

const LOOKS_LIKE: Record<LooksLike, Message> = {
  'an amount': msg`It looks like an amount.`,
  'a password': msg`It looks like a password.`,
  'a card number': msg`It looks like a card number.`,
  'an IBAN': msg`It looks like an IBAN.`,
  'an email address': msg`It looks like an email address.`,
  'a two-factor code': msg`It looks like a two-factor code.`,
  'a link': msg`It looks like a link.`,
  'a checkout ID': msg`It looks like a checkout ID.`,
  'a private key': msg`It looks like a private key.`,
  'the seed words of a wallet': msg`It looks like a wallet’s seed words.`,
  'an API key': msg`It looks like an API key.`,
  'a blockchain address': msg`It looks like a blockchain address.`,
};

const presetText = (name: string) => t({ message: `Preset ${name}`, comment: 'The name of a preset that was applied' });

function copiedText(copied: CopiedOrder): string {
  if ('orderId' in copied) return t`The order ID is from the clipboard. Check it before you create.`;
  const why = copied.looksLike === null ? t`It doesn’t look like an order ID.` : i18n._(LOOKS_LIKE[copied.looksLike]);
  return `${t`The clipboard wasn’t used.`} ${why}`;
}

function fillIn(form: DraftForm, preset: Preset | null, { accountId, accounts, attemptId }: Here) {
  const wanted = preset?.accountId ?? null;
  const switchTo = accountToSwitchTo(wanted, { accountId, accounts });
  const account = switchTo ?? accountId;
  const fits = wanted === null || wanted === account;
  const next: Unsent = { attemptId, form, ...(account !== null && { accountId: account }) };
  const label = preset?.label ?? '';
  const elsewhere = () => t`The account of the preset “${label}” isn’t in this browser. Check the account above.`;
  return { next, switchTo, sendFor: null, fits, remarks: fits ? [] : [elsewhere()] };
}

/** The account that a form wants, if that is there and not the current one. */
export function accountToSwitchTo(
  wanted: string | null,
  { accountId, accounts }: Pick<Here, 'accountId' | 'accounts'>,
): string | null {
  return wanted !== accountId && accounts.some(({ id }) => id === wanted) ? wanted : null;
}
