/** The three kinds of checkout (inqud-api.md, 3.1). */
export const CHECKOUT_TYPES = ['FIXED_PRICE', 'NO_PRICE', 'SUGGESTED_FIXED_PRICE'] as const;
