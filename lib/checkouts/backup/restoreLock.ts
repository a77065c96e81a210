/** A lock that restores share, and that removing data takes exclusively, so that no restore writes the data again. */
const NAME = 'restoring';

/** Runs a restore. `isUnwanted` tells whether a removal of data is waiting: then the restore should end soon. */
export function whileRestoring<T>(work: (isUnwanted: () => Promise<boolean>) => Promise<T>): Promise<T> {
  const isUnwanted = async () => {
    const { pending = [] } = await navigator.locks.query();
    return pending.some(({ name, mode }) => name === NAME && mode === 'exclusive');
  };
  return navigator.locks.request(NAME, { mode: 'shared' }, () => work(isUnwanted)) as Promise<T>;
}

/** Runs a removal of data after all restores have ended. */
export function withoutRestoring<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(NAME, work) as Promise<T>;
}
