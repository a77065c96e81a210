import { browser } from 'wxt/browser';
import type { Command } from '../../navigation/browserShortcuts';
import { COMMANDS } from '../../navigation/browserShortcuts';

/** Hears the keys, each with the tab that it was pressed in. */
export function onCommand(
  pressed: (command: Command, tab: { id?: number | undefined; windowId: number } | undefined) => void,
): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (isCommand(name)) pressed(name, tab);
  });
}

function isCommand(name: string): name is Command {
  return Object.hasOwn(COMMANDS, name);
}
