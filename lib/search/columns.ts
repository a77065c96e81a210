/** The columns of the desk's list. Their titles and cells are in `components/checkouts/list/columns.tsx`. */
export const COLUMNS = [
  'order',
  'name',
  'account',
  'amount',
  'status',
  'time',
  'created',
  'updated',
  'expires',
  'coin',
  'network',
  'paid',
  'tags',
  'note',
] as const;
export type Column = (typeof COLUMNS)[number];
export const DEFAULT_COLUMNS: Column[] = ['order', 'name', 'status', 'amount', 'coin', 'created', 'time'];
