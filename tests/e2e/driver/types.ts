/** What an end-to-end test can do with a browser. The same words for both; where one differs, its doc says so. */

export type BrowserName = 'chromium' | 'firefox';
export type Size = { width: number; height: number };
export type IdleState = 'active' | 'idle' | 'locked';
export type Appearance = { colorScheme?: 'light' | 'dark'; reducedMotion?: boolean };

/** What is installed in a browser. */
export type Installed = {
  /** The folder of the built extension; the production build by default. */
  extension?: string;
  /** Folders of others beside it. */
  extraExtensions?: string[];
};

export type Launch = Installed & {
  browser: BrowserName;
  /** The TLS server on loopback that answers for https://api.inqud.com and https://paycrypto.inqud.com. */
  port: number;
  /** Base64 SHA-256 of that server's public key: the only certificate error Chromium forgives. Firefox forgives all. */
  spki: string;
  /** A folder to keep between launches; without it the profile is thrown away. */
  profile?: string;
  headless?: boolean;
  appearance?: Appearance;
  /** Installs it in the way in which it can be updated. */
  updates?: boolean;
  /** More host names that lead to that server. */
  extraHosts?: string[];
  /** What a company's policy sets in `storage.managed`. Firefox on Linux alone: Chromium reads it from a folder of the system. */
  managed?: Record<string, string>;
};

export type Desk = {
  name: BrowserName;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  extensionOrigin: string;
  /** Files that pages of this browser download arrive here. */
  downloads: string;

  /** An extension page (`popup.html`, `options.html#/x`) in a new tab of that exact viewport. */
  open(path: string, size?: Size): Promise<Tab>;
  /** A page of the web in a new tab, once it has loaded. */
  openWeb(url: string, size?: Size): Promise<Tab>;
  /** Every open tab, those that the extension opened too. */
  tabs(): Promise<Tab[]>;
  waitForTab(urlPart: string, options?: Patience): Promise<Tab>;
  /** The popup, as the browser itself shows it, once it does. */
  waitForPopup(): Promise<Surface>;
  /** Closes it, as a click beside it does, if it is still open. */
  closePopup(): Promise<void>;
  /** Chrome's side panel or Firefox's sidebar, likewise. */
  waitForSidePanel(): Promise<Surface>;
  /**
   * Right-clicks on what is selected in the tab and chooses a line, by its ID, of the extension's menu. Chromium shows no
   * menu to a test: there the background is told of the choice.
   */
  chooseInMenu(tab: Tab, line: string): Promise<void>;
  /**
   * A keyboard command, with its keys, in a tab. Chromium takes no keys for its window from a test: there the
   * background is told of the command.
   */
  pressShortcut(tab: Tab, shortcut: { keys: string; command: string }): Promise<void>;
  /**
   * Lets the extension look at the tab, whatever its site, as a user's key does. In Firefox the key of `pressShortcut` is one;
   * in Chromium the toolbar button is clicked, and its popup closed.
   */
  letLook(tab: Tab): Promise<void>;
  /** Types into the address bar and presses Enter. In Chromium the background is told of what follows the keyword. */
  enterInAddressBar(text: string): Promise<void>;
  /** Closes every tab but one about:blank, which keeps the browser alive. */
  closeAllPages(): Promise<void>;

  /** Ends the service worker (Chromium) or the event page (Firefox), as the browser does when it is idle. */
  killBackground(): Promise<void>;
  /**
   * Brings another version of the extension, of that folder, which the browser installs once the extension lets it. Only
   * where `updates` was asked for. Chromium updates by itself only what comes from a store: there the files are
   * exchanged, and the background is told.
   */
  bringUpdate(extension: string): Promise<void>;
  /** What the background has logged so far, uncaught errors included. */
  backgroundConsole(): Promise<ConsoleLine[]>;
  /**
   * Lets the background hear `idle.onStateChanged` at once, and wakes it for that, as when a person leaves the computer,
   * locks its screen or comes back. `idle.queryState` does not change. Firefox knows no 'locked', so there it throws.
   */
  setIdleState(state: IdleState): Promise<void>;
  /** Lets the background find the disk full, or not, for as long as it lives. Not for Firefox, which lets nobody in there. */
  setDiskFull(full: boolean): Promise<void>;
  /** Takes away or gives back the host permission of an origin of the manifest, as the browser's own settings do. */
  setHostAccess(origin: string, allowed: boolean): Promise<void>;
  /** Zooms all pages, 2 for 200 %, as the browser's own settings do; Firefox leaves its popups out. */
  setPageZoom(factor: number): Promise<void>;
  /** Cuts every page and the background off from the network, or connects them again. */
  setOffline(offline: boolean): Promise<void>;
  /** Shows every tab in this appearance: that in front now, in Firefox the others once they come to the front. */
  setAppearance(appearance: Appearance): Promise<void>;
  /** The text that a user who pastes now would get. */
  clipboardText(): Promise<string>;
  /** Copies a text somewhere else. */
  copyElsewhere(text: string): Promise<void>;
  /** The path of a finished download whose file name contains this. */
  waitForDownload(namePart: string, options?: Patience): Promise<string>;

  close(): Promise<void>;
  /** Kills the browser with everything it runs (SIGKILL). */
  crash(): Promise<void>;
  /** Settles when the browser has ended, however it did. */
  closed: Promise<void>;
};

