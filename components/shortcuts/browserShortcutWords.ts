import { msg } from '@lingui/core/macro';
import type { Message } from '../../lib/language/i18n';
import { i18n } from '../../lib/language/i18n';
import type { BrowserShortcut } from '../../lib/navigation/browserShortcuts';

const OPEN_POPUP = msg`Open Checkout Desk`;

/** Firefox calls the command that opens the popup otherwise. */
const WORDS: Record<BrowserShortcut | '_execute_action' | '_execute_browser_action', Message> = {
  _execute_action: OPEN_POPUP,
  _execute_browser_action: OPEN_POPUP,
  'create-from-selection': msg`Create checkout from selection`,
  'open-desk': msg`Open desk`,
  lock: msg({ message: 'Lock', context: 'action' }),
};

/** What a keyboard command of the browser does, in the language of the page: the browser knows it in its own. */
export function browserShortcutWord(name: string): string {
  const known = Object.entries(WORDS).find(([command]) => command === name)?.[1];
  return known ? i18n._(known) : name;
}
