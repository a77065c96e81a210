import type Dexie from 'dexie';
import { browser } from 'wxt/browser';
import type { AccountsDb } from '../accounts/database';
import { removeCopies } from '../checkouts/backup/copyStore';
import type { HistoryDb } from '../checkouts/database';
import { notifyOfChange, readSetting, writeSetting } from '../storage/settings';
import { removeAllBut, writeValue } from '../storage/settingsDatabase';
import type { RequestLog } from './requests/log';
import { erasing } from './settings';
import { changeVault } from './vault/vault';

type Kept = { history: HistoryDb; accounts: AccountsDb; requests: Pick<RequestLog, 'clear'> };

/** Erases everything that the extension keeps in this browser. Checkouts that exist at Inqud stay there. */
export async function eraseAll({ history, accounts, requests }: Kept): Promise<void> {
  await writeSetting(erasing, true);
  await changeVault(() => emptied(accounts));
  await emptied(history);
  await removeCopies(null);
  for (const id of Object.keys(await browser.notifications.getAll())) await browser.notifications.clear(id);
  await browser.alarms.clearAll();
  // What will come of those under way is forgotten too.
  await requests.clear();
  await removeAllBut(erasing.key);
  await notifyOfChange(null);
  await browser.storage.session.clear();
  await browser.storage.local.clear();
  // The mark goes last, and leaves no word of that.
  await writeValue(erasing.key, null);
}

/** At the start of a background: what its predecessor was erasing when it ended. */
export async function finishErasing(kept: Kept): Promise<void> {
  if (await readSetting(erasing)) await eraseAll(kept);
}

/** All tables in one step: a page that looks on sees all or nothing. */
async function emptied(db: Dexie): Promise<void> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
}
