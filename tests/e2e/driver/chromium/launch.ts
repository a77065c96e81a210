import { rm } from 'node:fs/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { openers } from '../desk.ts';
import { createDownloads, type Downloads } from '../downloads.ts';
import { type End, watchEnd } from '../end.ts';
import { readManifest } from '../extension.ts';
import type { Plan } from '../launch.ts';
import { createTab } from '../tab.ts';
import type { Desk, Size, Tab } from '../types.ts';
import { until } from '../until.ts';
import { show } from './appearance.ts';
import { watchBackground } from './background.ts';
import { pasteSomewhere } from './clipboard.ts';
import { setHostAccess } from './host-access.ts';
import { watchNetwork } from './network.ts';
import { createChromiumTab } from './tab.ts';

export async function launchChromium(plan: Plan): Promise<Desk> {
  const { host_permissions: hosts } = await readManifest(plan.extension);
  const files = await createDownloads();
  const browser = await puppeteer.launch({
    executablePath: plan.program,
    headless: plan.headless ?? true,
    // Extensions are installed over the pipe: branded Chrome no longer knows --load-extension.
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    downloadBehavior: { policy: 'allow', downloadPath: files.downloads },
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
  const end = watchEnd(browser, () => rm(files.downloads, { recursive: true, force: true }));
  try {
    return { ...(await setUp(browser, plan, hosts)), ...end, ...files };
  } catch (error) {
    await end.crash();
    throw error;
  }
}

async function setUp(browser: Browser, plan: Plan, hosts: string[]): Promise<Omit<Desk, keyof (End & Downloads)>> {
  const network = watchNetwork(browser);
  const background = watchBackground(browser);
  let appearance = plan.appearance ?? {};

  const known = new WeakMap<Page, Promise<Tab>>();
  const tabOf = (page: Page): Promise<Tab> => {
    const tab = known.get(page) ?? prepare(page);
    known.set(page, tab);
    return tab;
  };
  const prepare = async (page: Page) => {
    const tab = createTab(createChromiumTab(page));
    await show(page, appearance);
    return tab;
  };
  // A page that the extension opens is listened to from its start.
  browser.on('targetcreated', async (target) => {
    if (target.type() !== 'page') return;
    try {
      const page = await target.page();
      if (page) await tabOf(page);
    } catch {
      // It was closed before it could be prepared.
    }
  });

  for (const folder of plan.extraExtensions ?? []) await browser.installExtension(folder);
  const id = await browser.installExtension(plan.extension);
  const origin = `chrome-extension://${id}`;

  const openTab = async (url: string, size: Size) => {
    const page = await browser.newPage();
    const tab = await tabOf(page);
    await page.setViewport(size);
    await page.goto(url);
    return tab;
  };

  /** A page that is not in a tab: puppeteer does not count it among the pages. */
  const pageAt = (path: string) =>
    until(path, async () => {
      const target = browser.targets().find((each) => each.url().startsWith(`${origin}/${path}`));
      return target ? tabOf(await target.asPage()) : undefined;
    });

  return {
    name: 'chromium',
    waitForPopup: () => pageAt('popup.html'),
    closePopup: async () => {
      // It may have closed by itself: it does when another page comes to the front.
      const target = browser.targets().find((each) => each.url().startsWith(`${origin}/popup.html`));
      await target?.asPage().then((page) => page.close());
    },
    waitForSidePanel: () => pageAt('sidepanel.html'),
    chooseInMenu: async (tab, menuItemId) => {
      const selectionText = await tab.evaluate(() => String(getSelection()));
      await background.tell(origin, ['contextMenus', 'onClicked'], [{ menuItemId, selectionText }], tab);
    },
    pressShortcut: (tab, { command }) => background.tell(origin, ['commands', 'onCommand'], [command], tab),
    enterInAddressBar: (text) =>
      background.tell(origin, ['omnibox', 'onInputEntered'], [text.replace(/^\S+ /, ''), 'currentTab']),
    ...openers(origin, openTab, async () => Promise.all((await browser.pages()).map(tabOf))),
    closeAllPages: async () => {
      const pages = await browser.pages();
      await browser.newPage();
      await Promise.all(pages.map((page) => page.close()));
    },
    killBackground: () => background.kill(origin),
    backgroundConsole: async () => background.lines(origin),
    setIdleState: (state) => background.tell(origin, ['idle', 'onStateChanged'], [state]),
    setDiskFull: (full) => background.setDiskFull(origin, full),
    setHostAccess: (host, allowed) => setHostAccess(browser, id, hosts, host, allowed),
    setOffline: (offline) => network.setOffline(offline),
    setAppearance: async (next) => {
      appearance = { ...appearance, ...next };
      await Promise.all((await browser.pages()).map((page) => show(page, appearance)));
    },
    clipboardText: () => pasteSomewhere(browser),
  };
}
