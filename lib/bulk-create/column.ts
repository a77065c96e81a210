/** The columns of a row, in their order when there is no header. */
export const COLUMNS = ['orderId', 'amount', 'currency', 'name'] as const;
export type Column = (typeof COLUMNS)[number];
