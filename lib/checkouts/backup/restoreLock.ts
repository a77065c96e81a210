/** Held, side by side, by every restore; wanted for itself by what removes data, which would else be written again. */
const NAME = 'restoring';

/** Runs a restore. `isUnwanted` says whether somebody waits for its end to remove data: then it should end soon. */
export function whileRestoring<T>(work: (isUnwanted: () => Promise<boolean>) => Promise<T>): Promise<T> {
  const isUnwanted = async () => {
    const { pending = [] } = await navigator.locks.query();
    return pending.some(({ name, mode }) => name === NAME && mode === 'exclusive');
  };
  return navigator.locks.request(NAME, { mode: 'shared' }, () => work(isUnwanted)) as Promise<T>;
}

/** Removes data, after whatever is being restored has ended. */
export function withoutRestoring<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(NAME, work) as Promise<T>;
}
