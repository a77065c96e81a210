import { t } from '@lingui/core/macro';
import type { Desk } from '../../../lib/app/desk';
import { reachableRoute } from '../../../lib/app/reachableRoute';
import { isBlurred, toggleBlur } from '../../../lib/app/showBlur';
import { handoff } from '../../../lib/checkout-form/handoff/settings';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import { i18n } from '../../../lib/language/i18n';
import { isLanguage, OFFERED } from '../../../lib/language/languages';
import { OWN_NAMES } from '../../../lib/language/names';
import { chosenLanguage } from '../../../lib/language/setting';
import { letterKeysOn } from '../../../lib/navigation/letterKeysOn';
import { PAGE_TITLES } from '../../../lib/navigation/pageTitles';
import { SETTINGS_PAGES, SETTINGS_SECTIONS } from '../../../lib/navigation/settingsSections';
import { chosenTheme, isTheme } from '../../../lib/shared/theme';
import { changeSetting } from '../../../lib/storage/settingSignal';
import { writePageSetting } from '../../../lib/storage/settings';
import { focusUnlockForm } from '../../accounts/lock/UnlockForm';
import { keysOf } from '../../shortcuts/shortcutHelp';
import type { ShortcutId } from '../../shortcuts/shortcuts';
import { SHORTCUTS } from '../../shortcuts/shortcuts';
import type { Action, ActionGroup } from './actions';

/** In the order of the navigation. */
const PAGES = [
  'new',
  'checkouts',
  'attention',
  'overview',
  'many',
  'import',
  'presets',
  'preview',
  'webhooks',
  'requests',
] as const;
/** There is nothing to watch before there is an account. */
const OF_ACCOUNTS = 'monitor';

const keyOf = (id: ShortcutId) => keysOf(SHORTCUTS[id], letterKeysOn.value)[0] ?? '';

/** What can be done while the desk is locked, of which nothing is of the history. */
export function lockedActions(showKeys: () => void): ActionGroup[] {
  const unlock = { id: 'unlock', title: t`Unlock`, run: focusUnlockForm };
  return [{ title: t`Desk`, actions: [unlock, keysAction(showKeys)], shown: 'both' }];
}

/** What can be done wherever the desk is. */
export function deskActions(desk: Desk, presets: Preset[], showKeys: () => void): ActionGroup[] {
  return [
    { title: t`Presets`, actions: presets.map((preset) => presetAction(desk, preset)), shown: 'both' },
    { title: t`Pages`, actions: pageOptions(desk), shown: 'both' },
    // Before the settings, which the same words find.
    { title: t`Appearance`, actions: [...themeOptions(), ...languageOptions()], shown: 'typed' },
    { title: t`Settings`, actions: settingsOptions(desk), shown: 'both' },
    { title: t`Accounts`, actions: accountOptions(desk), shown: 'both' },
    { title: t`Desk`, actions: [...lockOptions(desk), blurAction(), keysAction(showKeys)], shown: 'both' },
  ];
}

/** Opens the form of a new checkout with this order, or with a preset. */
export async function newCheckout(desk: Desk, what: { orderId: string; presetId: string | null }): Promise<void> {
  await writePageSetting(handoff, { ...what, atOnce: false, to: 'desk', at: Date.now() });
  desk.go({ at: 'new' });
}

function presetAction(desk: Desk, { id, label }: Preset): Action {
  return {
    id: `preset:${id}`,
    title: label,
    detail: t`New checkout`,
    run: () => newCheckout(desk, { orderId: '', presetId: id }),
  };
}

function pageOptions(desk: Desk): Action[] {
  const there = {
    account: desk.choice.current.value !== null,
    history: desk.choice.known.value.length > 0,
    locked: false,
  };
  return PAGES.flatMap((at) => {
    const to = at === 'preview' ? ({ at, id: null } as const) : { at };
    if (reachableRoute(to, there).at !== at) return [];
    return [{ id: `page:${at}`, title: i18n._(PAGE_TITLES[at]), run: () => desk.go(to) }];
  });
}

function settingsOptions(desk: Desk): Action[] {
  const hasAccount = desk.choice.current.value !== null;
  return SETTINGS_SECTIONS.filter(({ id }) => hasAccount || id !== OF_ACCOUNTS).map(({ id, page, heading, words }) => {
    const name = SETTINGS_PAGES.find((each) => each.id === page)?.name;
    const title = i18n._(heading);
    const pageName = name ? i18n._(name) : '';
    return {
      id: `settings:${id}`,
      title,
      ...(pageName !== title && { detail: pageName }),
      words: `${t`Settings`} ${i18n._(words)}`,
      run: () => desk.go({ at: 'settings', section: id }),
    };
  });
}

function accountOptions(desk: Desk): Action[] {
  const accounts = desk.choice.accounts.value;
  if (accounts.length < 2) return [];
  return [
    { id: 'account', title: t`All accounts`, run: () => desk.show(null) },
    ...accounts.map(({ id, label }) => ({
      id: `account:${id}`,
      title: label,
      words: t`Account`,
      run: () => desk.show(id),
    })),
    { id: 'nextAccount', title: t`Next account`, keys: keyOf('nextAccount'), run: desk.showNext },
  ];
}

function lockOptions({ lock }: Desk): Action[] {
  if (lock.state.value?.is !== 'unlocked') return [];
  const title = t({ message: 'Lock', context: 'action' });
  return [{ id: 'lock', title, keys: keyOf('lock'), run: lock.lockNow }];
}

function blurAction(): Action {
  const title = isBlurred() ? t`Turn off privacy blur` : t`Turn on privacy blur`;
  const words = t`hide amounts, addresses, names, notes, order IDs`;
  return { id: 'blur', title, words, keys: keyOf('blur'), run: toggleBlur };
}

function keysAction(showKeys: () => void): Action {
  return { id: 'keys', title: t`Keyboard shortcuts`, run: showKeys };
}

function themeOptions(): Action[] {
  const themes = {
    '': t`Same as the browser`,
    light: t({ message: 'Light', context: 'noun' }),
    dark: t({ message: 'Dark', context: 'noun' }),
  };
  return Object.entries(themes).map(([theme, title]) => ({
    id: `theme:${theme}`,
    title,
    detail: t`Theme`,
    run: () => changeSetting(chosenTheme, isTheme(theme) ? theme : null),
  }));
}

function languageOptions(): Action[] {
  return OFFERED.map((language) => ({
    id: `language:${language}`,
    title: OWN_NAMES[language],
    detail: t`Language`,
    run: () => changeSetting(chosenLanguage, isLanguage(language) ? language : null),
  }));
}
