/**
 * Pages of Inqud's own that its documentation names (inqud-api.md, sources), for a person to follow: nothing is asked
 * of them.
 */
export const INQUD_PAGES = {
  app: 'https://app.inqud.com',
  checkouts: 'https://docs.inqud.com/crypto-widget/explore/checkouts',
  authentication: 'https://docs.inqud.com/developer/authentication',
  webhooks: 'https://docs.inqud.com/developer/web-hooks',
} as const;
