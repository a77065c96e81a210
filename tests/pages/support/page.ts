import { readFileSync } from 'node:fs';
import { GlobalWindow } from 'happy-dom';
import type { NativeTab } from '../../e2e/driver/native.ts';
import type { ConsoleLine, Size } from '../../e2e/driver/types.ts';
import type { ScriptName } from './bundle.ts';
import type { Clipboard } from './clipboard.ts';
import { ClipboardItem } from './clipboard.ts';
import type { Shared } from './context.ts';
import { createGlobals } from './context.ts';
import type { Downloads } from './downloads.ts';
import { catchDownloads } from './downloads.ts';
import type { Context } from './extension/api.ts';
import { createInput, insertText } from './input.ts';
import { layOut } from './layout.ts';
import { runScript, valueIn } from './script.ts';
import { createWorkers } from './worker.ts';

/** happy-dom's types are their own, but mean the same as the DOM's. */
export type PageWindow = Window & typeof globalThis;

/** What each document of the extension runs, in order. */
const SCRIPTS: Record<string, ScriptName[]> = {
  '/popup.html': ['popup-preload', 'popup'],
  '/sidepanel.html': ['popup-preload', 'sidepanel'],
  '/options.html': ['options'],
};

/** The documents themselves, without their scripts. */
const HTML = new Map(
  ['popup', 'sidepanel', 'options'].map((name) => [
    `/${name}.html`,
    readFileSync(`entrypoints/${name}/index.html`, 'utf8').replaceAll(/<script.*?<\/script>/gs, ''),
  ]),
);

export type PageHost = {
  shared: Shared;
  clipboard: Clipboard;
  downloads: Downloads;
  /** A page asks for another one. */
  open(url: string): void;
  closed(): void;
};

export type Page = { id: number; native: NativeTab; url(): string };

/** One tab: a document of the extension with its scripts, or of the web with nothing in it. */
export function createPage(id: number, url: string, size: Size, host: PageHost): Page {
  const lines: ConsoleLine[] = [];
  let document = load(url);
  let { width, height } = size;

  function load(at: string) {
    const opened = openDocument(at, { width: size.width, height: size.height }, id, { ...host, go: replace }, lines);
    opened.start();
    return opened;
  }
  function replace(at: string): void {
    document.end();
    document = load(at);
    document.resize({ width, height });
  }

  const native: NativeTab = {
    url: async () => document.window.location.href,
    run: async (expression) => String(await valueIn(expression, document.window)),
    pick: async (expression) => {
      const element: unknown = await valueIn(expression, document.window);
      if (!(element instanceof document.window.Element)) throw new Error('That is not an element.');
      return document.input.handle(element);
    },
    press: (chord) => document.input.press(chord),
    type: (text) => document.input.type(text),
    insert: (text) => document.input.insert(text),
    compose: async () => {
      throw new Error('There is no input method here.');
    },
    acceptComposed: async () => {
      throw new Error('There is no input method here.');
    },
    frames: async () => [],
    goto: async (next) => {
      const { location } = document.window;
      if (next.split('#')[0] === location.href.split('#')[0]) location.assign(next);
      else replace(next);
    },
    reload: async () => replace(document.window.location.href),
    setSize: async (next) => {
      ({ width, height } = next);
      document.resize(next);
    },
    heap: async () => {
      throw new Error('There is no memory of a page of its own in this process.');
    },
    screenshot: async () => {
      throw new Error('Nothing is drawn here.');
    },
    console: async () => [...lines],
    bringToFront: async () => {},
    close: async () => {
      document.end();
      host.closed();
    },
  };
  return { id, native, url: () => document.window.location.href };
}

function openDocument(
  url: string,
  { width, height }: Size,
  tabId: number,
  host: PageHost & { go: (url: string) => void },
  lines: ConsoleLine[],
) {
  const context: Context = { url, tabId, ended: false };
  const { globals, navigator, end } = createGlobals(host.shared, context);
  const workers = createWorkers(host.shared);
  const happy = new GlobalWindow({
    url,
    width,
    height,
    console: consoleInto(lines),
    settings: { disableJavaScriptFileLoading: true, disableCSSFileLoading: true, disableIframePageLoading: true },
  });
  const window = happy as unknown as PageWindow;
  const define = (target: object, name: string, value: unknown) =>
    Object.defineProperty(target, name, { configurable: true, writable: true, value });
  for (const [name, value] of Object.entries(globals)) define(window, name, value);
  define(window, 'globalThis', window);
  define(window, 'Worker', workers.Worker);
  define(window, 'ClipboardItem', ClipboardItem);
  define(window, 'fetch', () => Promise.reject(new TypeError('Pages call nobody.')));
  define(window, 'close', () => host.closed());
  for (const name of ['locks', 'userAgent', 'languages'] as const) define(window.navigator, name, navigator[name]);
  Object.defineProperty(window.navigator, 'onLine', { configurable: true, get: () => navigator.onLine });
  define(window.document, 'execCommand', (_command: string, _ui: boolean, text: string) => insertText(window, text));
  goElsewhere(window, host.go);
  layOut(window);
  catchDownloads(window, host.downloads);
  openLinks(window, host.open);
  const input = createInput(window);
  // In place of the one that user-event brings.
  define(window.navigator, 'clipboard', host.clipboard.api);

  return {
    window,
    input,
    start: () => {
      const { pathname } = new URL(url);
      const { title, documentElement } = new window.DOMParser().parseFromString(HTML.get(pathname) ?? '', 'text/html');
      window.document.title = title;
      window.document.documentElement.lang = documentElement.lang;
      window.document.documentElement.className = documentElement.className;
      host.shared.reader?.follow(window);
      for (const script of SCRIPTS[pathname] ?? []) runScript(script, window);
    },
    resize: (size: Size) => happy.happyDOM.setViewport(size),
    end: () => {
      window.dispatchEvent(new window.Event('pagehide'));
      end();
      workers.end();
      void happy.happyDOM.close();
    },
  };
}

/** happy-dom goes only within a document: an address of another one ends this one, once. */
function goElsewhere({ location, setTimeout }: PageWindow, go: (url: string) => void): void {
  const document = (address: string) => address.split('#')[0];
  let hasGone = false;
  for (const name of ['assign', 'replace'] as const) {
    const within = location[name].bind(location);
    Object.defineProperty(location, name, {
      configurable: true,
      value: (to: string) => {
        const address = new URL(to, location.href).href;
        if (document(address) === document(location.href)) return within(to);
        if (!hasGone) setTimeout(() => go(address));
        hasGone = true;
      },
    });
  }
}

/** A link to a page elsewhere opens it, as a tab of its own where it says so. */
function openLinks(window: PageWindow, open: (url: string) => void): void {
  window.document.addEventListener('click', (event) => {
    const link = event.target instanceof window.Element ? event.target.closest('a[href]') : null;
    if (!(link instanceof window.HTMLAnchorElement) || event.defaultPrevented || link.hasAttribute('download')) return;
    event.preventDefault();
    if (link.target === '_blank') open(link.href);
    else window.location.assign(link.href);
  });
  Object.defineProperty(window, 'open', { configurable: true, value: (url: string) => open(url) });
}

function consoleInto(lines: ConsoleLine[]): Console {
  const write =
    (level: ConsoleLine['level']) =>
    (...parts: unknown[]) => {
      lines.push({ level, text: parts.map(String).join(' ') });
    };
  return Object.assign(Object.create(console), {
    log: write('log'),
    debug: write('debug'),
    info: write('info'),
    warn: write('warning'),
    error: write('error'),
  });
}
