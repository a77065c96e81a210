import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scriptSize } from '../../tools/bundleSize.ts';
import { BROWSER } from '../support/stage.ts';

const FOLDER = BROWSER === 'chromium' ? '.output/chrome-mv3' : '.output/firefox-mv3';
const read = (path: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${path}`, 'utf8'));

describe(`the production build for ${BROWSER}`, () => {
  it('loads at most 32 kB of script, gzipped, before the popup shows its first rows', () => {
    const size = scriptSize(FOLDER, 'popup.html');
    expect(size).toBeGreaterThan(20_000);
    expect(size).toBeLessThanOrEqual(32_000);
  });

  it('has the whole background in one script, which a service worker cannot load more of', () => {
    const script = readFileSync(`${FOLDER}/background.js`, 'utf8');
    expect(script).not.toMatch(/\bimport\s*\(|\bimportScripts\b/);
  });

  it('asks for these permissions and no others, and for no private window [S-2] [S-43] [S-63]', () => {
    const policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src https://api.inqud.com wss:; " +
      "frame-src https://paycrypto.inqud.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    const manifest = read('manifest.json');
    expect(manifest).toMatchObject({
      manifest_version: 3,
      incognito: 'not_allowed',
      permissions: [
        'activeTab',
        'alarms',
        'contextMenus',
        'declarativeNetRequestWithHostAccess',
        'idle',
        'notifications',
        'scripting',
        ...(BROWSER === 'chromium' ? ['sidePanel'] : []),
        'storage',
        'unlimitedStorage',
      ],
      optional_permissions: ['clipboardRead', 'downloads'],
      host_permissions: ['https://api.inqud.com/*', 'https://paycrypto.inqud.com/*'],
      content_security_policy: { extension_pages: policy },
      content_scripts: [
        { matches: ['https://paycrypto.inqud.com/checkout/*'], run_at: 'document_start' },
        { matches: ['https://paycrypto.inqud.com/checkout/*'], all_frames: true, run_at: 'document_start' },
        { matches: ['https://paycrypto.inqud.com/widget.js'], all_frames: true, run_at: 'document_start' },
        {
          matches: ['https://paycrypto.inqud.com/widget.js'],
          all_frames: true,
          run_at: 'document_start',
          world: 'MAIN',
        },
      ],
    });
    for (const absent of ['optional_host_permissions', 'externally_connectable', 'web_accessible_resources']) {
      expect(manifest).not.toHaveProperty(absent);
    }
  });

  it('suggests keys that type nothing, on a Mac with Control in place of Option', () => {
    const keys = ['_execute_action', 'create-from-selection', 'open-desk', 'lock'];
    const letters = ['O', 'K', 'D', 'L'];
    expect(read('manifest.json')).toMatchObject({
      commands: Object.fromEntries(
        keys.map((name, at) => [
          name,
          { suggested_key: { default: `Alt+Shift+${letters[at]}`, mac: `MacCtrl+Shift+${letters[at]}` } },
        ]),
      ),
    });
  });

  it('keeps the connections of our own requests from being used again, and of no others', () => {
    expect(read('fresh-connection-rules.json')).toEqual([
      {
        id: 1,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'Connection', operation: 'set', value: 'close' }],
        },
        condition: {
          urlFilter: '|https://api.inqud.com/',
          excludedInitiatorDomains: ['inqud.com'],
          resourceTypes: ['xmlhttprequest'],
        },
      },
    ]);
  });

  it('changes a page’s headers by no rule that is always there, and in Firefox by none at all [S-62]', () => {
    const scripts = globSync(`${FOLDER}/**/*.{js,json}`).filter((path) =>
      /x-frame-options/i.test(readFileSync(path, 'utf8')),
    );
    expect(scripts.length > 0).toBe(BROWSER === 'chromium');
    expect(scripts.filter((path) => path.endsWith('.json'))).toEqual([]);
  });
});
