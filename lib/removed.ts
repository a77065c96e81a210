import type Dexie from 'dexie';

export const REMOVED = 'What this browser kept for Checkout Desk was removed. Reload this page to start again.';

/**
 * Calls back when the browser, or a person in its settings, removes a database under who has it open. It stays closed then:
 * Dexie would make an empty one, and read that as if it were ours.
 */
export function whenRemoved(db: Dexie, then: () => void = () => {}): () => void {
  const hear = ({ newVersion }: IDBVersionChangeEvent) => {
    if (newVersion !== null) return true;
    db.close();
    then();
    // What Dexie does after this, to close it until the next query, is not to be done.
    return false;
  };
  db.on('versionchange', hear);
  return () => db.on('versionchange').unsubscribe(hear);
}

/** Whether a query failed because its database was removed. One that could not be opened has the reason inside. */
export function isRemoved(error: unknown): boolean {
  const { name, inner } = Object(error) as { name?: unknown; inner?: unknown };
  return name === 'DatabaseClosedError' && (!inner || isRemoved(inner));
}
