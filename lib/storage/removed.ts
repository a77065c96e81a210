import type Dexie from 'dexie';

export const REMOVED = 'What this browser kept for Checkout Desk was removed. Reload this page to start again.';

/**
 * Calls back when the browser, or a person in its settings, removes a database under who has it open. It stays closed then:
 * Dexie would make an empty one, and read that as if it were ours. One listener for each object of Dexie: the newest is
 * asked first, and what it answers keeps an older one from hearing of it.
 */
export function whenRemoved(db: Dexie, then: () => void = () => {}): () => void {
  const removed = () => {
    db.close();
    then();
  };
  const hear = ({ newVersion }: IDBVersionChangeEvent) => {
    if (newVersion !== null) return true;
    removed();
    // What Dexie does after this, to close it until the next query, is not to be done.
    return false;
  };
  // A browser that clears what is stored may close it without that question. Only one that is not there any more was removed.
  const closed = async () => {
    const left = await indexedDB.databases();
    if (!db.hasBeenClosed() && !left.some(({ name }) => name === db.name)) removed();
  };
  db.on('versionchange', hear);
  db.on('close', closed);
  return () => {
    db.on('versionchange').unsubscribe(hear);
    db.on('close').unsubscribe(closed);
  };
}

/** Whether a query failed because its database was removed. One that could not be opened has the reason inside. */
export function isRemoved(error: unknown): boolean {
  const { name, inner } = Object(error) as { name?: unknown; inner?: unknown };
  return name === 'DatabaseClosedError' && (!inner || isRemoved(inner));
}