/** A document as a user sees it: a tab's, or a frame's inside it. Text and elements in open shadow roots count. */
export type View = {
  url(): Promise<string>;
  /** Runs a function in the page. Arguments and result travel as JSON; the function sees nothing of the test's scope. */
  evaluate<Args extends unknown[], Result>(
    fn: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Calls `fn` in the page until it gives something truthy. */
  waitFor<Args extends unknown[], Result>(
    fn: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** The rendered text. */
  text(): Promise<string>;
  waitForText(wanted: string | RegExp, options?: Patience): Promise<void>;
  waitForNoText(unwanted: string | RegExp, options?: Patience): Promise<void>;
  /** Runs a script that pages themselves, by their policy, could not load. */
  addScript(source: string): Promise<void>;
} & Finder;

/** Finds elements the way a user does. Nothing is looked up until the element is used, and every use waits for it. */
export type Finder = {
  /** By ARIA role and accessible name; no name means any. */
  find(role: string, name?: string | RegExp, options?: { exact?: boolean }): Locator;
  /** A form control by its label. */
  findByLabel(label: string | RegExp, options?: { exact?: boolean }): Locator;
  /** By CSS selector, for what has no role. */
  findByCss(selector: string): Locator;
};

export type Locator = Finder & {
  /** The n-th match, from 0. Without it, several matches are an error. */
  nth(index: number): Locator;
  count(): Promise<number>;
  isVisible(): Promise<boolean>;
  wait(options?: Patience): Promise<void>;
  waitForText(wanted: string | RegExp, options?: Patience): Promise<void>;
  waitUntilGone(options?: Patience): Promise<void>;
  /** A real mouse click, once the element is enabled, at rest and not covered. */
  click(): Promise<void>;
  hover(): Promise<void>;
  /** Replaces what a text field holds by typing. */
  fill(text: string): Promise<void>;
  /** Chooses an option of a `<select>` by its text. */
  select(option: string): Promise<void>;
  setFiles(...paths: string[]): Promise<void>;
  /** Focuses the element and presses a key, e.g. `Enter` or `Control+A`. */
  press(key: string): Promise<void>;
  /** The accessible name. */
  name(): Promise<string>;
  text(): Promise<string>;
  /** What a form control holds. */
  value(): Promise<string>;
  attribute(name: string): Promise<string | null>;
  isEnabled(): Promise<boolean>;
  evaluate<Args extends unknown[], Result>(
    fn: (element: Element, ...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
};

export type Frame = View;

/** A document that has the keyboard: that of a tab, the popup, the side panel. */
export type Surface = View & {
  /** Presses one key with its modifiers: `Tab`, `Shift+Tab`, `Escape`, `Control+A`. */
  press(key: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Composes a text in whatever has the focus, as an input method does, which then gets these keys and does nothing. */
  compose(text: string, keys: string[]): Promise<void>;
  /** Accepts a text in place of what is composed. */
  acceptComposed(text: string): Promise<void>;
  /** The accessible name of the element that has the focus; empty when none has. */
  focusName(): Promise<string>;
};

export type Tab = Surface & {
  /** The first frame inside the page whose address contains this, however deep and of whatever origin. */
  frame(urlPart: string, options?: Patience): Promise<Frame>;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Goes one step back, like the button; wait for what should appear. A step made while the page loads is no step. */
  back(): Promise<void>;
  setSize(size: Size): Promise<void>;
  screenshot(path: string, options?: { fullPage?: boolean }): Promise<void>;
  /** What the page has logged so far, its frames and uncaught errors included. */
  console(): Promise<ConsoleLine[]>;
  /**
   * Every text in the page's JavaScript memory, once its garbage is collected. What a test has sent into the page is in it,
   * too. Not for Firefox, which shows nobody a page's memory.
   */
  heap(): Promise<string>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
};

export type ConsoleLine = { level: 'log' | 'debug' | 'info' | 'warning' | 'error'; text: string };
/** Milliseconds before a wait gives up. */
export type Patience = { timeout?: number };
