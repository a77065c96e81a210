import { useEffect, useState } from 'preact/hooks';
import type { DraftForm } from '../lib/draft';
import { EMPTY_FORM } from '../lib/draft';
import type { CheckoutDraft } from '../lib/inqud/models';
import { send } from '../lib/messaging';
import type { Problem } from '../lib/problem';
import type { Unsent } from '../lib/settings';
import { lastForm, readSetting, unsent, writeSetting } from '../lib/settings';
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
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [created, setCreated] = useState<Created | null>(null);

  useEffect(() => {
    const restore = async () => setTyped((await readSetting(unsent)) ?? (await nextForm()));
    void restore();
  }, []);

  if (!typed) return null;
  if (created) {
    return (
      <CreatedLink
        {...created}
        onPreview={() => props.onPreview(created.checkoutId)}
        onNew={async () => {
          setTyped(await nextForm());
          setCreated(null);
        }}
      />
    );
  }

  const change = (form: DraftForm) => {
    const changed = { ...typed, form };
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
        await writeSetting(lastForm, typed.form);
      } else if (done.outcome === 'refused') {
        setProblem(done.problem);
      } else {
        // The attempt now stands in the list with its order ID; a form that still held it would invite a double.
        await writeSetting(lastForm, typed.form);
        setTyped(await nextForm());
      }
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {problem && <ProblemNote problem={problem} grant={props.grant} />}
      {failed && (
        <Note>
          <p>{failed}</p>
        </Note>
      )}
      <CheckoutForm
        key={typed.attemptId}
        form={typed.form}
        onChange={change}
        onCreate={create}
        busy={busy}
        blocked={props.accountId === null || !props.reachable}
      />
    </>
  );
}

/** An empty form that keeps what is usually the same: type, currency, expiry and return address. */
async function nextForm(): Promise<Unsent> {
  const last = (await readSetting(lastForm)) ?? EMPTY_FORM;
  const form = {
    ...last,
    orderId: '',
    amount: '',
    name: '',
    ownExpiry: '',
    expiry: last.expiry === 'own' ? '1h' : last.expiry,
  };
  return { attemptId: crypto.randomUUID(), form: form as DraftForm };
}
