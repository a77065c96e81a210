import { msg } from '@lingui/core/macro';
import type { Message } from '../../lib/language/i18n';
import { i18n } from '../../lib/language/i18n';
import type { Shortcut, ShortcutId } from './shortcuts';
import { SHORTCUTS, withAlt, withControl } from './shortcuts';

const WITH_LINK = msg`Copy, share, show QR code, open, or preview a new link`;
const IN_ROW = msg`Copy the focused row’s link, or open its payment page`;
const CLOSE = msg`Clear the search or close what’s open`;

/** What each shortcut does. Those of one text are one line of the help. */
const LABELS: Record<ShortcutId, Message | Message[]> = {
  search: msg`Go to search`,
  nextRow: msg`Next row`,
  previousRow: msg`Previous row`,
  openRow: msg`Open the row; press again to move into it`,
  selectRow: msg`Select the row`,
  closeSide: CLOSE,
  newForm: CLOSE,
  showKeys: msg`Show these shortcuts`,
  copyLink: [IN_ROW, WITH_LINK],
  shareLink: WITH_LINK,
  showQrCode: WITH_LINK,
  openLink: [IN_ROW, WITH_LINK],
  previewLink: WITH_LINK,
  palette: msg`Quick actions`,
  lock: msg({ message: 'Lock', context: 'action' }),
  nextAccount: msg`Next account`,
  blur: msg`Privacy blur`,
  preset: msg`Apply a preset in the form`,
};

const ARROWS: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑' };

/** The help: what can be done, and by which keys now, in the order of the labels. */
export function helpLines(lettersOn: boolean): { label: string; keys: string[] }[] {
  const lines = new Map<string, Set<string>>();
  for (const [id, does] of Object.entries(LABELS)) {
    for (const each of [does].flat()) {
      const label = i18n._(each);
      const keys = lines.get(label) ?? new Set();
      for (const key of keysOf(SHORTCUTS[id as ShortcutId], lettersOn)) keys.add(key);
      lines.set(label, keys);
    }
  }
  return Array.from(lines, ([label, keys]) => ({ label, keys: [...keys] })).filter(({ keys }) => keys.length > 0);
}

/** The keys that press a shortcut now, as they are shown. */
export function keysOf({ where, letters, key, alt, control }: Shortcut, lettersOn: boolean): string[] {
  return [
    // As on the buttons beside the link.
    ...(letters && lettersOn ? [where === 'link' ? letters.toUpperCase() : rangeOf(letters)] : []),
    ...(key ? [ARROWS[key] ?? key] : []),
    ...(control ? [withControl(control)] : []),
    ...(alt ? [withAlt(rangeOf(alt))] : []),
  ];
}

const rangeOf = (characters: string) =>
  characters.length === 1 ? characters : `${characters.at(0)}–${characters.at(-1)}`;
