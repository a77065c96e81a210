import { browser } from 'wxt/browser';
import type { BrowserShortcut } from '../../navigation/browserShortcuts';

/** The tab that was in front when the key was pressed, as far as the browser tells. */
type PressedIn = { id?: number | undefined; windowId: number } | undefined;

/** Runs the handler of each keyboard command. The compiler asks for a handler of every command of the manifest. */
export function onBrowserShortcut(handlers: Record<BrowserShortcut, (tab: PressedIn) => void>): void {
  const byName = new Map(Object.entries(handlers));
  browser.commands.onCommand.addListener((name, tab) => byName.get(name)?.(tab));
}
