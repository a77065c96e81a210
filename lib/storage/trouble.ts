import type Dexie from 'dexie';
import type { Failure, Trouble } from '../shared/failure/failure';
import { failureIn } from '../shared/failure/failureIn';
import { failureText } from '../shared/failure/failureText';
import { BLOCKED, reportBlocked } from './blocked';
import { NewerDatabaseError } from './databaseVersion';
import { storageTrouble } from './health';
import { isRemoved } from './removed';
import { readSetting, writePageSetting } from './settings';

/** The storage trouble that caused an error; null for any other error. */
export function storageTroubleOf(error: unknown): Trouble | null {
  if (isRemoved(error)) return 'removed';
  const names = namesOf(error);
  if (error instanceof NewerDatabaseError || names.includes('NewerDatabaseError')) return 'newer';
  if (names.includes('QuotaExceededError')) return 'full';
  const unreadable = ['OpenFailedError', 'UnknownError', 'InvalidStateError', 'DatabaseClosedError', 'MissingAPIError'];
  return unreadable.some((name) => names.includes(name)) ? 'unreadable' : null;
}

/** Why something could not be done: the storage's trouble, or what the error says itself. */
export function failureOf(error: unknown): Failure {
  const trouble = storageTroubleOf(error);
  return trouble ? { is: trouble } : failureIn(error);
}

/** The text of an error for the user. */
export function errorText(error: unknown): string {
  return failureText(failureOf(error));
}

/**
 * Keeps pages informed of storage trouble in the background until it can store again. `probe` writes something, because
 * a successful command may not have written anything.
 */
export function createTroubleWatch(databases: Dexie[], probe: () => Promise<unknown>) {
  // Undefined at the start: trouble that an earlier background reported may be over.
  let reported: Trouble | null | undefined;
  const isBlocked = async () => (await readSetting(storageTrouble)) === BLOCKED;
  const notify = async (trouble: Trouble | null) => {
    if (trouble === reported) return;
    reported = trouble;
    // One usable database does not mean that the other is unblocked.
    if (trouble === null && (await isBlocked())) return;
    // Another report may have overtaken this one.
    if (reported !== trouble) return;
    await writePageSetting(storageTrouble, trouble);
  };
  const unblocked = async () => {
    if (databases.every((db) => db.isOpen()) && (await isBlocked())) await writePageSetting(storageTrouble, null);
  };
  for (const db of databases) {
    db.on('blocked', reportBlocked);
    db.on('ready', unblocked, true);
  }
  const report = async (error: unknown) => {
    const trouble = storageTroubleOf(error);
    if (trouble) await notify(trouble);
    // Dexie does not retry a failed open by itself.
    if (trouble !== 'newer') for (const db of databases) if (db.hasFailed()) db.close({ disableAutoOpen: false });
  };
  return {
    report,
    /** Passes the outcome on, and reports what it says about the storage. */
    watch: async <T>(work: Promise<T>): Promise<T> => {
      try {
        const result = await work;
        if (reported !== null) await probe().then(() => notify(null), report);
        return result;
      } catch (error) {
        await report(error);
        throw error;
      }
    },
  };
}

/** An error's name, and those of the errors that it wraps. */
function namesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const { name, inner, failures } = error as { name?: unknown; inner?: unknown; failures?: unknown };
  return [String(name), ...namesOf(inner), ...(Array.isArray(failures) ? namesOf(failures[0]) : [])];
}
