import './NewCheckout.css';
import { useEffect, useState } from 'preact/hooks';
import { readDraft } from '../../lib/checkout-form/draft';
import type { DraftForm } from '../../lib/checkout-form/draftForm';
import type { Handoff } from '../../lib/checkout-form/handoff/settings';
import { presets } from '../../lib/checkout-form/presets/settings';
import { rememberDefaults, startForm } from '../../lib/checkout-form/presets/startForm';
import type { Unsent } from '../../lib/checkout-form/settings';
import { agentName, queuedForms, unsent } from '../../lib/checkout-form/settings';
import { clockOffset } from '../../lib/checkouts/settings';
import type { CheckoutDraft } from '../../lib/inqud/models';
import type { Problem } from '../../lib/inqud/problem';
import { send } from '../../lib/messaging/send';
import { copyWhenReady } from '../../lib/share/clipboard';
import { messageOf } from '../../lib/shared/messageOf';
import { readSetting, writeSetting } from '../../lib/storage/settings';
import { useSetting } from '../data/useSetting';
import { lazy } from '../ui/lazy';
import { Note, ProblemNote } from '../ui/ProblemNote';
import { CheckoutForm } from './CheckoutForm';
import { useHandoff } from './useHandoff';

const loadCreated = () => import('./CreatedLink').then(({ CreatedLink }) => CreatedLink);
const CreatedLink = lazy(loadCreated);
const PrefilledFrom = lazy(() => import('./PrefilledFrom').then(({ PrefilledFrom }) => PrefilledFrom));
const OrderExists = lazy(() => import('./OrderExists').then(({ OrderExists }) => OrderExists));
const loadAids = () => import('./FormAids').then(({ FormAids }) => FormAids);

type Created = { checkoutId: string; url: string; draft: CheckoutDraft; accountName: string | null; copied: boolean };

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
  /** Which of the forms this is, for an order that is handed over. */
  place?: Handoff['to'];
  /** All that a preset may be for, and how to switch to one. */
  accounts?: readonly { id: string }[];
  onAccount?: (id: string) => void;
  /** An order was handed over for the form, or a preset chosen: it must be seen. */
  onStart?: () => void;
}) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [created, setCreated] = useState<Created | null>(null);
  const [exists, setExists] = useState<{ draft: CheckoutDraft; checkoutId: string | null } | null>(null);
  const [offset] = useSetting(clockOffset);
  const [choices] = useSetting(presets);
  const [agent] = useSetting(agentName);
  const [typed, setTyped] = useState<Unsent | null>(null);
  /** Counts the forms, so that each starts with the focus in its first field. */
  const [round, setRound] = useState(0);
  /** The account for which the form is to be sent without a look. */
  const [sendFor, setSendFor] = useState<string | null>(null);
  const [aside, setAside] = useSetting(queuedForms);
  const [Aids, setAids] = useState<Awaited<ReturnType<typeof loadAids>> | null>(null);

  // The question was about the other account's orders.
  useEffect(() => setExists(null), [props.accountId]);

  useEffect(() => {
    const restore = async () => setTyped((await readSetting(unsent)) ?? (await startForm(props.accountId)));
    void restore();
    // The form waits for what stands above it, so that it does not jump.
    void loadAids().then((loaded) => setAids(() => loaded));
    // So that it is there when the link is.
    void loadCreated();
  }, []);

  const atOnce = sendFor !== null && sendFor === props.accountId;
  // Once: should this account come back later, a person sends it.
  useEffect(() => {
    if (atOnce) setSendFor(null);
  }, [atOnce]);

  const ready = typed && Aids && ![choices, agent, aside, offset].includes(undefined);
  const taken = useHandoff(props.place ?? 'quick', Boolean(ready) && !busy);
  if (!typed || !Aids || !ready) return null;
  const start = (next: Unsent, forAccount: string | null = null) => {
    setTyped(next);
    setRound((last) => last + 1);
    setSendFor(forAccount);
    setProblem(null);
    setFailed(null);
    setExists(null);
    setCreated(null);
  };
  const startNext = async () => start(await startForm(props.accountId));
  const change = (form: DraftForm) => {
    // Another content is another attempt: what another page sent of the old one must not answer for it.
    const { accountId } = props;
    const { handed: _, ...kept } = typed;
    const changed = { ...kept, attemptId: crypto.randomUUID(), ...(accountId !== null && { accountId }), form };
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
    const sent = { ...typed, attemptId, accountId };
    setTyped(sent);
    // A browser that cannot remember this keeps nobody from a link.
    Promise.all([writeSetting(unsent, sent), rememberDefaults(typed.form)]).catch(() => {});
    const result = send('createCheckout', {
      attemptId,
      accountId,
      draft,
      again,
      ...(typed.from && { follows: typed.from.follows }),
    });
    const url = result.then((done) => (done.outcome === 'created' ? done.url : Promise.reject(new Error('No link'))));
    const copying = copyWhenReady(url);
    try {
      const done = await result;
      if (done.outcome === 'created') {
        setCreated({
          ...done,
          draft,
          accountName: props.accountName ?? null,
          copied: await copying,
        });
      } else if (done.outcome === 'refused') {
        setProblem(done.problem);
      } else if (done.outcome === 'exists') {
        setExists({ draft, checkoutId: done.checkoutId });
      } else {
        // The attempt now stands in the list with its order ID; a form that still held it would invite a double.
        await startNext();
      }
    } catch (error) {
      setFailed(messageOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class="new-checkout">
      <Aids
        presets={choices ?? []}
        typed={typed}
        accountId={props.accountId}
        accounts={props.accounts ?? []}
        onAccount={(id) => props.onAccount?.(id)}
        taken={taken}
        aside={aside ?? []}
        onAside={setAside}
        busy={busy}
        sent={created !== null}
        onStart={(next, forAccount) => {
          start(next, forAccount);
          void writeSetting(unsent, next);
          props.onStart?.();
        }}
      />
      {created ? (
        <CreatedLink {...created} onPreview={() => props.onPreview(created.checkoutId)} onNew={startNext} />
      ) : (
        <>
          {problem && <ProblemNote problem={problem} grant={props.grant} />}
          {failed && (
            <Note>
              <p>{failed}</p>
            </Note>
          )}
          {typed.from && (
            <PrefilledFrom
              remark={typed.from.remark}
              onEmpty={async () => {
                await writeSetting(unsent, null);
                await startNext();
              }}
            />
          )}
          {exists && (
            <OrderExists
              orderId={exists.draft.clientOrderId}
              onShow={exists.checkoutId === null ? null : () => props.onPreview(exists.checkoutId ?? '')}
              onAgain={() =>
                create(readDraft(typed.form, Date.now() + (offset ?? 0), agent ?? '').draft ?? exists.draft, true)
              }
            />
          )}
          <CheckoutForm
            key={round}
            clockOffset={offset ?? 0}
            agent={agent ?? ''}
            atOnce={atOnce}
            form={typed.form}
            onChange={change}
            onCreate={create}
            onMistake={() => {
              setProblem(null);
              setFailed(null);
            }}
            busy={busy}
            blocked={props.accountId === null || !props.reachable}
          />
        </>
      )}
    </div>
  );
}
