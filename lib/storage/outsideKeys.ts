/** The keys of `outsideSettings.ts`, without their schemas, which the popup's first script has no room for. */
export const OUTSIDE = {
  hasAccounts: 'hasAccounts',
  storageLost: 'storageLost',
  savedCopies: 'savedCopies',
} as const;
