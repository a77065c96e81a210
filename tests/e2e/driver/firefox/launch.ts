import { randomUUID } from 'node:crypto';
import puppeteer from 'puppeteer-core';
import * as v from 'valibot';
import { openers } from '../desk.ts';
import type { Downloads } from '../downloads.ts';
import { type End, watchEnd } from '../end.ts';
import { builtExtension, readManifest } from '../extension.ts';
import type { Native, Plan } from '../launch.ts';
import { createSurface, createTab } from '../tab.ts';
import type { Appearance, Desk, Size, Tab } from '../types.ts';
import { until } from '../until.ts';
import { appearancePrefs } from './appearance.ts';
import { type Bidi, createBidi } from './bidi.ts';
import { clearFirefox, setPrefs } from './clear.ts';
import { watchConsole } from './console.ts';
import { homeWithPolicy } from './managed.ts';
import { installPacked } from './packed.ts';
import { openPrivileged, type Privileged } from './privileged.ts';
import { createFirefoxSurface, isShown, type Place, type PopupPanel } from './surface.ts';
import { createFirefoxTab } from './tab.ts';
import { createFirefoxWindow } from './window.ts';
import { setPageZoom } from './zoom.ts';

/** Where the first extension's pages are. The same at each launch, so that a kept profile finds its data again. */
const UUID = '5f0c2a7e-3b1d-4c86-9e42-7d1a60b8c3f5';

export async function launchFirefox(plan: Plan): Promise<Native> {
  const home = plan.managed && (await homeWithPolicy(await addonId(builtExtension('firefox')), plan.managed));
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
    ...(home ? { env: home.env } : {}),
    extraPrefsFirefox: {
      // The add-on is a temporary one, which Firefox uninstalls when it closes.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      // These lead to the local server; no other name is known.
      'network.dns.localDomains': plan.hosts.join(','),
      'network.socket.forcePort': `443=${plan.port}`,
      'network.dns.disabled': true,
      // A request for a permission is granted without a dialog, which no test could answer.
      'extensions.webextOptionalPermissionPrompts': false,
      'alerts.useSystemBackend': false,
      // Of a packed add-on, as it is signed only in the store.
      'xpinstall.signatures.required': false,
      'browser.download.folderList': 2,
      ...appearancePrefs(plan.appearance ?? {}),
    },
  });
  const end = watchEnd(browser);
  if (home) void end.closed.then(home.remove);
  try {
    const bidi = createBidi(browser);
    const privileged = await openPrivileged(bidi);
    const logs = await watchConsole(privileged);
    let uuid = UUID;
    let installed: string[] = [];
    return {
      ...end,
      install: async (downloads, { extension, extraExtensions }) => {
        const id = await addonId(extension);
        const extras = await Promise.all(extraExtensions.map(addonId));
        installed = [...extras, id];
        const uuids = { [id]: uuid, ...Object.fromEntries(extras.map((extra) => [extra, randomUUID()])) };
        await setPrefs(privileged, {
          'browser.download.dir': downloads,
          'extensions.webextensions.uuids': JSON.stringify(uuids),
        });
        for (const folder of extraExtensions) await browser.installExtension(folder);
        // Firefox updates none that is installed for a time only.
        if (plan.updates) await installPacked(privileged, extension, end.closed);
        else await browser.installExtension(extension);
        return setUp({ bidi, privileged, logs, id, uuid, ended: end.closed, appearance: plan.appearance ?? {} });
      },
      clear: async () => {
        const old = (await bidi.tree()).map(({ context }) => context).filter((each) => each !== privileged.context);
        await bidi.createTab(false);
        for (const context of old) await bidi.send('browsingContext.close', { context });
        for (const each of installed) await browser.uninstallExtension(each);
        installed = [];
        await clearFirefox(privileged, appearancePrefs(plan.appearance ?? {}));
        await logs.clear();
        uuid = randomUUID();
      },
    };
  } catch (error) {
    await end.crash();
    throw error;
  }
}

function setUp(running: {
  bidi: Bidi;
  privileged: Privileged;
  logs: Awaited<ReturnType<typeof watchConsole>>;
  id: string;
  uuid: string;
  ended: Promise<void>;
  appearance: Appearance;
}): Omit<Desk, keyof (End & Downloads)> {
  const { bidi, privileged, logs, id, uuid, ended } = running;
  let { appearance } = running;
  const origin = `moz-extension://${uuid}`;
  const known = new Map<string, Tab>();
  const tabOf = (context: string): Tab => {
    const tab =
      known.get(context) ??
      createTab(createFirefoxTab(bidi, context, { privileged, consoleOf: logs.ofTab, appearance: () => appearance }));
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

  const window = createFirefoxWindow(bidi, privileged);
  const surface = async (place: Place) => {
    await until(`the ${place}`, async () => (await isShown(privileged, place)) || undefined);
    return createSurface(createFirefoxSurface(privileged, place));
  };

  return {
    name: 'firefox',
    waitForPopup: () => surface('popup'),
    closePopup: async () => {
      const hasClosed = () =>
        privileged.run(({ Services }) => {
          const { document } = Services.wm.getMostRecentWindow('navigator:browser');
          const popup = document.querySelector('browser.webextension-popup-browser');
          const panel = document.querySelector<PopupPanel>('#customizationui-widget-panel');
          if (panel?.state === 'open') panel.hidePopup();
          return popup === null && (panel?.state ?? 'closed') === 'closed';
        });
      await until('the popup to close', async () => (await hasClosed()) === true || undefined);
    },
    waitForSidePanel: () => surface('sidebar'),
    chooseInMenu: async (tab, line) => {
      const [context] = [...known].find(([, each]) => each === tab) ?? [];
      if (context === undefined) throw new Error('That tab is not one of this browser.');
      await window.chooseInMenu(context, line);
    },
    pressShortcut: async (tab, { keys }) => {
      await tab.bringToFront();
      await window.pressShortcut(keys);
    },
    letLook: async () => {},
    enterInAddressBar: window.enterInAddressBar,
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
    bringUpdate: (extension) => installPacked(privileged, extension, ended),
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
    setPageZoom: async (factor) => {
      await privileged.run(setPageZoom, factor);
    },
    setOffline: async (offline) => {
      await privileged.run(({ Services }, offline) => {
        Services.io.offline = offline;
      }, offline);
    },
    setAppearance: async (next) => {
      appearance = { ...appearance, ...next };
      await setPrefs(privileged, appearancePrefs(next));
      for (const context of await contexts()) {
        const tab = tabOf(context);
        if (await tab.evaluate(() => document.visibilityState === 'visible')) await tab.bringToFront();
      }
    },
    copyElsewhere: async (text) => {
      await privileged.run(({ navigator }, text) => navigator.clipboard.writeText(text), text);
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
