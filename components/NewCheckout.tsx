import './NewCheckout.css';
import { useEffect, useState } from 'preact/hooks';
import type { DraftForm } from '../lib/draft';
import { EMPTY_FORM, readDraft } from '../lib/draft';
import type { CheckoutDraft } from '../lib/inqud/models';
import { send } from '../lib/messaging';
import type { Problem } from '../lib/problem';
import type { Unsent } from '../lib/settings';
import { clockOffset, readSetting, unsent, usual, writeSetting } from '../lib/settings';
import { copyWhenReady } from '../lib/share/clipboard';
import { CheckoutForm } from './CheckoutForm';
import { CreatedLink } from './CreatedLink';
import { OrderExists } from './OrderExists';
import { Note, ProblemNote } from './ProblemNote';
import { useSetting } from './useSetting';

type Created = { checkoutId: string; url: string; orderId: string; accountName: string | null; copied: boolean };

/** The form, and after it the link that came of it. What was typed is kept until it is sent. */
export function NewCheckout(props: {
  /** Null when there is no account yet. */
  accountId: string | null;
  /** Whether requests can reach Inqud. */
  reachable: boolean;
  grant: () => void;
  onPreview: (checkoutId: string) => void;
  /** Whether another page has switched to this account. */
  switchedElsewhere?: boolean;
  /** The account's name, when there are several. */
  accountName?: string | null;
}) {
  const [typed, setTyped] = useState<Unsent | null>(null);
  /** Counts the forms, so that each starts with the focus in its first field. */
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [created, setCreated] = useState<Created | null>(null);
  const [exists, setExists] = useState<{ draft: CheckoutDraft; checkoutId: string | null } | null>(null);
  const [offset] = useSetting(clockOffset);

  // The question was about the other account's orders.
  useEffect(() => setExists(null), [props.accountId]);

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
    const { accountId } = props;
    const changed = { attemptId: crypto.randomUUID(), ...(accountId !== null && { accountId }), form };
    setTyped(changed);
    setExists(null);
    void writeSetting(unsent, changed);
  };

  const create = async (draft: CheckoutDraft, again = false) => {
    if (props.accountId === null) return;
    if (typed.accountId !== undefined && typed.accountId !== props.accountId && props.switchedElsewhere) {
      setTyped({ ...typed, accountId: props.accountId });
      setFailed('The account was changed in another window. Look at it above, and press Enter again.');
      return;
    }
    setBusy(true);
    setProblem(null);
    setFailed(null);
    setExists(null);
    // For another account it is another attempt, too: what became of the first one is not its answer.
    const { accountId } = props;
    const attemptId = (typed.accountId ?? accountId) === accountId ? typed.attemptId : crypto.randomUUID();
    const sent = { attemptId, accountId, form: typed.form };
    setTyped(sent);
    // A browser that cannot remember this keeps nobody from a link.
    Promise.all([writeSetting(unsent, sent), rememberUsual(typed.form)]).catch(() => {});
    const result = send('createCheckout', { attemptId, accountId, draft, again });
    const url = result.then((done) => (done.outcome === 'created' ? done.url : Promise.reject(new Error('No link'))));
    const copying = copyWhenReady(url);
    try {
      const done = await result;
      if (done.outcome === 'created') {
        setCreated({
          ...done,
          orderId: draft.clientOrderId,
          accountName: props.accountName ?? null,
          copied: await copying,
        });
      } else if (done.outcome === 'refused') {
        setProblem(done.problem);
      } else if (done.outcome === 'exists') {
        setExists({ draft, checkoutId: done.checkoutId });
      } else {
        // The attempt now stands in the list with its order ID; a form that still held it would invite a double.
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
      {exists && (
        <OrderExists
          orderId={exists.draft.clientOrderId}
          onShow={exists.checkoutId === null ? null : () => props.onPreview(exists.checkoutId ?? '')}
          onAgain={() => create(readDraft(typed.form, Date.now() + (offset ?? 0)).draft ?? exists.draft, true)}
        />
      )}
      <CheckoutForm
        key={round}
        clockOffset={offset ?? 0}
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
