import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/**
 * Fills what the fake browser lacks of what the background uses: menus, omnibox, keys, idle, the popup's address and
 * messages of others do nothing, its language is American English, and Inqud's two sites are allowed while `allowed` says so.
 */
export function fillBrowser(allowed: () => boolean = () => true): void {
  const { runtime, contextMenus, commands, omnibox, idle, permissions, action, i18n } = fakeBrowser;
  const events = [
    runtime.onMessageExternal,
    contextMenus.onClicked,
    commands.onCommand,
    omnibox.onInputChanged,
    omnibox.onInputEntered,
    idle.onStateChanged,
    runtime.onUpdateAvailable,
  ];
  for (const event of events) vi.spyOn(event, 'addListener').mockImplementation(() => {});
  vi.spyOn(contextMenus, 'removeAll').mockImplementation(async () => {});
  vi.spyOn(contextMenus, 'create').mockImplementation(() => '');
  vi.spyOn(idle, 'queryState').mockImplementation(async () => 'active');
  vi.spyOn(idle, 'setDetectionInterval').mockImplementation(() => {});
  vi.spyOn(runtime, 'openOptionsPage').mockImplementation(async () => {});
  vi.spyOn(action, 'setPopup').mockImplementation(async () => {});
  vi.spyOn(i18n, 'getUILanguage').mockImplementation(() => 'en-US');
  vi.spyOn(permissions, 'contains').mockImplementation(async () => allowed());
}

/** Ends whatever listens to the fake browser, as a background's listeners end with it. */
export function endListeners(): void {
  const { runtime, alarms, notifications, storage } = fakeBrowser;
  runtime.onMessage.removeAllListeners();
  runtime.onInstalled.removeAllListeners();
  runtime.onStartup.removeAllListeners();
  alarms.onAlarm.removeAllListeners();
  notifications.onClicked.removeAllListeners();
  storage.onChanged.removeAllListeners();
}
