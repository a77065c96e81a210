import type { Attempt } from '../attempt';
import type { DraftForm } from '../draftForm';
import { sameForm } from '../sameForm';
import type { Unsent } from '../settings';

/** So many forms are queued; a user who hands over more has long given up the first. */
const MOST_QUEUED = 5;

/** The queue once another form takes the place of what is typed: with that in front, if it is half typed and not sent. */
export function queueTyped(queue: Unsent[], { typed, outcome }: Attempt, next: DraftForm): Unsent[] {
  const isUntouched = outcome.is === 'created' || typed.handed || typed.form.orderId.trim() === '';
  return isUntouched || sameForm(typed.form, next) ? queue : [typed, ...queue].slice(0, MOST_QUEUED);
}

export function withoutQueued(queue: Unsent[], one: Unsent): Unsent[] {
  return queue.filter(({ attemptId }) => attemptId !== one.attemptId);
}
