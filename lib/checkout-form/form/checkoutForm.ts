import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { AccountChoice } from '../../accounts/accountChoice';
import type { Follows } from '../../checkouts/follows';
import type { CreateOutcome } from '../../checkouts/outcomes';
import type { CheckoutDraft } from '../../inqud/models';
import { messageOf } from '../../shared/messageOf';
import { changeSetting, settingSignal } from '../../storage/settingSignal';
import { writePageSetting } from '../../storage/settings';
import type { Attempt, AttemptEvent } from '../attempt';
import { nextAttempt, startAttempt } from '../attempt';
import type { DraftForm } from '../draftForm';
import type { ClaimedHandoff } from '../handoff/claim';
import type { Preset } from '../presets/preset';
import { defaultsOf, startForm } from '../presets/startForm';
import type { FormDefaults, Unsent } from '../settings';
import { queuedForms, unsent } from '../settings';
import type { FilledIn, Remark } from './fillIn';
import { accountToSwitchTo, fillInHandoff, fillInPreset } from './fillIn';
import { queueTyped, withoutQueued } from './queuedForms';

export type CheckoutForm = ReturnType<typeof createCheckoutForm>;

type Order = {
  attemptId: string;
  accountId: string;
  draft: CheckoutDraft;
  asOf: number;
  again: boolean;
  follows?: Follows;
};

/** The form for a new checkout on a page: what is typed, what it is filled in from, and what came of it. */
export function createCheckoutForm(setup: {
  /** What was typed before, or a form to start with. */
  typed: Unsent;
  choice: Pick<AccountChoice, 'accounts' | 'current' | 'switchedElsewhere' | 'choose'>;
  create: (order: Order) => Promise<CreateOutcome>;
  /** Stores what the next form starts with. */
  remember: (defaults: FormDefaults) => Promise<unknown>;
  /** Puts a link into the clipboard once it is there; called within the key press or click. */
  copy: (url: Promise<string>) => Promise<boolean>;
  /** Another form takes the place of what is typed: it must be seen. */
  onStart: () => void;
  /** Inqud's time, as far as it is known, by which a draft's end is reckoned, epoch ms. */
  now: () => number;
  newId: () => string;
  /** Keeps what is typed for the next form; null forgets it. By default as every page does. */
  keep?: (typed: Unsent | null) => Promise<unknown>;
}) {
  const { choice, newId, keep = (typed) => writePageSetting(unsent, typed) } = setup;
  const attempt = signal(startAttempt(setup.typed));
  const remark = signal<Remark | null>(null);
  const accountId = computed(() => choice.current.value?.id ?? null);
  const apply = (event: AttemptEvent): Attempt => {
    attempt.value = nextAttempt(attempt.peek(), event);
    return attempt.peek();
  };
  const queue = () => settingSignal(queuedForms).peek() ?? [];
  const here = () => ({ accountId: accountId.peek(), accounts: choice.accounts.peek(), attemptId: newId() });
  const startNext = async (): Promise<Unsent> => startForm(accountId.peek());

  /** Another form takes the place of what is typed, and is kept. */
  const start = (next: Unsent, sendFor: string | null, said: Remark | null) => {
    remark.value = said;
    apply({ type: 'started', next, sendFor });
    void keep(next);
    setup.onStart();
  };
  const startFilledIn = ({ next, switchTo, sendFor, remark }: FilledIn) => {
    if (switchTo !== null) choice.choose(switchTo);
    start(next, sendFor, remark);
  };

  return {
    attempt: attempt as ReadonlySignal<Attempt>,
    remark: remark as ReadonlySignal<Remark | null>,
    accountId,
    accounts: choice.accounts,
    /** Whether the form has been sent for an answer that is not there yet. */
    isSending: computed(() => attempt.value.outcome.is === 'sending'),

    /** Follows the account while the form is shown. Returns how to stop. */
    watch: () => accountId.subscribe(() => void apply({ type: 'accountChanged' })),

    change(form: DraftForm): void {
      const { typed } = apply({ type: 'typed', form, accountId: accountId.peek(), newId: newId() });
      void keep(typed);
    },
    /** A mistake stopped the form: what was said of the last try is over. */
    stop: () => void apply({ type: 'stopped' }),
    sendForTried: () => void apply({ type: 'sendForTried' }),

    /** `again`: the user knows that the order has a checkout already. */
    async send(draft: CheckoutDraft, again = false): Promise<void> {
      const account = choice.current.peek();
      if (account === null || attempt.peek().outcome.is === 'sending') return;
      const switchedElsewhere = choice.switchedElsewhere.peek();
      const { typed, outcome } = apply({ type: 'sent', accountId: account.id, switchedElsewhere, newId: newId() });
      if (outcome.is !== 'sending') return;
      // Failing to store this must not prevent the link.
      keep(typed).catch(() => {});
      const { attemptId, from } = typed;
      const accountName = choice.accounts.peek().length > 1 ? account.label : null;
      const result = setup.create({
        attemptId,
        accountId: account.id,
        draft,
        asOf: setup.now(),
        again,
        ...(from && { follows: from.follows }),
      });
      setup.remember(defaultsOf(typed.form)).catch(() => {});
      const url = result.then((done) => (done.outcome === 'created' ? done.url : Promise.reject(new Error('No link'))));
      const copying = setup.copy(url);
      try {
        const done = await result;
        if (done.outcome === 'created') {
          const { outcome: _, expiresAt = draft.expiresAt, ...made } = done;
          const created = { ...made, draft: { ...draft, expiresAt }, accountName, copied: await copying };
          apply({ type: 'created', attemptId, created });
        } else if (done.outcome === 'refused') apply({ type: 'refused', attemptId, problem: done.problem });
        else if (done.outcome === 'exists') {
          const { outcome: _, ...earlier } = done;
          apply({ type: 'exists', attemptId, draft, ...earlier });
        } else apply({ type: 'unknown', attemptId, next: await startNext() });
      } catch (error) {
        apply({ type: 'failed', why: messageOf(error) });
      }
    },

    /** The next form, after a link. */
    async startOver(): Promise<void> {
      apply({ type: 'started', next: await startNext(), sendFor: null });
    },
    /** An empty form in place of one that was filled in from another checkout. */
    async empty(): Promise<void> {
      await keep(null);
      apply({ type: 'started', next: await startNext(), sendFor: null });
    },

    choosePreset(preset: Preset): void {
      const { typed, outcome } = attempt.peek();
      if (outcome.is !== 'sending') startFilledIn(fillInPreset(preset, typed.form, here()));
    },
    /** An order that this page has claimed. */
    takeHandoff(claimed: ClaimedHandoff): void {
      const before = queue();
      const after = queueTyped(before, attempt.peek(), claimed.form);
      if (after !== before) changeSetting(queuedForms, after);
      startFilledIn(fillInHandoff(claimed, here()));
    },
    /** Back to a form that was queued; what is typed now is queued in its place. */
    resume(one: Unsent): void {
      if (attempt.peek().outcome.is === 'sending') return;
      changeSetting(queuedForms, queueTyped(withoutQueued(queue(), one), attempt.peek(), one.form));
      const switchTo = accountToSwitchTo(one.accountId ?? null, here());
      if (switchTo !== null) choice.choose(switchTo);
      start(one, null, null);
    },
    discard: (one: Unsent) => changeSetting(queuedForms, withoutQueued(queue(), one)),
  };
}
