import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { openers } from '../../e2e/driver/desk.ts';
import { createTab } from '../../e2e/driver/tab.ts';
import type { Desk, Size, Tab } from '../../e2e/driver/types.ts';
import { until } from '../../e2e/driver/until.ts';
import { fetchFrom } from '../../simulator/http/inProcess.ts';
import type { Service } from '../../simulator/service.ts';
import { createBackground } from './background.ts';
import { createBroadcast } from './broadcast.ts';
import { createClipboard } from './clipboard.ts';
import type { BrowserClock } from './clock.ts';
import type { Shared } from './context.ts';
import { createDownloads } from './downloads.ts';
import type { TabInfo } from './extension/api.ts';
import { createExtension, ORIGIN } from './extension/api.ts';
import { createLocks } from './locks.ts';
import { MARKED } from './marked.ts';
import type { Page } from './page.ts';
import { createPage } from './page.ts';
import type { Reader } from './reader.ts';
import { createSockets } from './sockets.ts';

/** What a test can do with the browser in this process; what is not here needs a real one. */
export type PagesDesk = Omit<
  Desk,
  | 'waitForPopup'
  | 'closePopup'
  | 'waitForSidePanel'
  | 'pressShortcut'
  | 'letLook'
  | 'chooseInMenu'
  | 'enterInAddressBar'
  | 'setDiskFull'
  | 'setAppearance'
  | 'setPageZoom'
  | 'copyElsewhere'
  | 'backgroundConsole'
  | 'bringUpdate'
  | 'crash'
  | 'closed'
> & {
  /** Moves the time of the browser and of Inqud on by so many ms; all that falls due on the way happens. */
  pass(ms: number): Promise<void>;
  /** Turns the computer off for so many ms. Inqud goes on. */
  sleep(ms: number): Promise<void>;
  /** Types into the address bar, after the keyword. */
  typeInAddressBar(text: string): Promise<void>;
  /** Moves it on, a quarter of a second at a time, until this has happened. */
  passUntil(happened: Promise<unknown>): Promise<void>;
};

const SIZE: Size = { width: 1280, height: 800 };

/** Checkout Desk as a person has just installed it: its real pages and its real background, without a browser. */
export function openBrowser(service: Service, clock: BrowserClock, reader: Reader | null = null): PagesDesk {
  let online = true;
  let lastId = 0;
  const hear = (what: unknown, where: string) => {
    for (const text of [what].flat().flatMap(textsIn)) reader?.read(text, where);
  };
  const pages = new Map<number, { page: Page; tab: Tab }>();
  const downloads = createDownloads();
  const clipboard = createClipboard();

  const infoOf = ({ id, url }: Page): TabInfo => ({ id, windowId: 1, url: url() });
  const openPage = (url: string, size: Size = SIZE) => {
    lastId += 1;
    const id = lastId;
    const page = createPage(id, url, size, {
      shared,
      clipboard,
      downloads,
      open: (next) => void openPage(next),
      closed: () => void pages.delete(id),
    });
    const opened = { page, tab: createTab(page.native) };
    pages.set(id, opened);
    return opened;
  };
  const extension = createExtension({
    clock,
    wake: async () => background.wake(),
    tabs: () => Array.from(pages.values(), ({ page }) => infoOf(page)),
    openTab: async (url) => infoOf(openPage(url).page),
    updateTab: async (id, { url }) => {
      if (url) await pages.get(id)?.page.native.goto(url);
    },
    language: reader ? MARKED : 'en-US',
    says: hear,
  });
  const shared: Shared = {
    extension,
    clock,
    factory: new IDBFactory(),
    broadcast: createBroadcast(),
    locks: createLocks(),
    sockets: createSockets(() => online),
    isOnline: () => online,
    reader,
  };
  const background = createBackground(
    shared,
    fetchFrom(service.respond, () => !online),
  );
  void extension.tell('installed', (event) => event.fire({ reason: 'install' }));

  const closeAllPages = async () => {
    for (const { page } of [...pages.values()]) await page.native.close();
  };
  return {
    name: 'chromium',
    ...openers(
      ORIGIN,
      async (url, size) => openPage(url, size).tab,
      async () => Array.from(pages.values(), ({ tab }) => tab),
    ),
    closeAllPages,
    killBackground: async () => background.kill(),
    setIdleState: (state) => extension.tell('idle', (event) => event.fire(state)),
    setHostAccess: extension.setHostAccess,
    setOffline: async (offline) => {
      online = !offline;
      if (offline) shared.sockets.cut();
      const name = offline ? 'offline' : 'online';
      for (const { tab } of pages.values()) {
        await tab.evaluate((type) => void dispatchEvent(new Event(type)), name);
      }
    },
    clipboardText: async () => clipboard.text(),
    downloads: downloads.folder,
    waitForDownload: (namePart, patience) =>
      until(
        `a download named "${namePart}"`,
        async () => {
          const name = readdirSync(downloads.folder).find((each) => each.includes(namePart));
          return name && join(downloads.folder, name);
        },
        patience,
      ),
    typeInAddressBar: (text) =>
      extension.tell('inputChanged', (event) => event.fire(text, (all) => hear(all, 'the address bar'))),
    pass: clock.pass,
    sleep: clock.sleep,
    passUntil: async (happened) => {
      let over = false;
      const done = () => {
        over = true;
      };
      happened.then(done, done);
      while (!over) await clock.pass(250);
      await happened;
    },
    close: async () => {
      await closeAllPages();
      background.kill();
      downloads.remove();
    },
  };
}

/** What a person reads of it. */
function textsIn(what: unknown): string[] {
  if (typeof what === 'string') return [what];
  const { title, message, description } = { title: '', message: '', description: '', ...Object(what) };
  return [title, message, description];
}
