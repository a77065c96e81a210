import type { Sort } from './order';

/** What of the list is shown: a search as typed, and its order. Kept as text in the desk's address and in saved views. */
export type View = { search: string; sort: Sort };

export const ORDERS = ['created', 'updated', 'expires', 'amount'] as const;
export const NEWEST_FIRST: Sort = { by: 'created', down: true };

/** "q=status%3Apaid&sort=-amount"; empty for the list as it is at first. */
export function viewText({ search, sort }: View): string {
  const text = new URLSearchParams();
  if (search.trim() !== '') text.set('q', search);
  const order = `${sort.down ? '-' : ''}${sort.by}`;
  if (order !== '-created') text.set('sort', order);
  return text.toString();
}

/** Reads what `viewText` wrote; what is missing or wrong is as at first. */
export function viewOf(text: string): View {
  const read = new URLSearchParams(text);
  const order = read.get('sort') ?? '';
  const by = ORDERS.find((each) => each === order.replace(/^-/, ''));
  return { search: read.get('q') ?? '', sort: by ? { by, down: order.startsWith('-') } : NEWEST_FIRST };
}
