import type { Desk } from '../../../lib/app/desk';
import { copyFile } from '../../../lib/checkouts/backup/copyFile';
import type { MakeCopy } from '../../../lib/checkouts/backup/saving';
import { makeFile } from './files';

const ALL = { kind: 'lines', bom: false, ids: null, under: null } as const;

/**
 * Lets the worker make a copy of the whole history. Where there is none, the page does it, however slowly: the copy may be
 * the last way to what is there. Rejects as soon as it is called off, also when nothing answers any more.
 */
export function wholeCopy({ history, search, names }: Pick<Desk, 'history' | 'search' | 'names'>): MakeCopy {
  return ({ at, progress, signal }) =>
    new Promise((resolve, reject) => {
      const byId = new Map(Object.entries(names.peek()));
      const lost = search.lost();
      signal.addEventListener('abort', () => reject(signal.reason));
      let isHere = false;
      const here = () => {
        if (signal.aborted) return;
        isHere = true;
        const accountName = (id: string) => byId.get(id) ?? null;
        copyFile(history, ALL, { at, accountName, progress, signal }).then(resolve, reject);
      };
      if (lost.aborted) return here();
      lost.addEventListener('abort', here, { once: true, signal });
      const heard = (news: Parameters<typeof progress>[0]) => isHere || progress(news);
      makeFile(search.worker, names.peek())(ALL, { at, progress: heard, signal }).then(resolve, reject);
    });
}
