import * as v from 'valibot';
import type { Payload } from '../messaging/commands';
import { guardedSetting } from '../messaging/guardedSettings';
import { writeSetting } from '../storage/settings';

/** Writes a setting for a page, which may not do that itself: the lock decides first. */
export async function changeSetting({ key, value }: Payload<'changeSetting'>): Promise<void> {
  const setting = guardedSetting(key);
  await writeSetting(setting, value === null ? null : v.parse(setting.schema, value));
}
