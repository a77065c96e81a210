import type Dexie from 'dexie';
import { browser } from 'wxt/browser';
import type { AccountsDb } from './accounts/database';
import { changeVault } from './accounts/vault';
import type { HistoryDb } from './history/database';
import { erasing, readSetting, writeSetting } from './settings';

type Databases = { history: HistoryDb; accounts: AccountsDb };

/** Erases everything that the extension keeps in this browser. Checkouts that exist at Inqud stay there. */
export async function eraseAll({ history, accounts }: Databases): Promise<void> {
  await writeSetting(erasing, true);
  await changeVault(() => emptied(accounts));
  await emptied(history);
  for (const id of Object.keys(await browser.notifications.getAll())) await browser.notifications.clear(id);
  await browser.alarms.clearAll();
  await browser.storage.session.clear();
  // The mark goes last.
  await browser.storage.local.clear();
}

/** At the start of a background: what its predecessor was erasing when it ended. */
export async function finishErasing(databases: Databases): Promise<void> {
  if (await readSetting(erasing)) await eraseAll(databases);
}

/** All tables in one step: a page that looks on sees all or nothing. */
async function emptied(db: Dexie): Promise<void> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
}
