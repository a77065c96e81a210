import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import { remainderOf } from '../../../lib/checkout-form/remainder';
import type { StoredCheckout } from '../../../lib/checkouts/database';
import { adviceFor } from '../../../lib/checkouts/describe/advice';
import { moneyText } from '../../../lib/checkouts/describe/text';
import type { Problem } from '../../../lib/inqud/problem';
import { messageOf } from '../../../lib/shared/messageOf';
import { ProblemNote } from '../../ui/ProblemNote';

/** What a person can do for a checkout that needs attention. What is null cannot be done now. */
export type AdvisedActions = {
  /** Returns what kept Inqud from being asked, if anything. */
  refresh: ((checkout: StoredCheckout) => Promise<Problem | null>) | null;
  askForRemainder: ((checkout: StoredCheckout) => Promise<unknown>) | null;
  createAgain: ((checkout: StoredCheckout) => Promise<unknown>) | null;
  grant: () => void;
};

/** The advised action as the one button that stands out; a link to the checkout where a person has to judge. */
export function AdvisedAction(props: { checkout: StoredCheckout; href: string; actions: AdvisedActions }) {
  const { checkout, actions } = props;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const run = (work: () => Promise<Problem | null>) => async () => {
    setBusy(true);
    setProblem(null);
    setFailed(null);
    try {
      setProblem(await work());
    } catch (error) {
      setFailed(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const done = (work: Promise<unknown>) => work.then(() => null);
  const advice = adviceFor(checkout);
  const remainder = remainderOf(checkout);
  const { askForRemainder, createAgain, refresh } = actions;
  const button =
    advice === 'remainder' && askForRemainder && remainder
      ? {
          label: remainderText(moneyText(remainder.ask)),
          run: run(() => done(askForRemainder(checkout))),
          isPrivate: true,
        }
      : advice === 'again' && createAgain
        ? { label: t`Create similar`, run: run(() => done(createAgain(checkout))), isPrivate: false }
        : advice === 'refresh' && refresh
          ? { label: busy ? t`Refreshing…` : t`Refresh`, run: run(() => refresh(checkout)), isPrivate: false }
          : null;
  return (
    <>
      <p class="attention-advice">
        {button ? (
          <button type="button" class="main" aria-disabled={busy} onClick={button.run}>
            <span class={button.isPrivate ? 'private' : undefined}>{button.label}</span>
          </button>
        ) : (
          <a class="button main" href={props.href}>
            {t`Open checkout`}
          </a>
        )}
      </p>
      {problem && <ProblemNote problem={problem} grant={actions.grant} />}
      {failed !== null && <p role="alert">{failed}</p>}
    </>
  );
}

function remainderText(money: string): string {
  return t`Request the remaining ${money}`;
}
