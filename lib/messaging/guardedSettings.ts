import * as v from 'valibot';
import { listWhileLocked, lockRules } from '../accounts/lockRules';
import { currentAccount } from '../accounts/settings';
import { createsAtOnce } from '../checkout-form/handoff/settings';
import { defaultPreset, presets, uncheckedPresets } from '../checkout-form/presets/settings';
import { agentName, formDefaults } from '../checkout-form/settings';
import { lastCopy, remindLater, remindsOfCopies } from '../checkouts/backup/reminder/settings';
import { lastAutomaticCopy, retentionDone, retentionRule } from '../checkouts/housekeeping/settings';
import { notificationRules } from '../checkouts/notificationSettings';
import { letterKeys } from '../navigation/settings';
import { columnSets, savedViews } from '../search/settings';
import { lastMessage, ownMessages } from '../share/settings';
import { savedCopies, storageLost } from '../storage/outsideSettings';
import type { Setting } from '../storage/settings';

/** Every setting that a page changes by the command `changeSetting`. */
const GUARDED: Setting<unknown, 'command'>[] = [
  agentName,
  columnSets,
  createsAtOnce,
  currentAccount,
  defaultPreset,
  formDefaults,
  lastAutomaticCopy,
  lastCopy,
  lastMessage,
  letterKeys,
  listWhileLocked,
  lockRules,
  notificationRules,
  ownMessages,
  presets,
  remindLater,
  remindsOfCopies,
  retentionDone,
  retentionRule,
  savedCopies,
  savedViews,
  storageLost,
  uncheckedPresets,
];
const BY_KEY = new Map(GUARDED.map((setting) => [setting.key, setting]));

/** A new value of a guarded setting, in its shape; null unsets it. */
export const SettingChange = v.pipe(
  v.object({ key: v.string(), value: v.unknown() }),
  v.check(({ key, value }) => {
    const setting = BY_KEY.get(key);
    return setting !== undefined && (value === null || v.is(setting.schema, value));
  }),
);

/** The guarded setting with this key. */
export function guardedSetting(key: string): Setting<unknown, 'command'> {
  const setting = BY_KEY.get(key);
  if (!setting) throw new RangeError(`"${key}" is no guarded setting. Use one of ${[...BY_KEY.keys()].join(', ')}.`);
  return setting;
}
