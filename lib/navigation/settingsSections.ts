import { msg } from '@lingui/core/macro';
import type { Message } from '../language/i18n';

/** The pages of the settings in the order of their list; `id` is the last part of the address. */
export const SETTINGS_PAGES = [
  { id: 'accounts', name: msg`Accounts` },
  { id: 'general', name: msg`General` },
  { id: 'passphrase', name: msg`Security` },
  { id: 'notices', name: msg`Notifications` },
  { id: 'monitor', name: msg`Status checks` },
  { id: 'team', name: msg`Team` },
  { id: 'keys', name: msg`Shortcuts` },
  { id: 'messages', name: msg`Messages` },
  { id: 'permissions', name: msg`Permissions` },
  { id: 'privacy', name: msg`Data and privacy` },
  { id: 'diagnostics', name: msg`Diagnostics` },
  { id: 'help', name: msg`Help` },
  { id: 'news', name: msg`What’s new` },
  { id: 'about', name: msg({ message: 'About', context: 'noun', comment: 'About Checkout Desk' }) },
] as const satisfies readonly { id: string; name: Message }[];

export type SettingsPageId = (typeof SETTINGS_PAGES)[number]['id'];

/** The parts of the pages: their heading, and other words that a person may search for. The address of each stays valid. */
export const SETTINGS_SECTIONS = [
  {
    id: 'accounts',
    page: 'accounts',
    heading: msg`Accounts`,
    words: msg`add account, API token, secret, widget ID, color, pause, remove`,
  },
  { id: 'language', page: 'general', heading: msg`Language`, words: msg`translation, dates, numbers` },
  { id: 'appearance', page: 'general', heading: msg`Appearance`, words: msg`theme, dark, light, colors, privacy blur` },
  {
    id: 'passphrase',
    page: 'passphrase',
    heading: msg`Passphrase and lock`,
    words: msg`password, PIN, auto-lock, encryption, hide the list`,
  },
  { id: 'notices', page: 'notices', heading: msg`Notifications`, words: msg`alerts, quiet, paid, sound` },
  { id: 'monitor', page: 'monitor', heading: msg`Status checks`, words: msg`polling, refresh, requests, rate limit` },
  {
    id: 'team',
    page: 'team',
    heading: msg`Team`,
    words: msg`colleagues, share, server, invitation, join, leave`,
  },
  { id: 'keys', page: 'keys', heading: msg`Keyboard shortcuts`, words: msg`keys, hotkeys, single letters` },
  {
    id: 'anywhere',
    page: 'keys',
    heading: msg`Right-click and address bar`,
    words: msg`selection, menu, create at once, clipboard, global shortcut`,
  },
  {
    id: 'messages',
    page: 'messages',
    heading: msg`Messages to customers`,
    words: msg`templates, email, text, share, language`,
  },
  {
    id: 'permissions',
    page: 'permissions',
    heading: msg`Permissions`,
    words: msg`permissions, sites, access to Inqud`,
  },
  {
    id: 'retention',
    page: 'privacy',
    heading: msg`Data retention`,
    words: msg`old checkouts, archive, delete, clean up, storage`,
  },
  {
    id: 'data',
    page: 'privacy',
    heading: msg`Privacy`,
    words: msg`privacy, copy, backup, restore, export, erase everything`,
  },
  {
    id: 'diagnostics',
    page: 'diagnostics',
    heading: msg`Diagnostics`,
    words: msg`version, problems, support, log`,
  },
  { id: 'help', page: 'help', heading: msg`Help`, words: msg`questions, how to, statuses, support, documentation` },
  { id: 'news', page: 'news', heading: msg`What’s new`, words: msg`changes, updates, release notes, versions` },
  {
    id: 'about',
    page: 'about',
    heading: msg({ message: 'About', context: 'noun', comment: 'About Checkout Desk' }),
    words: msg`version, license, open source, software`,
  },
] as const satisfies readonly { id: string; page: SettingsPageId; heading: Message; words: Message }[];

export type SettingsSectionId = (typeof SETTINGS_SECTIONS)[number]['id'];

/** The page of the settings for the last part of an address; null when there is none, as in a link of an earlier release. */
export function settingsPageOf(section: string): SettingsPageId | null {
  const page = SETTINGS_PAGES.find(({ id }) => id === section)?.id;
  return page ?? SETTINGS_SECTIONS.find(({ id }) => id === section)?.page ?? null;
}
