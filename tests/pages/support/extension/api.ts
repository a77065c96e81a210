import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { BROWSER_SHORTCUTS } from '../../../../lib/navigation/browserShortcuts.ts';
import type { BrowserClock } from '../clock.ts';
import type { Alarm } from './alarms.ts';
import { createAlarms } from './alarms.ts';
import { createEvent } from './events.ts';
import { createPermissions } from './permissions.ts';
import type { Changes } from './storage.ts';
import { createArea } from './storage.ts';

export const ORIGIN = 'https://checkout-desk.example';
const ID = 'checkout-desk';
const SITES = ['https://api.inqud.com/*', 'https://paycrypto.inqud.com/*'];

/** A process of the extension: its background, or one of its pages. */
export type Context = { url: string; tabId?: number; ended: boolean };
export type TabInfo = { id: number; windowId: number; url: string };
type Sender = { id: string; url: string; origin: string; frameId?: number; tab?: TabInfo };
type Hear = (message: unknown, sender: Sender, reply: (answer: unknown) => void) => unknown;

/** What the browser does for the extension. */
export type Host = {
  clock: BrowserClock;
  /** The background, which is started unless it runs. */
  wake(): Promise<Context>;
  tabs(): TabInfo[];
  openTab(url: string): Promise<TabInfo>;
  updateTab(id: number, changes: { url?: string; active?: boolean }): Promise<void>;
  /** The browser's own. */
  language: string;
  /** Hears what the browser is given to say. */
  says(what: unknown, where: string): void;
};

export type Extension = ReturnType<typeof createExtension>;

