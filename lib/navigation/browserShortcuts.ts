/**
 * The keyboard commands of the manifest, beside the one that opens the popup, with the key that is suggested for each.
 */
export const COMMANDS = {
  'create-from-selection': {
    description: 'Create a checkout for the selected order number, with the default preset',
    key: 'Alt+Shift+K',
  },
  'open-desk': { description: 'Open the desk', key: 'Alt+Shift+D' },
  lock: { description: 'Lock', key: 'Alt+Shift+L' },
} as const;
export type Command = keyof typeof COMMANDS;
export const OPEN_POPUP_KEY = 'Alt+Shift+O';

/** The omnibox keyword, typed before an order ID in the address bar. */
export const KEYWORD = 'co';
