import type { ConsoleLine } from '../types.ts';

/** The little of Firefox's inner world that the driver touches: the globals of a privileged page. */
export type Insides = {
  Services: {
    console: { registerListener(listener: { observe(message: unknown): void }): void };
    cpmm: { sendAsyncMessage(name: string, message: LoggedMessage): void };
    ppmm: {
      addMessageListener(name: string, listener: (message: { data: LoggedMessage }) => void): void;
      loadProcessScript(url: string, inLaterProcessesToo: boolean): void;
    };
    io: { offline: boolean };
    prefs: {
      setIntPref(name: string, value: number): void;
      setStringPref(name: string, value: string): void;
      clearUserPref(name: string): void;
    };
    clearData: { deleteData(what: number, callback: { onDataDeleted(): void }): void };
    wm: { getMostRecentWindow(type: 'navigator:browser'): BrowserWindow };
  };
  Cc: {
    '@mozilla.org/consoleAPI-storage;1': { getService(type: unknown): ConsoleStorage };
    '@mozilla.org/content-pref/service;1': { getService(type: unknown): ContentPrefs };
    '@mozilla.org/systemprincipal;1': { createInstance(type: unknown): unknown };
    '@mozilla.org/text-input-processor;1': { createInstance(type: unknown): TextInputProcessor };
  };
  Ci: {
    nsITextInputProcessor: unknown;
    nsIConsoleAPIStorage: unknown;
    nsIContentPrefService2: unknown;
    nsILoadContext: unknown;
    nsIPrincipal: unknown;
    nsIScriptError: new () => ScriptError;
    nsIClearDataService: { CLEAR_ALL: number };
  };
  ChromeUtils: {
    importESModule(url: string): {
      ExtensionPermissions: ExtensionPermissions;
      ExtensionParent: ExtensionParent;
      AddonManager: { getInstallForFile(file: object): Promise<AddonInstall> };
      FileUtils: { File: new (path: string) => object };
    };
  };
  Cu: { evalInSandbox(source: 'idleObserversMap', sandbox: ExtensionApis): IdleObservers };
  WebExtensionPolicy: { getByID(id: string): { extension: Extension } | null };
  WindowGlobalChild: {
    getByInnerWindowId(id: number): { browsingContext: { window: Window | null; top: { browserId: number } } } | null;
  };
  navigator: Navigator;
};

/** `tab` is Firefox's own number of the tab, `page` the address of the document that logged. */
export type LoggedMessage = ConsoleLine & { page: string; tab: number };

type ScriptError = { flags: number; errorMessage: string; innerWindowID: number };
type ConsoleStorage = {
  addLogEventListener(listener: (event: { wrappedJSObject: ConsoleCall }) => void, principal: unknown): void;
};
/** The settings that pages have of their own, and those of all pages. */
type ContentPrefs = {
  setGlobal(name: string, value: number, context: unknown, callback: { handleCompletion(): void }): void;
};
type ConsoleCall = { level: string; arguments: unknown[]; filename: string; innerID: number | string };
type Extension = {
  backgroundState: string;
  terminateBackground(): Promise<void>;
  wakeupBackground(): Promise<void>;
};
type AddonInstall = {
  /** 0 without one. */
  error: number;
  addListener(listener: { onInstallPostponed(): void }): void;
  install(): Promise<unknown>;
};
type Origins = { permissions: string[]; origins: string[] };
type ExtensionPermissions = {
  add(id: string, permissions: Origins, extension: Extension): Promise<void>;
  remove(id: string, permissions: Origins, extension: Extension): Promise<void>;
};
/** The scope that Firefox's implementations of the `browser.*` APIs share. */
type ExtensionApis = { readonly name: unique symbol };
type ExtensionParent = { apiManager: { global: ExtensionApis } };
/** What ext-idle.js keeps for each extension; it has an observer while the extension, awake or not, listens. */
type IdleObservers = {
  get(extension: Extension): { observer: { observe(subject: null, topic: string): void } | null };
};

/** A window of Firefox itself, with its tool bars. */
export type BrowserWindow = Window & {
  docShell: { QueryInterface(type: unknown): unknown };
  KeyboardEvent: typeof KeyboardEvent;
  gBrowser: { selectedBrowser: HTMLElement };
  gURLBar: HTMLElement & { search(text: string): Promise<void>; handleCommand(): void };
  SidebarController: { browser: HTMLElement & { contentDocument: Document | null } };
};
/** An element of such a window that shows a page, and how scripts get into that page. */
export type BrowserElement = HTMLElement & {
  currentURI: { spec: string } | null;
  messageManager: {
    addMessageListener(name: string, listener: (message: { data: unknown }) => void): void;
    loadFrameScript(url: string, inLaterPagesToo: boolean): void;
  };
};
/** Presses keys as the keyboard does. */
export type TextInputProcessor = {
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent): number;
  keyup(event: KeyboardEvent): boolean;
  readonly ATTR_RAW_CLAUSE: number;
  setPendingCompositionString(text: string): void;
  appendClauseToPendingComposition(length: number, attribute: number): void;
  setCaretInPendingComposition(offset: number): void;
  flushPendingComposition(): boolean;
  commitCompositionWith(text: string): void;
};
