import type { DraftForm } from './draftForm';

/** Whether both make the same checkout. An own date counts only where it is used. */
export function sameForm(one: DraftForm, other: DraftForm): boolean {
  return contentOf(one) === contentOf(other);
}

function contentOf(form: DraftForm): string {
  const ownExpiry = form.expiry === 'own' ? form.ownExpiry : '';
  return JSON.stringify(Object.entries({ ...form, ownExpiry }).toSorted());
}
