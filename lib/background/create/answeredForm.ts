import { unsent } from '../../checkout-form/settings';
import type { HistoryDb } from '../../checkouts/database';
import { readSetting, writeSetting } from '../../storage/settings';

/** At the start of a background: forgets a form whose attempt has an outcome, should its predecessor have ended before. */
export async function forgetAnsweredForm(history: HistoryDb): Promise<void> {
  const form = await readSetting(unsent);
  const create = form && (await history.creates.get(form.attemptId));
  if (create && create.state !== 'sending') await writeSetting(unsent, null);
}
