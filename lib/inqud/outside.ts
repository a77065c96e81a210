/** What a payer gets of a checkout, and whether some of it is the word of a file or of a colleague instead of Inqud's. */
type Words = { name: string | null; returnUrl: string | null };
type Marked = { fromOutside?: true };

/** A checkout of a file or of a colleague, with a mark while it has what a new link would get from it unseen. */
export function withOutside<T extends Words>(checkout: T): T & Marked {
  const has = checkout.name !== null || checkout.returnUrl !== null;
  return { ...checkout, ...(has && { fromOutside: true as const }) };
}

/** Whether words of outside are left in a checkout of which Inqud has said this. */
export function isStillOutside(before: Words & Marked, said: Words): boolean {
  if (!before.fromOutside) return false;
  return (said.name === null && before.name !== null) || (said.returnUrl === null && before.returnUrl !== null);
}

/** Whether the two merged have words of outside: `theirs` is of a file, and `merged` is what became of both. */
export function isMergedOutside(ours: Words & Marked, theirs: Words & Marked, merged: Words): boolean {
  const isNew = (word: keyof Words) => merged[word] !== ours[word] && merged[word] === theirs[word];
  return ours.fromOutside === true || (theirs.fromOutside === true && (isNew('name') || isNew('returnUrl')));
}
