import { beforeEach } from 'vitest';
import { SETTINGS } from '../lib/storage/databaseVersion';

/** Each test begins without settings that last; those of `storage` go with `fakeBrowser.reset()`. */
beforeEach(async () => {
  const removing = indexedDB.deleteDatabase(SETTINGS.name);
  await new Promise((resolve, reject) => {
    removing.onsuccess = resolve;
    removing.onerror = () => reject(removing.error);
  });
});
