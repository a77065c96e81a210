import { defineConfig } from 'wxt';
import { API_ORIGIN, WIDGET_ORIGIN, WIDGET_SCRIPT_URL } from './lib/inqud/origins';

/** Nothing is allowed unless it is named here; each line is explained in SECURITY.md. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${API_ORIGIN}`,
  `frame-src ${WIDGET_ORIGIN}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({ build: { target: ['chrome126', 'firefox140'], modulePreload: { polyfill: false } } }),
  manifest: ({ browser }) => ({
    name: 'Checkout Desk for Inqud',
    short_name: 'Checkout Desk',
    description: 'Create crypto checkout links, watch them until they are paid, find them again.',
    permissions: [
      'alarms',
      'declarativeNetRequestWithHostAccess',
      'idle',
      'notifications',
      'storage',
      'unlimitedStorage',
    ],
    host_permissions: [`${API_ORIGIN}/*`, `${WIDGET_ORIGIN}/*`],
    content_security_policy: { extension_pages: PAGE_POLICY },
    declarative_net_request: {
      rule_resources: [{ id: 'widget-panel', enabled: true, path: 'widget-panel-rules.json' }],
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'checkout-desk@inqud-tools.example',
              strict_min_version: '140.0',
              // Amounts, order IDs and credentials go to Inqud, whose account it is; nothing goes to anyone else.
              data_collection_permissions: { required: ['authenticationInfo', 'financialAndPaymentInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '126' }),
  }),
  hooks: {
    // The rule's address comes from the same constant as the content script's match.
    'build:publicAssets': (_wxt, files) => {
      files.push({
        relativeDest: 'widget-panel-rules.json',
        contents: JSON.stringify([
          {
            id: 1,
            action: {
              type: 'modifyHeaders',
              responseHeaders: [
                { header: 'X-Frame-Options', operation: 'remove' },
                { header: 'Content-Security-Policy', operation: 'remove' },
              ],
            },
            condition: { urlFilter: `|${WIDGET_SCRIPT_URL}|`, resourceTypes: ['sub_frame'] },
          },
        ]),
      });
    },
  },
});
