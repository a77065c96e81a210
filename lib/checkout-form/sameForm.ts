import type { DraftForm } from './draftForm';

/** Whether both create the same checkout. The own date is compared only where it is used. */
export function sameForm(one: DraftForm, other: DraftForm): boolean {
  return contentOf(one) === contentOf(other);
}

/** The content that a form makes a checkout of, as text. */
export function contentOf(form: DraftForm): string {
  const ownExpiry = form.expiry === 'own' ? form.ownExpiry : '';
  return JSON.stringify(Object.entries({ ...form, ownExpiry }).toSorted());
}
