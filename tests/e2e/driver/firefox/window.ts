import * as v from 'valibot';
import { until } from '../until.ts';
import type { Bidi } from './bidi.ts';
import type { Insides } from './insides.ts';
import type { Privileged } from './privileged.ts';
import { keyOf, pressKeys } from './surface.ts';

/** What a person does with Firefox's own window: its menu, its keys, its address bar. */
export function createFirefoxWindow(bidi: Bidi, privileged: Privileged) {
  return {
    /** Right-clicks on the selected text of the tab and chooses the line with this ID, wherever it is in the menu. */
    chooseInMenu: async (context: string, line: string): Promise<void> => {
      await bidi.send('browsingContext.activate', { context });
      const middle = await bidi.run(
        context,
        `(() => {
          const { left, top, width, height } = getSelection().getRangeAt(0).getBoundingClientRect();
          return JSON.stringify({ x: Math.round(left + width / 2), y: Math.round(top + height / 2) });
        })()`,
      );
      const move = { type: 'pointerMove', ...v.parse(v.object({ x: v.number(), y: v.number() }), JSON.parse(middle)) };
      const actions = [move, { type: 'pointerDown', button: 2 }, { type: 'pointerUp', button: 2 }];
      const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
      await bidi.send('input.performActions', { context, actions: [mouse] });
      await until(
        `the menu to have "${line}"`,
        async () => (await privileged.run(chooseLine, line)) === true || undefined,
      );
    },

    /** Presses the keys of a shortcut in the page that is in front, for the window to take them. */
    pressShortcut: async (chord: string): Promise<void> => {
      await privileged.run(pressKeys, null, chord.split('+').map(keyOf));
    },

    enterInAddressBar: async (text: string): Promise<void> => {
      await privileged.run(async ({ Services }, text) => {
        const { gURLBar } = Services.wm.getMostRecentWindow('navigator:browser');
        gURLBar.focus();
        await gURLBar.search(text);
      }, text);
      // The extension is asked first, and answers when it can.
      await until(
        'the address bar to know the keyword',
        async () => (await privileged.run(enterSuggestion, text.split(' ')[0] ?? '')) === true || undefined,
      );
    },
  };
}

type Menu = HTMLElement & { openMenu(open: boolean): void };
type MenuPopup = HTMLElement & { state: string; activateItem(item: Element): void };

/** Runs in the browser itself. Opens the menus that hold the line, one each time, until it can be chosen. */
function chooseLine({ Services }: Insides, line: string): boolean {
  const { document } = Services.wm.getMostRecentWindow('navigator:browser');
  const item = document.querySelector(`#contentAreaContextMenu menuitem[id$="-menuitem-_${line}"]`);
  const popups: MenuPopup[] = [];
  for (let at = item?.closest<MenuPopup>('menupopup'); at; at = at.parentElement?.closest<MenuPopup>('menupopup')) {
    popups.unshift(at);
  }
  const closed = popups.find(({ state }) => state !== 'open');
  if (closed) closed.closest<Menu>('menu')?.openMenu(true);
  else if (item) popups.at(-1)?.activateItem(item);
  return item !== null && closed === undefined;
}

type Row = HTMLElement & { result?: { payload: { keyword?: string } } };

/** Runs in the browser itself. Enters what stands there, once the row on top is the answer of who has the keyword. */
function enterSuggestion({ Services }: Insides, keyword: string): boolean {
  const { document, gURLBar } = Services.wm.getMostRecentWindow('navigator:browser');
  const row = document.querySelector<Row>('.urlbarView-row');
  if (row?.result?.payload.keyword !== keyword) return false;
  gURLBar.handleCommand();
  return true;
}
