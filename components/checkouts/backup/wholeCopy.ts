import type { Desk } from '../../../lib/app/desk';
import { copyFile } from '../../../lib/checkouts/backup/copyFile';
import type { MakeCopy } from '../../../lib/checkouts/backup/saving';
import { makeFile } from './files';
import type { Copying } from './useSaving';

const ALL = { kind: 'lines', bom: false, ids: null } as const;

/** How this desk's history is copied: encrypted by default when there is a passphrase, which is asked for all the same. */
export function copyingOf(desk: Desk): Copying {
  return {
    make: wholeCopy(desk),
    known: desk.choice.known.value.map(({ label }) => label),
    byDefault: (desk.lock.state.value ?? { is: 'off' }).is !== 'off',
  };
}

/**
 * Lets the worker make a copy of the whole history. Where there is none, the page does it, however slowly: the copy may be
 * the last way to what is there. Rejects as soon as it is called off, also when nothing answers any more.
 */
export function wholeCopy({ history, search, names }: Pick<Desk, 'history' | 'search' | 'names'>): MakeCopy {
  return ({ under, at, progress, signal }) =>
    new Promise((resolve, reject) => {
      const byId = new Map(Object.entries(names.peek()));
      const choice = { ...ALL, under };
      const lost = search.lost();
      signal.addEventListener('abort', () => reject(signal.reason));
      let isHere = false;
      const here = () => {
        if (signal.aborted) return;
        isHere = true;
        const accountName = (id: string) => byId.get(id) ?? null;
        copyFile(history, choice, { at, accountName, progress, signal }).then(resolve, reject);
      };
      if (lost.aborted) return here();
      lost.addEventListener('abort', here, { once: true, signal });
      const heard = (news: Parameters<typeof progress>[0]) => isHere || progress(news);
      makeFile(search.worker, names.peek())(choice, { at, progress: heard, signal }).then(resolve, reject);
    });
}
