import { browser } from 'wxt/browser';
import type { SelectedOrder } from '../../checkout-form/orderIn';
import { orderIn } from '../../checkout-form/orderIn';
import { presets } from '../../checkout-form/presets/settings';
import { bareOrder } from '../../shared/bareOrder';
import { foreignText } from '../../shared/foreignText';
import { readSetting, watchSetting } from '../../storage/settings';

const CREATE = 'create';
const FIND = 'find';
/** Before a preset's ID. */
const PRESET = 'preset:';

/** What a person chose in the menu of selected text; no preset is the default one, an empty one is none. */
export type Chosen =
  | { choice: 'create'; order: SelectedOrder; presetId: string | null; windowId: number | undefined }
  | { choice: 'find'; text: string };

/**
/**
 * Keeps the menu of selected text, with one line for each preset while the lock does not hide them. The browser remembers
 * it while we do not run. Returns how to renew it, also in another language. `spoken` settles when the language is known.
 */
export function keepMenu({
  isHidden,
  spoken,
}: {
  isHidden: () => Promise<boolean>;
  spoken: Promise<void>;
}): () => void {
  let turn = Promise.resolve();
  // One after the other: two at once would each add what the other has.
  const renew = () => {
    turn = turn
      .then(() => spoken)
      .then(() => makeMenu(isHidden))
      .catch(() => {});
  };
  browser.runtime.onInstalled.addListener(renew);
  browser.runtime.onStartup.addListener(renew);
  watchSetting(presets, renew);
  return renew;
}

async function makeMenu(isHidden: () => Promise<boolean>): Promise<void> {
  const saved = (await isHidden()) ? [] : ((await readSetting(presets)) ?? []);
  await browser.contextMenus.removeAll();
  add(CREATE, 'Create checkout for “%s”');
  for (const { id, label } of saved) {
    add(PRESET + id, literalTitle(label), CREATE);
  }
  if (saved.length > 0) add(PRESET, 'Without a preset', CREATE);
  add(FIND, 'Find “%s” in Checkout Desk');
}

/** "&" would mark the letter after it as a key, and "%s" would be the selection: a character of no width parts them. */
function literalTitle(label: string): string {
  return foreignText(label).replaceAll('&', '&&').replaceAll('%s', '%\u200cs');
}

function add(id: string, title: string, parentId?: string): void {
  browser.contextMenus.create({ id, title, contexts: ['selection'], ...(parentId !== undefined && { parentId }) });
}

export function onMenuClicked(chosen: (what: Chosen) => void): void {
  browser.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
    const item = String(menuItemId);
    const selection = selectionText ?? '';
    if (item === FIND) chosen({ choice: 'find', text: bareOrder(selection) });
    else {
      const order = orderIn(selection);
      const presetId = item.startsWith(PRESET) ? item.slice(PRESET.length) : null;
      chosen({ choice: 'create', order, presetId, windowId: tab?.windowId });
    }
  });
}
