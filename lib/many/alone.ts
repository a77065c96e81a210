/** Does the work of creating many unless another tab of the desk does it already; says whether it was done. */
export function alone(work: () => Promise<void>): Promise<boolean> {
  return navigator.locks.request('create many', { ifAvailable: true }, async (lock) => {
    if (lock) await work();
    return lock !== null;
  }) as Promise<boolean>;
}
