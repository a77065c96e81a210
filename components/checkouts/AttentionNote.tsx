import { t } from '@lingui/core/macro';
import { orderName } from '../../lib/checkouts/describe/orderName';
import './AttentionNote.css';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Reason, StoredCheckout } from '../../lib/checkouts/database';
import { namesAmounts, reasonText } from '../../lib/checkouts/describe/attentionText';
import { messageOf } from '../../lib/shared/messageOf';
import { UnlockedOnly } from '../accounts/lock/UnlockedOnly';
import { Field } from '../ui/Field';
import { InqudLink } from '../ui/links/InqudLink';

/** What is seen to at Inqud. */
const AT_INQUD: readonly Reason[] = ['underpaid', 'conflict', 'late', 'frozen', 'unknown status', 'overpaid'];

/** Why a person should look at a checkout, what to do, and the button that says it was handled. */
export function AttentionNote(props: {
  checkout: StoredCheckout;
  acknowledge: (note: string | null) => Promise<unknown>;
  /** What is advised, as buttons. */
  children?: ComponentChildren;
}) {
  const { checkout } = props;
  const { attention, attentionGravity: gravity } = checkout;
  const order = orderName(checkout);
  const [note, setNote] = useState('');
  const [failed, setFailed] = useState<string>();
  if (attention.reasons.length === 0) return <>{props.children}</>;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setFailed(undefined);
    try {
      await props.acknowledge(note.trim() === '' ? null : note.trim());
      setNote('');
    } catch (error) {
      setFailed(messageOf(error));
    }
  };
  return (
    <section
      class={`attention ${gravity === undefined ? 'attention-seen' : `attention-${gravity}`}`}
      aria-label={gravity === undefined ? t`Handled` : t`Needs attention`}
    >
      <ul>
        {attention.reasons.map((reason) => {
          const { what, todo } = reasonText(reason, checkout);
          return (
            <li key={reason}>
              <strong class={namesAmounts(reason) ? 'private' : undefined}>{what}</strong> {todo}
            </li>
          );
        })}
      </ul>
      {attention.reasons.some((reason) => AT_INQUD.includes(reason)) && (
        <p>
          <InqudLink to="app">{t`Open Inqud`}</InqudLink>
        </p>
      )}
      {props.children}
      {gravity === undefined ? (
        <p class="soft">{t`Handled. You’ll see it again if anything changes.`}</p>
      ) : (
        <form aria-label={t`Mark ${order} as handled`} onSubmit={submit}>
          <UnlockedOnly why={t`Checkout Desk is locked. Unlock it to mark this as handled.`}>
            <Field label={t`Note (optional)`} mistake={failed} announce>
              <input
                autocomplete="off"
                maxLength={500}
                value={note}
                onInput={(event) => setNote(event.currentTarget.value)}
              />
            </Field>
            <button type="submit">{t`Mark as handled`}</button>
          </UnlockedOnly>
        </form>
      )}
    </section>
  );
}
