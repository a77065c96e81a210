import type { CheckoutDraft } from '../inqud/models';
import type { Problem } from '../inqud/problem';
import type { DraftForm } from './draftForm';
import { contentOf } from './sameForm';
import type { Unsent } from './settings';

/** The outcome of the form. */
export type Outcome =
  | { is: 'none' }
  | { is: 'sending' }
  | ({ is: 'created' } & Created)
  | { is: 'refused'; problem: Problem }
  /** The order, or the one that is `alike`, has a checkout already, `checkoutId`, or null when it may have one. Nothing was sent. */
  | { is: 'exists'; draft: CheckoutDraft; checkoutId: string | null; alike?: string }
  /** There was no answer, for a reason in words. */
  | { is: 'failed'; why: string }
  /** Nothing was sent, because another window has switched to an account that the user has not seen here. */
  | { is: 'switched' };

export type Created = {
  checkoutId: string;
  url: string;
  draft: CheckoutDraft;
  /** Whose it is, when there are several accounts. */
  accountName: string | null;
  /** Whether its link reached the clipboard. */
  copied: boolean;
  /** How much later than wanted its link ends, because the computer's clock was wrong, ms; negative for sooner. */
  endsLaterBy?: number;
};

/** A content as it was sent for an account. */
type Sent = { content: string; accountId: string; attemptId: string };

/** The page's half of exactly-once: the form, its attempt ID, and the outcome. */
export type Attempt = {
  typed: Unsent;
  outcome: Outcome;
  /** Counts the forms, so that each starts with the focus in its first field. */
  round: number;
  /** The account for which to send the form at once, until that was tried. */
  sendFor: string | null;
  /** The contents that were sent without an answer, as far as this page knows. They may have been created. */
  unanswered: readonly Sent[];
};

/** An event of the form. `newId` is an unused attempt ID. */
export type AttemptEvent =
  | { type: 'typed'; form: DraftForm; accountId: string | null; newId: string }
  | { type: 'accountChanged' }
  /** A mistake in the form stopped it from being sent. */
  | { type: 'stopped' }
  /** A user sends the form. `switchedElsewhere`: another window has chosen this account. */
  | { type: 'sent'; accountId: string; switchedElsewhere: boolean; newId: string }
  | { type: 'created'; attemptId: string; created: Created }
  | { type: 'refused'; attemptId: string; problem: Problem }
  | { type: 'exists'; attemptId: string; draft: CheckoutDraft; checkoutId: string | null; alike?: string }
  /** The background knows of the attempt, not of its outcome. It is in the list from now on, and the form starts over. */
  | { type: 'unknown'; attemptId: string; next: Unsent }
  | { type: 'failed'; why: string }
  /** Another form replaces the typed one: an empty one, a preset, a handoff, or a queued one. */
  | { type: 'started'; next: Unsent; sendFor: string | null }
  | { type: 'sendForTried' };

export function startAttempt(typed: Unsent): Attempt {
  return withTyped({ typed, outcome: { is: 'none' }, round: 0, sendFor: null, unanswered: [] }, typed);
}

export function nextAttempt(attempt: Attempt, event: AttemptEvent): Attempt {
  const { typed, outcome } = attempt;
  switch (event.type) {
    case 'typed': {
      const { accountId, form } = event;
      const { handed: _, ...kept } = typed;
      // Another content is another attempt: the outcome of the old one, from another page, must not apply to it.
      const attemptId = unansweredId(attempt, form, accountId) ?? event.newId;
      const changed = { ...kept, attemptId, ...(accountId !== null && { accountId }), form };
      return { ...attempt, typed: changed, outcome: without('exists', outcome) };
    }
    case 'accountChanged':
      // The question was about the other account's orders.
      return { ...attempt, outcome: without('exists', outcome) };
    case 'stopped':
      return { ...attempt, outcome: without('refused', without('failed', without('switched', outcome))) };
    case 'sent': {
      if (outcome.is === 'sending') return attempt;
      const { accountId, switchedElsewhere, newId } = event;
      const isSame = (typed.accountId ?? accountId) === accountId;
      // For another account it is another attempt, too: the outcome of the first one does not apply to it.
      const attemptId = unansweredId(attempt, typed.form, accountId) ?? (isSame ? typed.attemptId : newId);
      const sent = { ...typed, attemptId, accountId };
      if (!isSame && switchedElsewhere) return { ...attempt, typed: sent, outcome: { is: 'switched' } };
      return withTyped({ ...attempt, outcome: { is: 'sending' } }, sent);
    }
    case 'created':
      return { ...answered(attempt, event.attemptId), outcome: { is: 'created', ...event.created } };
    case 'refused':
      return { ...answered(attempt, event.attemptId), outcome: { is: 'refused', problem: event.problem } };
    case 'exists': {
      const { draft, checkoutId, alike } = event;
      const outcome = { is: 'exists', draft, checkoutId, ...(alike !== undefined && { alike }) } as const;
      return { ...answered(attempt, event.attemptId), outcome };
    }
    case 'unknown':
      // Keeping the form would invite a duplicate.
      return started(answered(attempt, event.attemptId), event.next, null);
    case 'failed':
      return { ...attempt, outcome: { is: 'failed', why: event.why } };
    case 'started':
      return started(attempt, event.next, event.sendFor);
    case 'sendForTried':
      return { ...attempt, sendFor: null };
  }
}

function started(attempt: Attempt, next: Unsent, sendFor: string | null): Attempt {
  return withTyped({ ...attempt, outcome: { is: 'none' }, round: attempt.round + 1, sendFor }, next);
}

const without = (what: Outcome['is'], outcome: Outcome): Outcome => (outcome.is === what ? { is: 'none' } : outcome);

/** The ID under which this content was sent for this account without an answer. */
function unansweredId({ unanswered }: Attempt, form: DraftForm, accountId: string | null): string | undefined {
  const content = contentOf(form);
  return unanswered.find((sent) => sent.content === content && sent.accountId === accountId)?.attemptId;
}

/** Sets the form. One with an account may have been sent for it, by this page or before it was opened. */
function withTyped(attempt: Attempt, typed: Unsent): Attempt {
  const { attemptId, accountId, form } = typed;
  if (accountId === undefined || unansweredId(attempt, form, accountId) !== undefined) return { ...attempt, typed };
  const sent = { content: contentOf(form), accountId, attemptId };
  return { ...attempt, typed, unanswered: [...attempt.unanswered, sent] };
}

function answered(attempt: Attempt, attemptId: string): Attempt {
  return { ...attempt, unanswered: attempt.unanswered.filter((sent) => sent.attemptId !== attemptId) };
}
