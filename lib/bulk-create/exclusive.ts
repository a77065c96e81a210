import { whileBusy } from '../updates/busy';

const NAME = 'create many';

/** Runs a bulk creation unless another tab of the desk is running one; returns whether it ran. */
export async function exclusively(work: () => Promise<void>): Promise<boolean> {
  const ran = (await navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
    if (lock) await whileBusy(work);
    return lock !== null;
  })) as boolean;
  // A tab in `untilDone` also holds the lock, for a moment.
  return ran || ((await isDone()) && exclusively(work));
}

/** Whether no tab of the desk is running a bulk creation. */
export async function isDone(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return !held.some(({ name, mode }) => name === NAME && mode === 'exclusive');
}

/** Waits until the tab that runs the bulk creation has finished or was closed. */
export async function untilDone(): Promise<void> {
  await navigator.locks.request(NAME, { mode: 'shared' }, () => {});
}
