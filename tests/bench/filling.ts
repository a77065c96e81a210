import type { Tab } from '../e2e/driver/types.ts';

/** What distinguishes a copy from the checkout that it is made from. An open one is due since it was stored. */
export type Copy = { id: string; orderId: string; createdAt: number; open: boolean };

/** So many rows fit into one transaction and one message to the page. */
const BATCH = 2000;

/** Writes copies of a stored checkout that is paid, each with its timeline, past the extension into its database. */
export async function storeCopies(quiet: Tab, paidId: string, copies: Copy[]): Promise<void> {
  for (let start = 0; start < copies.length; start += BATCH) {
    await quiet.evaluate(putCopies, paidId, copies.slice(start, start + BATCH));
  }
}

/** Makes checkouts due now, and lets each account send as many requests at once as it ever may. */
export function makeDue(quiet: Tab, ids: string[]): Promise<void> {
  return quiet.evaluate(async (ids) => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    const db = await done(indexedDB.open('checkout-desk-history'));
    const work = db.transaction(['checkouts', 'paces'], 'readwrite');
    const [checkouts, paces] = [work.objectStore('checkouts'), work.objectStore('paces')];
    for (const id of ids) {
      checkouts.put({ ...(await done(checkouts.get(id))), nextRefreshAt: Date.now() - 10_000 });
    }
    for (const pace of await done(paces.getAll())) await done(paces.put({ ...pace, tokens: 30 }));
    db.close();
  }, ids);
}

/** Runs in the page. */
async function putCopies(paidId: string, copies: Copy[]): Promise<void> {
  const done = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  const db = await done(indexedDB.open('checkout-desk-history'));
  const work = db.transaction(['checkouts', 'timeline'], 'readwrite');
  const [checkouts, timeline] = [work.objectStore('checkouts'), work.objectStore('timeline')];
  const { nextRefreshAt: _, ...paid } = await done(checkouts.get(paidId));
  // The model too would be asked about once more.
  checkouts.put(paid);
  const lines = await done(timeline.index('checkoutId').getAll(paidId));
  const still = {
    status: 'NEW',
    request: null,
    noticed: [],
    note: null,
    tags: [],
    archived: 0,
    nextRefreshAt: Date.now(),
  };
  for (const { id, orderId, createdAt, open } of copies) {
    const age = paid.createdAt - createdAt;
    checkouts.put({
      ...paid,
      id,
      orderId,
      createdAt,
      url: paid.url.replace(paidId, id),
      answer: paid.answer.replaceAll(paidId, id).replace(paid.orderId, orderId),
      expiresAt: paid.expiresAt - age,
      answeredAt: paid.answeredAt - age,
      statusSince: paid.statusSince - age,
      ...(open ? still : {}),
    });
    for (const { seq: _, ...line } of open ? lines.slice(0, 1) : lines) {
      timeline.add({ ...line, checkoutId: id, at: line.at - age });
    }
  }
  await new Promise((resolve, reject) => {
    work.oncomplete = resolve;
    work.onabort = () => reject(work.error);
  });
  db.close();
}
