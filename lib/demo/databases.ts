/** The names of the demo's databases: of the shape of the real ones, and with none of their content. */
export const DEMO = { history: 'checkout-desk-demo-history', accounts: 'checkout-desk-demo-account' } as const;
