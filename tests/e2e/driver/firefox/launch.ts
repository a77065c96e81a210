import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import puppeteer, { type Browser } from 'puppeteer-core';
import * as v from 'valibot';
import { openers } from '../desk.ts';
import { createDownloads, type Downloads } from '../downloads.ts';
import { type End, watchEnd } from '../end.ts';
import { readManifest } from '../extension.ts';
import type { Plan } from '../launch.ts';
import { createTab } from '../tab.ts';
import type { Appearance, Desk, Size, Tab } from '../types.ts';
import { createBidi } from './bidi.ts';
import { watchConsole } from './console.ts';
import { openPrivileged } from './privileged.ts';
import { createFirefoxTab } from './tab.ts';

/** Where the extension's pages are. The same at each launch, so that a kept profile finds its data again. */
const UUID = '5f0c2a7e-3b1d-4c86-9e42-7d1a60b8c3f5';

export async function launchFirefox(plan: Plan): Promise<Desk> {
  const id = await addonId(plan.extension);
  const extras = await Promise.all((plan.extraExtensions ?? []).map(addonId));
  const files = await createDownloads();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: plan.program,
    headless: plan.headless ?? true,
    defaultViewport: null,
    acceptInsecureCerts: true,
    networkEnabled: false,
    // Else Firefox refuses to navigate to moz-extension: and chrome: pages.
    args: ['-remote-allow-system-access'],
    ...(plan.profile ? { userDataDir: plan.profile } : {}),
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({
        [id]: UUID,
        ...Object.fromEntries(extras.map((extra) => [extra, randomUUID()])),
      }),
      // The add-on is a temporary one, which Firefox uninstalls when it closes.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      // The two origins lead to the local server; no other name is known.
      'network.dns.localDomains': 'api.inqud.com,paycrypto.inqud.com',
      'network.socket.forcePort': `443=${plan.port}`,
      'network.dns.disabled': true,
      // A request for a permission is granted without a dialog, which no test could answer.
      'extensions.webextOptionalPermissionPrompts': false,
      'alerts.useSystemBackend': false,
      'browser.download.folderList': 2,
      'browser.download.dir': files.downloads,
      ...appearancePrefs(plan.appearance ?? {}),
    },
  });
  const end = watchEnd(browser, () => rm(files.downloads, { recursive: true, force: true }));
  try {
    return { ...(await setUp(browser, plan, id)), ...end, ...files };
  } catch (error) {
    await end.crash();
    throw error;
  }
}

async function setUp(browser: Browser, plan: Plan, id: string): Promise<Omit<Desk, keyof (End & Downloads)>> {
  const bidi = createBidi(browser);
  const privileged = await openPrivileged(bidi);
  const logs = await watchConsole(privileged);
  for (const folder of [...(plan.extraExtensions ?? []), plan.extension]) await browser.installExtension(folder);
  const origin = `moz-extension://${UUID}`;

  const known = new Map<string, Tab>();
  const tabOf = (context: string): Tab => {
    const tab = known.get(context) ?? createTab(createFirefoxTab(bidi, context, logs.ofTab));
    known.set(context, tab);
    return tab;
  };
  const contexts = async () =>
    (await bidi.tree()).map(({ context }) => context).filter((context) => context !== privileged.context);

  const openTab = async (url: string, size: Size) => {
    const tab = tabOf(await bidi.createTab(false));
    await tab.setSize(size);
    await tab.goto(url);
    return tab;
  };

  return {
    name: 'firefox',
    ...openers(origin, openTab, async () => (await contexts()).map(tabOf)),
    closeAllPages: async () => {
      const old = await contexts();
      await bidi.createTab(false);
      for (const context of old) await bidi.send('browsingContext.close', { context });
    },
    killBackground: async () => {
      await privileged.run(async ({ WebExtensionPolicy }, id) => {
        await WebExtensionPolicy.getByID(id)?.extension.terminateBackground();
      }, id);
    },
    backgroundConsole: () => logs.ofBackground(origin),
    setIdleState: async (state) => {
      if (state === 'locked') throw new Error('Firefox does not tell extensions about a locked screen.');
      // In place of Firefox's own idle service: that one also starts the chores of an idle hour, and takes no idle time
      // for longer than the computer is on.
      await privileged.run(
        async ({ ChromeUtils, Cu, WebExtensionPolicy }, id, state) => {
          const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
          const policy = WebExtensionPolicy.getByID(id);
          if (!policy) throw new Error(`${id} is not installed`);
          const observers = Cu.evalInSandbox('idleObserversMap', ExtensionParent.apiManager.global);
          const observer = () => observers.get(policy.extension).observer;
          // Without one, the background has perhaps never begun yet.
          if (!observer()) await policy.extension.wakeupBackground();
          observer()?.observe(null, state);
        },
        id,
        state,
      );
    },
    setDiskFull: () => Promise.reject(new Error('Firefox lets nobody into the background of an extension.')),
    setHostAccess: async (host, allowed) => {
      await privileged.run(
        async ({ ChromeUtils, WebExtensionPolicy }, id, origin, allowed) => {
          const { ExtensionPermissions } = ChromeUtils.importESModule(
            'resource://gre/modules/ExtensionPermissions.sys.mjs',
          );
          const policy = WebExtensionPolicy.getByID(id);
          if (!policy) throw new Error(`${id} is not installed`);
          const change = allowed ? ExtensionPermissions.add : ExtensionPermissions.remove;
          await change.call(ExtensionPermissions, id, { permissions: [], origins: [origin] }, policy.extension);
        },
        id,
        `${host}/*`,
        allowed,
      );
    },
    setOffline: async (offline) => {
      await privileged.run(({ Services }, offline) => {
        Services.io.offline = offline;
      }, offline);
    },
    setAppearance: async (appearance) => {
      await privileged.run(({ Services }, prefs) => {
        for (const [name, value] of Object.entries(prefs)) Services.prefs.setIntPref(name, value);
      }, appearancePrefs(appearance));
      for (const context of await contexts()) await tabOf(context).waitFor(hasAppearance, appearance);
    },
    clipboardText: async () =>
      v.parse(v.string(), await privileged.run(({ navigator }) => navigator.clipboard.readText())),
  };
}

async function addonId(folder: string): Promise<string> {
  const { browser_specific_settings: settings } = await readManifest(folder);
  if (!settings) throw new Error(`The manifest in ${folder} names no gecko id. Is it a Firefox build?`);
  return settings.gecko.id;
}

function appearancePrefs({ colorScheme, reducedMotion }: Appearance): Record<string, number> {
  return {
    ...(colorScheme ? { 'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1 } : {}),
    ...(reducedMotion === undefined ? {} : { 'ui.prefersReducedMotion': reducedMotion ? 1 : 0 }),
  };
}

/** Runs in the page: Firefox tells its pages of a new appearance a moment later. */
function hasAppearance({ colorScheme, reducedMotion }: Appearance): boolean {
  const reduces = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (reducedMotion !== undefined && reduces !== reducedMotion) return false;
  return !colorScheme || matchMedia(`(prefers-color-scheme: ${colorScheme})`).matches;
}
