import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { isServerUrl } from './contract/invitation';

/** The name of the policy; also in `public/managed-schema.json`. */
const KEY = 'teamServer';
const Managed = v.pipe(v.string(), v.maxLength(500), v.check(isServerUrl));

/**
 * The address of the team's server by the company's policy; null without one. Firefox rejects where there is no policy
 * at all.
 */
export async function managedServer(): Promise<string | null> {
  const set = await browser.storage.managed.get(KEY).catch(() => ({}));
  const read = v.safeParse(Managed, KEY in set ? set[KEY] : undefined);
  return read.success ? read.output : null;
}
