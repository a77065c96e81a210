import { browser } from 'wxt/browser';
import { Failed } from '../../shared/failure/failed';

/** Below the downloads. */
const FOLDER = 'Checkout Desk';

/**
 * Saves a file to a folder among the downloads, without a click and without a question. Resolves with its name there once
 * the browser has written all of it, and rejects when it has not. Takes the permission.
 */
export async function saveToDownloads(file: Blob, name: string): Promise<string> {
  const url = URL.createObjectURL(file);
  try {
    const { downloads } = browser;
    // In a browser that has taken the permission away, there is no such API.
    if (!downloads) throw new Failed({ is: 'copies not allowed' });
    const id = await downloads.download({
      url,
      filename: `${FOLDER}/${name}`,
      saveAs: false,
      conflictAction: 'uniquify',
    });
    await whenSaved(id);
    const [saved] = await downloads.search({ id });
    // The whole path has the name of this computer's user.
    const base = saved?.filename.split(/[\\/]/).at(-1);
    return `${FOLDER}/${base || name}`;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function whenSaved(id: number): Promise<void> {
  const { downloads } = browser;
  return new Promise((resolve, reject) => {
    const settle = (state: string | undefined) => {
      if (state !== 'complete' && state !== 'interrupted') return;
      downloads.onChanged.removeListener(listen);
      if (state === 'complete') resolve();
      else reject(new Failed({ is: 'download failed' }));
    };
    const listen = (change: { id: number; state?: { current?: string | undefined } | undefined }) => {
      if (change.id === id) settle(change.state?.current);
    };
    downloads.onChanged.addListener(listen);
    // It may have ended before anybody listened.
    void downloads.search({ id }).then(([item]) => settle(item?.state), reject);
  });
}
