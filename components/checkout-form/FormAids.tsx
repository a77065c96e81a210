import './FormAids.css';
import { useEffect, useState } from 'preact/hooks';
import { LONGEST_ORDER_ID } from '../../lib/checkout-form/draft';
import type { DraftForm } from '../../lib/checkout-form/draftForm';
import type { ClaimedHandoff } from '../../lib/checkout-form/handoff/claim';
import { applyPreset } from '../../lib/checkout-form/presets/apply';
import type { Preset } from '../../lib/checkout-form/presets/preset';
import { sameForm } from '../../lib/checkout-form/sameForm';
import type { Unsent } from '../../lib/checkout-form/settings';
import { PresetRow } from './PresetRow';
import { QueuedForms } from './QueuedForms';

/** So many orders may wait aside; who hands over more has long given up the first. */
const MOST_ASIDE = 5;

/** What fills in the form for a person: presets, an order that is handed over, what was half typed before it. */
export function FormAids(props: {
  presets: Preset[];
  typed: Unsent;
  accountId: string | null;
  accounts: readonly { id: string }[];
  onAccount: (id: string) => void;
  /** An order that was handed over, once. */
  taken: ClaimedHandoff | null;
  aside: Unsent[];
  onAside: (aside: Unsent[]) => void;
  /** Whether the form is on its way. */
  busy: boolean;
  /** Whether the form has been sent, and shows what came of it. */
  sent: boolean;
  /** Another form takes the place of what is typed; `sendFor` is the account for which it is to be sent at once. */
  onStart: (next: Unsent, sendFor: string | null) => void;
}) {
  const { presets, typed, accountId, accounts, taken, aside, onAside } = props;
  const [said, setSaid] = useState<{ text: string; matters: boolean } | null>(null);

  const begin = (next: Unsent, sendFor: string | null = null) => {
    setSaid(null);
    props.onStart(next, sendFor);
  };
  /** Switches to an account if it is there. Returns the one that is current then. */
  const goTo = (id: string) => {
    if (id === accountId || !accounts.some((account) => account.id === id)) return accountId;
    props.onAccount(id);
    return id;
  };
  const fillIn = (
    form: DraftForm,
    preset: Preset | null,
    how: { handed?: true; atOnce?: boolean; remarks?: string[] } = {},
  ) => {
    const wanted = preset?.accountId ?? null;
    const account = wanted === null ? accountId : goTo(wanted);
    const fits = wanted === null || wanted === account;
    const attemptId = crypto.randomUUID();
    // Never at once for another account than the preset's.
    const filled = {
      attemptId,
      form,
      ...(account !== null && { accountId: account }),
      ...(how.handed && { handed: how.handed }),
    };
    begin(filled, how.atOnce && fits ? account : null);
    const elsewhere = `The account of the preset “${preset?.label}” is not in this browser. Look at the account above.`;
    const remarks = [...(how.remarks ?? []), ...(fits ? [] : [elsewhere])];
    if (remarks.length > 0) setSaid({ text: remarks.join(' '), matters: true });
    else if (preset) setSaid({ text: `Preset ${preset.label}`, matters: false });
  };

  /** What is aside once another form takes the place of what is typed. */
  const withTyped = (left: Unsent[], next: DraftForm) => {
    const untouched = props.sent || typed.handed || typed.form.orderId.trim() === '';
    return untouched || sameForm(typed.form, next) ? left : [typed, ...left].slice(0, MOST_ASIDE);
  };
  const without = (one: Unsent) => aside.filter(({ attemptId }) => attemptId !== one.attemptId);

  useEffect(() => {
    if (!taken) return;
    const after = withTyped(aside, taken.form);
    if (after !== aside) onAside(after);
    const remarks = [
      ...(taken.gone ? ['That preset is not there any more. Look at the form before it is sent.'] : []),
      ...(taken.cut
        ? [
            `What you selected is longer than an order ID can be, ${LONGEST_ORDER_ID} characters. Only its beginning is here.`,
          ]
        : []),
    ];
    fillIn(taken.form, taken.preset, { handed: true, atOnce: taken.atOnce, remarks });
  }, [taken]);

  return (
    <>
      {aside.length > 0 && (
        <QueuedForms
          aside={aside}
          onBack={(one) => {
            onAside(withTyped(without(one), one.form));
            if (one.accountId !== undefined) goTo(one.accountId);
            begin(one);
          }}
          onDiscard={(one) => onAside(without(one))}
        />
      )}
      {!props.sent && presets.length > 0 && (
        <PresetRow
          presets={presets}
          form={typed.form}
          accountId={accountId}
          onChoose={(preset) => props.busy || fillIn(applyPreset(preset, typed.form), preset)}
        />
      )}
      <p role="status" class={said?.matters ? 'form-aids-said' : 'visually-hidden'}>
        {said?.text}
      </p>
    </>
  );
}
