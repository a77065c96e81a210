import './NewCheckout.css';
import { useEffect, useState } from 'preact/hooks';
import type { DraftForm } from '../lib/draft';
import { EMPTY_FORM } from '../lib/draft';
import type { CheckoutDraft } from '../lib/inqud/models';
import { send } from '../lib/messaging';
import type { Problem } from '../lib/problem';
import type { Unsent } from '../lib/settings';
import { readSetting, unsent, usual, writeSetting } from '../lib/settings';
import { copyWhenReady } from '../lib/share/clipboard';
import { CheckoutForm } from './CheckoutForm';
import { CreatedLink } from './CreatedLink';
import { Note, ProblemNote } from './ProblemNote';

type Created = { checkoutId: string; url: string; orderId: string; copied: boolean };

/** The form, and after it the link that came of it. What was typed is kept until it is sent. */
export function NewCheckout(props: {
  /** Null when there is no account yet. */
  accountId: string | null;
  /** Whether requests can reach Inqud. */
  reachable: boolean;
  grant: () => void;
  onPreview: (checkoutId: string) => void;
}) {
  const [typed, setTyped] = useState<Unsent | null>(null);
  /** Counts the forms, so that each starts with the focus in its first field. */
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [created, setCreated] = useState<Created | null>(null);

  useEffect(() => {
    const restore = async () => setTyped((await readSetting(unsent)) ?? (await nextForm()));
    void restore();
  }, []);

  const startNext = (next: Unsent) => {
    setTyped(next);
    setRound(round + 1);
  };

  if (!typed) return null;
  if (created) {
    return (
      <CreatedLink
        {...created}
        onPreview={() => props.onPreview(created.checkoutId)}
        onNew={async () => {
          startNext(await nextForm());
          setCreated(null);
        }}
      />
    );
  }

  const change = (form: DraftForm) => {
    // Another content is another attempt: what another page sent of the old one must not answer for it.
    const changed = { attemptId: crypto.randomUUID(), form };
    setTyped(changed);
    void writeSetting(unsent, changed);
  };

  const create = async (draft: CheckoutDraft) => {
    if (props.accountId === null) return;
    setBusy(true);
    setProblem(null);
    setFailed(null);
    const result = send('createCheckout', { attemptId: typed.attemptId, accountId: props.accountId, draft });
    const url = result.then((done) => (done.outcome === 'created' ? done.url : Promise.reject(new Error('No link'))));
    const copying = copyWhenReady(url);
    try {
      const done = await result;
      if (done.outcome === 'created') {
        setCreated({ ...done, orderId: draft.clientOrderId, copied: await copying });
        await rememberUsual(typed.form);
      } else if (done.outcome === 'refused') {
        setProblem(done.problem);
      } else {
        // The attempt now stands in the list with its order ID; a form that still held it would invite a double.
        await rememberUsual(typed.form);
        startNext(await nextForm());
      }
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class="new-checkout">
      {problem && <ProblemNote problem={problem} grant={props.grant} />}
      {failed && (
        <Note>
          <p>{failed}</p>
        </Note>
      )}
      <CheckoutForm
        key={round}
        form={typed.form}
        onChange={change}
        onCreate={create}
        busy={busy}
        blocked={props.accountId === null || !props.reachable}
      />
    </div>
  );
}

function rememberUsual({ type, currency, expiry, returnUrl }: DraftForm): Promise<void> {
  return writeSetting(usual, { type, currency, expiry: expiry === 'own' ? '1h' : expiry, returnUrl });
}

/** An empty form with what is usually the same. */
async function nextForm(): Promise<Unsent> {
  return { attemptId: crypto.randomUUID(), form: { ...EMPTY_FORM, ...(await readSetting(usual)) } };
}
