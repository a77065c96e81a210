import { isMac } from './system';

/** Where a key works, the nearest to the user first: where two places use one key, the nearer place gets it. */
export const PLACES = ['link', 'form', 'list', 'anywhere'] as const;

export type Shortcut = {
  where: (typeof PLACES)[number];
  /** Each of these characters alone. They rest while something is typed, and a user can switch them off. */
  letters?: string;
  /** Each of these letters or digits with Alt, also while something is typed. */
  alt?: string;
  /** This letter with Control, on a Mac with Command, also while something is typed. */
  control?: string;
  /** A key that is no character, by its name in `KeyboardEvent.key`. */
  key?: string;
  /** Whether `key` works in a field, too. */
  inFields?: true;
  /** Whether holding the key down goes on and on. */
  repeats?: true;
};

const DIGITS = '123456789';
/** So many presets have a key of their own. */
export const PRESETS_WITH_KEY = DIGITS.length;

/** Every key of the desk and the popup, once. What they do is in `shortcutHelp.ts`, which the popup does not load. */
export const SHORTCUTS = {
  search: { where: 'list', letters: '/' },
  nextRow: { where: 'list', letters: 'j', key: 'ArrowDown', inFields: true, repeats: true },
  previousRow: { where: 'list', letters: 'k', key: 'ArrowUp', repeats: true },
  openRow: { where: 'list', key: 'Enter', inFields: true },
  selectRow: { where: 'list', letters: 'x' },
  closeSide: { where: 'list', key: 'Escape' },
  showKeys: { where: 'list', letters: '?' },
  copyLink: { where: 'link', letters: 'c' },
  shareLink: { where: 'link', letters: 's' },
  showQrCode: { where: 'link', letters: 'q' },
  openLink: { where: 'link', letters: 'o' },
  previewLink: { where: 'link', letters: 'p' },
  newForm: { where: 'link', key: 'Escape' },
  palette: { where: 'anywhere', control: 'k' },
  lock: { where: 'anywhere', alt: 'l' },
  nextAccount: { where: 'anywhere', alt: 'a' },
  blur: { where: 'anywhere', alt: 'p' },
  preset: { where: 'form', letters: DIGITS, alt: DIGITS },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof SHORTCUTS;

/** "Alt+L", on a Mac "⌃⌥L": Option alone types a character there. */
export const withAlt = (letter: string, mac = isMac()) => `${mac ? '⌃⌥' : 'Alt+'}${letter.toUpperCase()}`;

/** The same for `aria-keyshortcuts`. */
export const ariaWithAlt = (letter: string, mac = isMac()) => `${mac ? 'Control+Alt+' : 'Alt+'}${letter.toUpperCase()}`;

/** "Ctrl+K", on a Mac "⌘K". */
export const withControl = (letter: string, mac = isMac()) => `${mac ? '⌘' : 'Ctrl+'}${letter.toUpperCase()}`;
