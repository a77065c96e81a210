import { t } from '@lingui/core/macro';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PendingCreate } from '../../../lib/checkouts/database';
import { problemText } from '../../../lib/checkouts/describe/problemText';
import { checkoutIdsIn } from '../../../lib/inqud/checkoutIds';
import type { Replies } from '../../../lib/messaging/commands';
import { messageOf } from '../../../lib/shared/messageOf';
import { plainText } from '../../../lib/shared/plainText';
import { Field } from '../../ui/Field';

/** Settles a create without an answer by the checkout that a person found at Inqud: its link or ID is pasted here. */
export function SettleForm(props: {
  draft: PendingCreate['draft'];
  onSettle: (checkoutId: string) => Promise<Replies['settleCreate']>;
  onCancel: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [mistake, setMistake] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // It was asked for by the button whose place this takes. Once: what is typed elsewhere goes on while the list is read.
  useLayoutEffect(() => field.current?.focus(), []);
  const settle = async () => {
    const { ids } = checkoutIdsIn(typed);
    const [id] = ids;
    if (id === undefined || ids.length > 1) {
      field.current?.focus();
      return setMistake(t`Paste one payment link or checkout ID.`);
    }
    setMistake(null);
    setBusy(true);
    // Once it is settled, the row goes by itself.
    setMistake(await props.onSettle(id).then((result) => mistakeText(result, props.draft.clientOrderId), messageOf));
    setBusy(false);
  };
  return (
    <form
      class="pending-settle"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void settle();
      }}
    >
      <Field label={t`Its payment link or checkout ID`} mistake={mistake ?? undefined} announce>
        <input
          ref={field}
          class="mono"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </Field>
      <button type="submit" class="main" aria-disabled={busy}>
        {t`Use this checkout`}
      </button>
      <button type="button" onClick={props.onCancel}>
        {t`Cancel`}
      </button>
    </form>
  );
}

function mistakeText(result: Replies['settleCreate'], wanted: string): string | null {
  switch (result.outcome) {
    case 'settled':
      return null;
    case 'notFound':
      return t`Inqud can’t find it in this account`;
    case 'failed': {
      const { what, todo } = problemText(result.problem);
      return `${what} ${todo}`;
    }
    case 'differs':
      return differenceText(result, plainText(wanted));
  }
}

function differenceText(
  { what, orderId }: Extract<Replies['settleCreate'], { outcome: 'differs' }>,
  order: string,
): string {
  if (what === 'amount') return t`That checkout requests a different amount. Nothing was changed.`;
  if (what === 'another') return t`That checkout came from another attempt. Nothing was changed.`;
  const other = plainText(orderId);
  return other === ''
    ? t`Inqud doesn’t say which order that checkout is for. Nothing was changed.`
    : t`That checkout is for order ${other}, not ${order}. Nothing was changed.`;
}
