import type Dexie from 'dexie';
import { messageOf } from '../shared/messageOf';
import { BLOCKED, reportBlocked } from './blocked';
import { NewerDatabaseError } from './databaseVersion';
import { storageTrouble } from './health';
import { isRemoved, REMOVED } from './removed';
import { readSetting, writeSetting } from './settings';

const TEXTS = {
  full: 'The disk is full, so this browser can store nothing new. Make room on it; what was stored before is safe, and everything goes on by itself.',
  newer: 'The history was written by a newer Checkout Desk, and this one leaves it untouched. Update Checkout Desk.',
  removed: REMOVED,
  unreadable:
    'This browser could not open what Checkout Desk stores. Restart the browser. Nothing is lost at Inqud; if it stays, save a copy of the history.',
} as const;
type Trouble = keyof typeof TEXTS;

/** What keeps the browser from storing, as far as an error tells of it; null for any other error. */
export function storageTroubleOf(error: unknown): Trouble | null {
  if (isRemoved(error)) return 'removed';
  const names = namesOf(error);
  if (error instanceof NewerDatabaseError || names.includes('NewerDatabaseError')) return 'newer';
  if (names.includes('QuotaExceededError')) return 'full';
  const unreadable = ['OpenFailedError', 'UnknownError', 'InvalidStateError', 'DatabaseClosedError', 'MissingAPIError'];
  return unreadable.some((name) => names.includes(name)) ? 'unreadable' : null;
}

/** What a person reads about an error: what is the matter and what to do where it is the storage, else its own words. */
export function errorText(error: unknown): string {
  const trouble = storageTroubleOf(error);
  return trouble ? TEXTS[trouble] : messageOf(error);
}

/**
 * Keeps pages informed of what keeps the background from storing, until it stores again. `probe` writes something: that
 * a command went well does not say that it did.
 */
export function createTroubleWatch(databases: Dexie[], probe: () => Promise<unknown>) {
  // What an earlier background told may be over.
  let told: Trouble | null | undefined;
  const isBlocked = async () => (await readSetting(storageTrouble)) === BLOCKED;
  const tell = async (trouble: Trouble | null) => {
    if (trouble === told) return;
    told = trouble;
    // One database that can be used does not say that the other is free.
    if (trouble === null && (await isBlocked())) return;
    // Another one may have come meanwhile.
    if (told !== trouble) return;
    await writeSetting(storageTrouble, trouble === null ? null : TEXTS[trouble]);
  };
  const unblocked = async () => {
    if (databases.every((db) => db.isOpen()) && (await isBlocked())) await writeSetting(storageTrouble, null);
  };
  for (const db of databases) {
    db.on('blocked', reportBlocked);
    db.on('ready', unblocked, true);
  }
  const report = async (error: unknown) => {
    const trouble = storageTroubleOf(error);
    if (trouble) await tell(trouble);
    // One that failed to open stays shut until it is told to try again.
    if (trouble !== 'newer') for (const db of databases) if (db.hasFailed()) db.close({ disableAutoOpen: false });
  };
  return {
    report,
    /** Passes the outcome on, and tells what it says of the storage. */
    watch: async <T>(work: Promise<T>): Promise<T> => {
      try {
        const result = await work;
        if (told !== null) await probe().then(() => tell(null), report);
        return result;
      } catch (error) {
        await report(error);
        throw error;
      }
    },
  };
}

/** An error's names, and those of what it was made from. */
function namesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { name, inner, failures } = error as { name?: unknown; inner?: unknown; failures?: unknown };
  return [String(name), ...namesOf(inner), ...(Array.isArray(failures) ? namesOf(failures[0]) : [])];
}
