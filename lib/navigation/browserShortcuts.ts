/**
 * The keyboard commands of the manifest, beside the one that opens the popup, each with its suggested key. What they do is
 * in `public/_locales`, and for our pages in `components/shortcuts/browserShortcutWords.ts`.
 */
export const BROWSER_SHORTCUTS = {
  'create-from-selection': 'Alt+Shift+K',
  'open-desk': 'Alt+Shift+D',
  lock: 'Alt+Shift+L',
} as const;
export type BrowserShortcut = keyof typeof BROWSER_SHORTCUTS;
export const OPEN_POPUP_KEY = 'Alt+Shift+O';

/** For the manifest. On a Mac, Option types characters, such as Ł and Ó of a Polish keyboard; Control types none. */
export const suggestedKey = (key: string) => ({ default: key, mac: key.replace('Alt', 'MacCtrl') });

/** The omnibox keyword, typed before an order ID in the address bar. */
export const KEYWORD = 'co';
