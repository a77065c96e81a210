import { offerHandoff } from '../../checkout-form/handoff/offer';
import type { Handoff } from '../../checkout-form/handoff/settings';
import { createsAtOnce, handoff } from '../../checkout-form/handoff/settings';
import type { SelectedOrder } from '../../checkout-form/orderIn';
import { orderIn } from '../../checkout-form/orderIn';
import type { HistoryDb } from '../../checkouts/database';
import { openDesk } from '../../navigation/openDesk';
import { hashOf } from '../../navigation/routes';
import { mayReadClipboard } from '../../permissions/permissions';
import { printTerm } from '../../search/language';
import { NEWEST_FIRST, viewText } from '../../search/view';
import { readSetting, writeSetting } from '../../storage/settings';
import { onBrowserShortcut } from './browserShortcuts';
import { keepMenu, onMenuClicked } from './contextMenu';
import { answerOmnibox } from './omnibox';
import type { Unread } from './selection';
import { selectionIn } from './selection';

/** What a person can ask for without a page of ours: by the menu of selected text, by a key, in the address bar. */
export function registerEntryPoints(setup: {
  history: HistoryDb;
  /** The accounts that are here. */
  accountIds: () => Promise<string[]>;
  /** Whether the lock hides the history. */
  isHidden: () => Promise<boolean>;
  /** Whether orders and amounts are not shown to who looks on. */
  isBlurred: () => Promise<boolean>;
  lock: () => Promise<unknown>;
  /** Settles when the language is known. */
  spoken: Promise<void>;
}): { renewMenu: () => void; lockChanged: (isHidden: boolean) => void; blurred: () => void } {
  /** Null when there is none: then the form stays as it is. An empty one is looked for in the clipboard, if we may. */
  const order = async (
    selected: Promise<SelectedOrder | Unread> | SelectedOrder,
    presetId: string | null,
  ): Promise<Omit<Handoff, 'to' | 'at'> | null> => {
    const found = await selected;
    // The clipboard is never used in place of a selection.
    if ('unread' in found) return { orderId: '', presetId, atOnce: false, unread: true };
    const { orderId, cut } = found;
    if (orderId === '' && !(await mayReadClipboard())) return null;
    // The user must check a truncated order ID first, and one from the clipboard.
    if (cut) return { orderId, presetId, atOnce: false, cut };
    return { orderId, presetId, atOnce: orderId !== '' && ((await readSetting(createsAtOnce)) ?? false) };
  };

  const find = (text: string) =>
    openDesk(hashOf({ at: 'checkouts', view: viewText({ search: searchFor(text), sort: NEWEST_FIRST }) }));

  const renewMenu = keepMenu(setup);
  onMenuClicked((chosen) => {
    if (chosen.choice === 'create') void offerHandoff(chosen.windowId, order(chosen.order, chosen.presetId));
    else void find(chosen.text);
  });

  onBrowserShortcut({
    lock: () => void setup.lock(),
    'open-desk': () => void openDesk(hashOf({ at: 'checkouts' })),
    'create-from-selection': (tab) =>
      void offerHandoff(tab?.windowId, order(tab?.id === undefined ? orderIn('') : selectedOrder(tab.id), null)),
  });

  const omnibox = answerOmnibox({
    history: setup.history,
    accountIds: setup.accountIds,
    isHidden: setup.isHidden,
    isBlurred: setup.isBlurred,
    spoken: setup.spoken,
    asked: async (what) => {
      if ('open' in what) return openDesk(hashOf({ at: 'checkout', id: what.open }));
      if ('find' in what) return find(what.find);
      // In the address bar a person has asked for the form, not for a checkout.
      await writeSetting(handoff, { orderId: what.create, presetId: null, atOnce: false, to: 'desk', at: Date.now() });
      await openDesk(hashOf({ at: 'new' }));
    },
  });

  return {
    renewMenu,
    lockChanged(isHidden): void {
      renewMenu();
      if (isHidden) void omnibox.forget();
    },
    blurred(): void {
      void omnibox.forget();
    },
  };
}

async function selectedOrder(tabId: number): Promise<SelectedOrder | Unread> {
  const selection = await selectionIn(tabId);
  return 'unread' in selection ? selection : orderIn(selection.text);
}

/** A search for these very characters, whatever they would mean in the search language. */
function searchFor(text: string): string {
  return printTerm({ field: /^[^\s":-][^\s":]*$/.test(text) ? 'word' : 'phrase', not: false, text });
}
