import type { Sort } from './order';

/** The search as typed and the sort order of the list. Kept as text in the desk's URL and in saved views. */
export type View = { search: string; sort: Sort };

export const ORDERS = ['created', 'updated', 'expires', 'amount'] as const;
export const NEWEST_FIRST: Sort = { by: 'created', down: true };

/** "q=status%3Apaid&sort=-amount"; empty for the default list. */
export function viewText({ search, sort }: View): string {
  const text = new URLSearchParams();
  if (search.trim() !== '') text.set('q', search);
  const order = `${sort.down ? '-' : ''}${sort.by}`;
  if (order !== '-created') text.set('sort', order);
  return text.toString();
}

/** Parses what `viewText` wrote; missing or invalid parts get their defaults. */
export function viewOf(text: string): View {
  const read = new URLSearchParams(text);
  const order = read.get('sort') ?? '';
  const by = ORDERS.find((each) => each === order.replace(/^-/, ''));
  return { search: read.get('q') ?? '', sort: by ? { by, down: order.startsWith('-') } : NEWEST_FIRST };
}
