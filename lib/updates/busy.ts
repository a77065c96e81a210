const NAME = 'busy';

/** While `work` runs an update of the extension waits, which would end it with every page. Its lock goes with its page. */
export function whileBusy(work: () => Promise<void>): Promise<void> {
  return navigator.locks.request(NAME, { mode: 'shared' }, work);
}

/** Whether any page of the extension does something that must not be cut off. */
export async function isBusy(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === NAME);
}
