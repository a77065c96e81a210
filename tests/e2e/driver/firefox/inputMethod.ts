import type { NativeDocument } from '../native.ts';
import type { Insides, TextInputProcessor } from './insides.ts';
import type { Privileged } from './privileged.ts';
import { type KeyPress, keyOf, type Place } from './surface.ts';

/** An input method, which WebDriver BiDi does not have, in the page of a place; a place of null is the page in front. */
export function inputMethod(
  privileged: Privileged,
  place: Place | null,
): Pick<NativeDocument, 'compose' | 'acceptComposed'> {
  return {
    compose: async (text, keys) => {
      await privileged.run(compose, place, text, keys.map(keyOf));
    },
    acceptComposed: async (text) => {
      await privileged.run(accept, text);
    },
  };
}

/** Runs in the browser itself. The keyboard that composes is kept until it accepts: no other one is heard meanwhile. */
function compose({ Services, Cc, Ci }: Insides, place: Place | null, text: string, keys: KeyPress[]): void {
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const page =
    place === 'popup'
      ? window.document.querySelector<HTMLElement>('browser.webextension-popup-browser')
      : window.gBrowser.selectedBrowser;
  page?.focus();
  const tip = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
  if (!tip.beginInputTransactionForTests(window)) throw new Error('The keyboard is in use.');
  Reflect.set(window, 'composing', tip);
  tip.setPendingCompositionString(text);
  tip.appendClauseToPendingComposition(text.length, tip.ATTR_RAW_CLAUSE);
  tip.setCaretInPendingComposition(text.length);
  tip.flushPendingComposition();
  for (const key of keys) {
    const event = new window.KeyboardEvent('', key);
    tip.keydown(event);
    tip.keyup(event);
  }
}

/** Runs in the browser itself. */
function accept({ Services }: Insides, text: string): void {
  const window = Services.wm.getMostRecentWindow('navigator:browser');
  const tip: TextInputProcessor = Reflect.get(window, 'composing');
  tip.commitCompositionWith(text);
}
