const NAME = 'create many';

/** Does the work of creating many unless another tab of the desk does it already; says whether it was done. */
export async function exclusively(work: () => Promise<void>): Promise<boolean> {
  const worked = (await navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  })) as boolean;
  // A tab that waited for the end has it for a moment, too.
  return worked || ((await isDone()) && exclusively(work));
}

/** Whether no tab of the desk creates many now. */
export async function isDone(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return !held.some(({ name, mode }) => name === NAME && mode === 'exclusive');
}

/** Waits until the tab that creates many has ended that, or was closed. */
export async function untilDone(): Promise<void> {
  await navigator.locks.request(NAME, { mode: 'shared' }, () => {});
}