/** The extension's API as far as Checkout Desk uses it, for all its contexts. Firefox's and Chrome's names are the same here. */
export function createExtension(host: Host) {
  const on = {
    message: createEvent<Hear>(),
    messageExternal: createEvent<Hear>(),
    installed: createEvent<(details: { reason: string }) => void>(),
    startup: createEvent<() => void>(),
    changed: createEvent<(changes: Changes, area: string) => void>(),
    alarm: createEvent<(alarm: Alarm) => void>(),
    notificationClicked: createEvent<(id: string) => void>(),
    idle: createEvent<(state: string) => void>(),
    updateAvailable: createEvent<(details: { version: string }) => void>(),
    command: createEvent<(command: string, tab?: TabInfo) => void>(),
    menuClicked: createEvent<(info: { menuItemId: string; selectionText?: string }, tab?: TabInfo) => void>(),
    inputChanged: createEvent<(text: string, suggest: (suggestions: unknown[]) => void) => void>(),
    inputEntered: createEvent<(text: string, where: string) => void>(),
    added: createEvent<(permissions: object) => void>(),
    removed: createEvent<(permissions: object) => void>(),
  };
  /** Wakes the background, and tells it. */
  const tell = async <Name extends keyof typeof on>(name: Name, fire: (event: (typeof on)[Name]) => unknown) => {
    await host.wake();
    fire(on[name]);
  };
  const areas = {
    local: createArea('local', on.changed),
    session: createArea('session', on.changed),
    sync: createArea('sync', on.changed),
    managed: createArea('managed', on.changed),
  };
  const alarms = createAlarms(host.clock, (alarm) => void tell('alarm', (event) => event.fire(alarm)));
  const permissions = createPermissions(SITES, { added: on.added.fire, removed: on.removed.fire });
  const notifications = new Map<string, unknown>();
  let badge = '';
  let popup = 'popup.html';
  /** Those who wait for an answer of a background, which may end before it comes. */
  const waiting = new Map<Context, Set<() => void>>();

  async function sendMessage(from: Context, message: unknown): Promise<unknown> {
    const background = await host.wake();
    const sender: Sender = { id: ID, url: from.url, origin: ORIGIN, frameId: 0 };
    return new Promise((resolve, reject) => {
      const lost = () => reject(new Error('A listener indicated an asynchronous response, but the channel closed.'));
      const left = waiting.get(background) ?? new Set();
      waiting.set(background, left.add(lost));
      const reply = (answer: unknown) => {
        left.delete(lost);
        resolve(copied(answer));
      };
      if (!on.message.fireAt(background, copied(message), sender, reply).includes(true)) reply(undefined);
    });
  }

  return {
    on,
    tell,
    notifications,
    language: host.language,
    /** Gives or takes a site, as the browser's own settings do. */
    setHostAccess: async (origin: string, allowed: boolean): Promise<void> => {
      const which = { origins: SITES.filter((site) => site.startsWith(origin)) };
      await (allowed ? permissions.request(which) : permissions.remove(which));
    },

    /** Nothing that this context began is answered any more. */
    end(context: Context): void {
      context.ended = true;
      for (const event of Object.values(on)) event.drop(context);
      for (const lost of waiting.get(context) ?? []) lost();
      waiting.delete(context);
    },

    /** What one context sees as `browser`. */
    forContext: (context: Context) => ({
      runtime: {
        id: ID,
        getURL: (path: string) => `${ORIGIN}/${path.replace(/^\//, '')}`,
        getManifest: () => ({ manifest_version: 3, name: 'Checkout Desk for Inqud', version: VERSION }),
        sendMessage: (message: unknown) => sendMessage(context, message),
        openOptionsPage: () => host.openTab(`${ORIGIN}/options.html`),
        onMessage: on.message.forContext(context),
        onMessageExternal: on.messageExternal.forContext(context),
        onInstalled: on.installed.forContext(context),
        onStartup: on.startup.forContext(context),
        onUpdateAvailable: on.updateAvailable.forContext(context),
      },
      i18n: { getUILanguage: () => host.language },
      storage: { ...areas, onChanged: on.changed.forContext(context) },
      alarms: { ...alarms, onAlarm: on.alarm.forContext(context) },
      permissions: {
        ...permissions,
        onAdded: on.added.forContext(context),
        onRemoved: on.removed.forContext(context),
      },
      notifications: {
        create: async (id: string, what: unknown) => {
          host.says(what, 'a notification');
          notifications.set(id, what);
        },
        clear: async (id: string) => notifications.delete(id),
        getAll: async () => Object.fromEntries(notifications),
        onClicked: on.notificationClicked.forContext(context),
      },
      action: {
        setBadgeText: async ({ text }: { text: string }) => {
          host.says(text, 'the badge');
          badge = text;
        },
        getBadgeText: async () => badge,
        setBadgeBackgroundColor: async () => {},
        setBadgeTextColor: async () => {},
        setTitle: async ({ title }: { title: string }) => host.says(title, 'the title of the button'),
        setPopup: async ({ popup: address }: { popup: string }) => {
          popup = address;
        },
        openPopup: () => host.openTab(`${ORIGIN}/${popup}`),
      },
      tabs: {
        query: async ({ url = '*' }: { url?: string }) =>
          host.tabs().filter((tab) => (url.endsWith('*') ? tab.url.startsWith(url.slice(0, -1)) : tab.url === url)),
        create: ({ url }: { url: string }) => host.openTab(new URL(url, ORIGIN).href),
        update: host.updateTab,
      },
      windows: {
        getCurrent: async () => ({ id: 1 }),
        create: async ({ url }: { url: string }) => void (await host.openTab(url)),
        update: async () => {},
      },
      idle: {
        queryState: async () => 'active',
        setDetectionInterval: () => {},
        onStateChanged: on.idle.forContext(context),
      },
      commands: {
        getAll: async () =>
          Object.entries(BROWSER_SHORTCUTS).map(([name, shortcut]) => ({ name, description: name, shortcut })),
        onCommand: on.command.forContext(context),
      },
      contextMenus: {
        create: ({ title }: { title: string }) => host.says(title, 'the menu'),
        removeAll: async () => {},
        onClicked: on.menuClicked.forContext(context),
      },
      omnibox: {
        setDefaultSuggestion: ({ description }: { description: string }) => host.says(description, 'the address bar'),
        onInputChanged: on.inputChanged.forContext(context),
        onInputEntered: on.inputEntered.forContext(context),
      },
      sidePanel: { open: async () => {} },
    }),
  };
}

const VERSION = v.parse(v.object({ version: v.string() }), JSON.parse(readFileSync('package.json', 'utf8'))).version;

/** As JSON, which is how Chrome sends messages. */
function copied(message: unknown): unknown {
  const text: string | undefined = JSON.stringify(message);
  return text === undefined ? undefined : JSON.parse(text);
}
