import { cp, rm } from 'node:fs/promises';
import puppeteer, { type Browser, type Target } from 'puppeteer-core';
import { openers } from '../desk.ts';
import type { Downloads } from '../downloads.ts';
import { type End, watchEnd } from '../end.ts';
import { copyOf, readManifest } from '../extension.ts';
import type { Native, Plan } from '../launch.ts';
import type { Desk, Size } from '../types.ts';
import { until } from '../until.ts';
import { watchBackground } from './background.ts';
import { clearBrowser, watchDownloads } from './clear.ts';
import { copyElsewhere, pasteSomewhere } from './clipboard.ts';
import { turnOnDeveloperMode } from './developer-mode.ts';
import { setHostAccess } from './host-access.ts';
import { watchNetwork } from './network.ts';
import { watchTabs } from './tabs.ts';
import { setPageZoom } from './zoom.ts';

export async function launchChromium(plan: Plan): Promise<Native> {
  const browser = await puppeteer.launch({
    executablePath: plan.program,
    headless: plan.headless ?? true,
    // Extensions are installed over the pipe: branded Chrome no longer knows --load-extension.
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    ...(plan.profile ? { userDataDir: plan.profile } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // Into chrome_debug.log of the profile.
      '--enable-logging',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      // Inqud is on loopback here, which Chromium would keep a foreign page from framing.
      '--disable-features=LocalNetworkAccessChecks',
      `--ignore-certificate-errors-spki-list=${plan.spki}`,
      `--host-resolver-rules=${plan.hosts
        .map((host) => `MAP ${host}:443 127.0.0.1:${plan.port}`)
        .join(', ')}, MAP * ~NOTFOUND`,
    ],
  });
  const end = watchEnd(browser);
  const network = watchNetwork(browser);
  const background = watchBackground(browser);
  const tabs = watchTabs(browser, plan.appearance ?? {});
  const downloadTo = await watchDownloads(browser);
  let installed: string[] = [];
  let isFirst = true;
  let copy: string | undefined;
  const removeCopy = async () => {
    if (copy) await rm(copy, { recursive: true, force: true });
    copy = undefined;
  };

  return {
    ...end,
    closed: end.closed.then(removeCopy),
    install: async (downloads, { extension, extraExtensions }) => {
      const { host_permissions: hosts } = await readManifest(extension);
      // A folder of its own gives the extension an ID of its own.
      if (!isFirst || plan.updates) copy = await copyOf(extension);
      isFirst = false;
      if (plan.updates) await turnOnDeveloperMode(browser);
      await downloadTo(downloads);
      for (const folder of extraExtensions) installed.push(await browser.installExtension(folder));
      const id = await browser.installExtension(copy ?? extension);
      installed.push(id);
      return setUp({ browser, network, background, tabs, id, hosts, folder: plan.updates ? copy : undefined });
    },
    clear: async () => {
      tabs.resetAppearance();
      await network.setOffline(false);
      const before = await browser.pages();
      const blank = await browser.newPage();
      await Promise.all(before.map((page) => page.close()));
      for (const id of installed) await browser.uninstallExtension(id);
      installed = [];
      await removeCopy();
      await clearBrowser(blank, plan.hosts);
    },
  };
}

function setUp({
  browser,
  network,
  background,
  tabs,
  id,
  hosts,
  folder,
}: {
  browser: Browser;
  network: ReturnType<typeof watchNetwork>;
  background: ReturnType<typeof watchBackground>;
  tabs: ReturnType<typeof watchTabs>;
  id: string;
  hosts: string[];
  /** Where it is installed from, if its files may be exchanged. */
  folder: string | undefined;
}): Omit<Desk, keyof (End & Downloads)> {
  const origin = `chrome-extension://${id}`;

  const openTab = async (url: string, size: Size) => {
    const page = await browser.newPage();
    const tab = await tabs.of(page);
    await page.setViewport(size);
    await page.goto(url);
    return tab;
  };

  /** A page that is not in a tab: puppeteer does not count it among the pages. */
  const pageAt = (path: string) =>
    until(path, async () => {
      const target = browser.targets().find((each) => each.url().startsWith(`${origin}/${path}`));
      return target ? tabs.of(await target.asPage()) : undefined;
    });

  const isPopup = (target: Target) => target.url().startsWith(`${origin}/popup.html`);
  const closePopup = async () => {
    // It may have closed by itself: it does when another page comes to the front.
    const target = browser.targets().find(isPopup);
    await target?.asPage().then((page) => page.close());
  };

  return {
    name: 'chromium',
    waitForPopup: () => pageAt('popup.html'),
    closePopup,
    letLook: async (tab) => {
      const extension = (await browser.extensions()).get(id);
      for (const page of await browser.pages()) {
        if (!extension || (await tabs.of(page)) !== tab) continue;
        await page.bringToFront();
        await page.triggerExtensionAction(extension);
        await pageAt('popup.html');
        await closePopup();
        await until('the popup to close', async () => !browser.targets().some(isPopup) || undefined);
      }
    },
    waitForSidePanel: () => pageAt('sidepanel.html'),
    chooseInMenu: async (tab, menuItemId) => {
      const selectionText = await tab.evaluate(() => String(getSelection()));
      await background.tell(origin, ['contextMenus', 'onClicked'], [{ menuItemId, selectionText }], tab);
    },
    pressShortcut: (tab, { command }) => background.tell(origin, ['commands', 'onCommand'], [command], tab),
    enterInAddressBar: (text) =>
      background.tell(origin, ['omnibox', 'onInputEntered'], [text.replace(/^\S+ /, ''), 'currentTab']),
    ...openers(origin, openTab, async () => Promise.all((await browser.pages()).map(tabs.of))),
    closeAllPages: async () => {
      const pages = await browser.pages();
      await browser.newPage();
      await Promise.all(pages.map((page) => page.close()));
    },
    killBackground: () => background.kill(origin),
    bringUpdate: async (extension) => {
      if (!folder) throw new Error('Launch it with `updates`.');
      await cp(extension, folder, { recursive: true });
      const { version } = await readManifest(extension);
      await background.tell(origin, ['runtime', 'onUpdateAvailable'], [{ version }]);
    },
    backgroundConsole: async () => background.lines(origin),
    setIdleState: (state) => background.tell(origin, ['idle', 'onStateChanged'], [state]),
    setDiskFull: (full) => background.setDiskFull(origin, full),
    setHostAccess: (host, allowed) => setHostAccess(browser, id, hosts, host, allowed),
    setPageZoom: (factor) => setPageZoom(browser, factor),
    setOffline: (offline) => network.setOffline(offline),
    setAppearance: (next) => tabs.setAppearance(next),
    clipboardText: () => pasteSomewhere(browser),
    copyElsewhere: (text) => copyElsewhere(browser, text),
  };
}
