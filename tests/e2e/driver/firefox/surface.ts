import * as v from 'valibot';
import { parseChord } from '../chord.ts';
import type { NativeDocument } from '../native.ts';
import { inputMethod } from './inputMethod.ts';
import type { BrowserElement, Insides } from './insides.ts';
import type { Privileged } from './privileged.ts';

/** Where Firefox keeps a page that is not in a tab. */
export type Place = 'popup' | 'sidebar';

const Answer = v.variant('ok', [
  v.object({ ok: v.literal(true), value: v.string() }),
  v.object({ ok: v.literal(false), why: v.string() }),
]);

/**
 * The extension's popup or sidebar as Firefox itself shows it. WebDriver BiDi knows only tabs, so scripts get in through
 * the window that holds it, and keys come through that window as those of the keyboard do.
 */
export function createFirefoxSurface(privileged: Privileged, place: Place): NativeDocument {
  let count = 0;
  const inside = async (code: string): Promise<string> => {
    const answer = await privileged.run(askInside, place, `CheckoutDesk:Answer:${place}:${++count}`, code);
    const parsed = v.parse(Answer, answer);
    if (!parsed.ok) throw new Error(parsed.why);
    return parsed.value;
  };
  const run = (expression: string) => inside(`Cu.evalInSandbox(${JSON.stringify(expression)}, page)`);
  const type = async (text: string) => {
    for (const character of text) await privileged.run(pressKeys, place, [keyOf(character)]);
  };

  return {
    url: () => run('location.href'),
    run,
    pick: async (expression) => ({
      // As the mouse does, in the middle of the element.
      click: async () => {
        await inside(`(async () => {
          const element = await Cu.evalInSandbox(${JSON.stringify(expression)}, page);
          const { left, top, width, height } = element.getBoundingClientRect();
          for (const type of ['mousedown', 'mouseup'])
            content.synthesizeMouseEvent(type, left + width / 2, top + height / 2, { button: 0, clickCount: 1 });
          return '';
        })()`);
      },
      hover: () => Promise.reject(new Error('The mouse does not rest on the popup or the sidebar.')),
      setFiles: () => Promise.reject(new Error('No file is chosen in the popup or the sidebar.')),
    }),
    press: async (chord) => {
      const { modifiers, key } = parseChord(chord);
      await privileged.run(pressKeys, place, [...modifiers.map(keyOf), keyOf(key)]);
    },
    type,
    ...inputMethod(privileged, place),
    insert: type,
  };
}

/** What holds the popup: it has the page in it before it opens, and may be there still when the page has gone. */
export type PopupPanel = HTMLElement & { state: 'closed' | 'showing' | 'open' | 'hiding'; hidePopup(): void };

/** Whether Firefox shows it now, whole and at rest. */
export async function isShown(privileged: Privileged, place: Place): Promise<boolean> {
  return v.parse(
    v.boolean(),
    await privileged.run(({ Services }, place) => {
      const window = Services.wm.getMostRecentWindow('navigator:browser');
      const outer = window.SidebarController.browser;
      const page: BrowserElement | null =
        place === 'popup'
          ? window.document.querySelector('browser.webextension-popup-browser')
          : (outer.contentDocument?.querySelector<BrowserElement>('#webext-panels-browser') ?? null);
      const isIn = page?.currentURI?.spec.startsWith('moz-extension:') ?? false;
      return isIn && (place === 'sidebar' || page?.closest<PopupPanel>('panel')?.state === 'open');
    }, place),
  );
}

export type KeyPress = { key: string; code: string; keyCode: number };

const NAMED: Record<string, number> = {
  ArrowUp: 38,
  ArrowDown: 40,
  Enter: 13,
  Escape: 27,
  Tab: 9,
  Shift: 16,
  Control: 17,
  Alt: 18,
  Backspace: 8,
};

export function keyOf(key: string): KeyPress {
  const named = NAMED[key];
  if (named !== undefined)
    return { key, code: ['Shift', 'Control', 'Alt'].includes(key) ? `${key}Left` : key, keyCode: named };
  const upper = key.toUpperCase();
  const code = /^[A-Z]$/.test(upper) ? `Key${upper}` : /^\d$/.test(key) ? `Digit${key}` : '';
  return { key, code, keyCode: upper.charCodeAt(0) };
}

/** Runs in the browser itself: holds all keys but the last and strokes that one. A place of null is the page in front. */
export function pressKeys({ Services, Cc, Ci }: Insides, place: Place | null, keys: KeyPress[]): void {
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const outer = window.SidebarController.browser;
  const page: HTMLElement | null | undefined =
    place === null
      ? window.gBrowser.selectedBrowser
      : place === 'popup'
        ? window.document.querySelector<HTMLElement>('browser.webextension-popup-browser')
        : outer.contentDocument?.querySelector<HTMLElement>('#webext-panels-browser');
  if (place === 'sidebar') outer.focus();
  page?.focus();
  const tip = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!tip.beginInputTransactionForTests(window)) throw new Error('The keyboard is in use.');
  const events = keys.map((key) => new window.KeyboardEvent('', key));
  for (const event of events) tip.keydown(event);
  for (const event of events.reverse()) tip.keyup(event);
}

/** Runs in the browser itself: evaluates code inside the page and tells what came of it. */
function askInside({ Services }: Insides, place: Place, name: string, code: string): Promise<unknown> {
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const page: BrowserElement | null | undefined =
    place === 'popup'
      ? window.document.querySelector<BrowserElement>('browser.webextension-popup-browser')
      : window.SidebarController.browser.contentDocument?.querySelector<BrowserElement>('#webext-panels-browser');
  if (!page) return Promise.resolve({ ok: false, why: `Firefox shows no ${place} now.` });
  const answer = new Promise((resolve) => page.messageManager.addMessageListener(name, ({ data }) => resolve(data)));
  // A sandbox over the page sees what its own scripts see, and no policy of the page keeps it from running.
  const script = `(async () => {
    const page = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    try { sendAsyncMessage(${JSON.stringify(name)}, { ok: true, value: String(await ${code}) }); }
    catch (error) { sendAsyncMessage(${JSON.stringify(name)}, { ok: false, why: String(error) }); }
  })()`;
  page.messageManager.loadFrameScript(`data:;charset=utf-8,${encodeURIComponent(script)}`, false);
  // A script that comes while the page is about to load goes with the page before it.
  const lost = new Promise((resolve) => window.setTimeout(resolve, 2000, { ok: false, why: 'No answer came.' }));
  return Promise.race([answer, lost]);
}
