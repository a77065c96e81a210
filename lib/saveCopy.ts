import { copyFile, copyName } from './copyFile';
import { download } from './download';

/** Saves a copy of the whole history among the browser's downloads, also when the history cannot be used. */
export async function saveCopy(accountName: (id: string) => string | null): Promise<void> {
  const at = new Date();
  download(await copyFile({ kind: 'lines', bom: false, ids: null }, { at, accountName }), copyName('lines', at));
}
