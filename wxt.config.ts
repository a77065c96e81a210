import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { checkBundled } from './lib/about/bundled';
import { aboutPlugin, collectPackages } from './lib/about/plugin';
import { API_ORIGIN, WIDGET_ORIGIN } from './lib/inqud/origins';
import { BROWSER_SHORTCUTS, KEYWORD, OPEN_POPUP_KEY, suggestedKey } from './lib/navigation/browserShortcuts';
import { catalogFiles, languagePlugins } from './locales/build/plugin';

/** Nothing is allowed unless it is named here; README.md gives the reason of each permission, SECURITY.md what the policy keeps out. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  // Any `wss:`, because a team chooses its server: the background alone, as each page's own policy allows no connection.
  `connect-src ${API_ORIGIN} wss:`,
  `frame-src ${WIDGET_ORIGIN}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const POPUP = fileURLToPath(new URL('entrypoints/popup/show.tsx', import.meta.url));

/**
 * All that the popup needs at first, but for `popup-preload.js`, is one script and one file of styles: each file more costs a
 * browser some milliseconds. The desk loads both, too.
 */
function neededAtFirst(id: string, graph: ModuleGraph): string | null {
  const needed = new Set<string>();
  const add = (each: string) => {
    if (needed.has(each)) return;
    needed.add(each);
    for (const imported of graph.getModuleInfo(each)?.importedIds ?? []) add(imported);
  };
  add(POPUP);
  return needed.has(id) || id.includes('wxt-html-plugins') ? 'first' : null;
}

/** The packages of which something is in a script, of all parts of the build. */
const bundled = new Set<string>();

type ModuleGraph = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  // Dexie for these browsers, which is smaller than the one for all.
  vite: ({ mode }) => ({
    plugins: [
      ...languagePlugins({ inline: false, pseudo: mode === 'pseudo' }),
      aboutPlugin(),
      collectPackages(bundled),
    ],
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    build: { target: ['chrome126', 'firefox140'], modulePreload: { polyfill: false } },
  }),
  manifest: ({ browser }) => ({
    // Texts are in public/_locales: the browser says them in its own language.
    default_locale: 'en',
    name: '__MSG_name__',
    short_name: '__MSG_short_name__',
    description: '__MSG_description__',
    permissions: [
      'activeTab',
      'alarms',
      'contextMenus',
      'declarativeNetRequestWithHostAccess',
      'idle',
      'notifications',
      'scripting',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
      'storage',
      'unlimitedStorage',
    ],
    optional_permissions: ['clipboardRead', 'downloads'],
    commands: {
      _execute_action: { suggested_key: suggestedKey(OPEN_POPUP_KEY), description: '__MSG_command_open_popup__' },
      ...Object.fromEntries(
        Object.entries(BROWSER_SHORTCUTS).map(([name, key]) => [
          name,
          { suggested_key: suggestedKey(key), description: `__MSG_command_${name.replaceAll('-', '_')}__` },
        ]),
      ),
    },
    // Orders of a private window would join the history of all others. A history of its own, as Chrome's "split" makes, would
    // be without accounts, and gone with the window.
    incognito: 'not_allowed',
    omnibox: { keyword: KEYWORD },
    host_permissions: [`${API_ORIGIN}/*`, `${WIDGET_ORIGIN}/*`],
    content_security_policy: { extension_pages: PAGE_POLICY },
    declarative_net_request: {
      rule_resources: [{ id: 'fresh-connection', enabled: true, path: 'fresh-connection-rules.json' }],
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'checkout-desk@inqud-tools.example',
              strict_min_version: '140.0',
              // Amounts, order IDs and credentials go to Inqud, whose account it is; the former also to the user's own team, if there is one.
              data_collection_permissions: { required: ['authenticationInfo', 'financialAndPaymentInfo'] },
            },
          },
        }
      : { minimum_chrome_version: '126', storage: { managed_schema: 'managed-schema.json' } }),
  }),
  hooks: {
    'build:done': ({ config }) => {
      if (config.command === 'build') checkBundled(bundled);
    },
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ type }) => type === 'popup')) return;
      const output = config.build?.rolldownOptions?.output;
      if (!output || Array.isArray(output)) throw new Error('WXT builds pages in another way than this file knows.');
      output.codeSplitting = { groups: [{ name: neededAtFirst, debugName: 'needed at first' }] };
    },
    // The rule's address comes from the same constant as the requests.
    'build:publicAssets': async ({ config }, files) => {
      files.push(...(await catalogFiles({ pseudo: config.mode === 'pseudo' })));
      files.push({
        relativeDest: 'fresh-connection-rules.json',
        contents: JSON.stringify([
          {
            id: 1,
            action: {
              type: 'modifyHeaders',
              // A browser sends a POST again by itself when a connection that was used before is cut: docs/decisions/32.
              requestHeaders: [{ header: 'Connection', operation: 'set', value: 'close' }],
            },
            // The extension's own requests: it has no access to other sites, and Inqud's are left out.
            condition: {
              urlFilter: `|${API_ORIGIN}/`,
              excludedInitiatorDomains: ['inqud.com'],
              resourceTypes: ['xmlhttprequest'],
            },
          },
        ]),
      });
    },
  },
});
