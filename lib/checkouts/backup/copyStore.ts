import { Failed } from '../../shared/failure/failed';
import { MINUTE } from '../../shared/time';

/** The destination of a copy while it is written, before the browser saves it to the downloads. */
export type CopyStore = {
  write(part: string | Uint8Array<ArrayBuffer>): void;
  /** The whole of it, which can be read until `removeCopies` removes it. */
  finish(type: string): Promise<Blob>;
  /** Discards what was written. */
  drop(): Promise<void>;
};

const FOLDER = 'copies';
/** Browsers do not report when a download has been saved; after this time it has. */
export const SAVED_AFTER = 10 * MINUTE;

/** Only workers have it, and only TypeScript's library for workers. */
type Handle = { write(bytes: Uint8Array<ArrayBuffer>): number; close(): void };
type InWorker = { createSyncAccessHandle?: () => Promise<Handle> };

/**
 * Opens a file in the origin private file system, so that a copy need not fit into memory. Falls back to memory where
 * the browser has none, as in a page or in a private window of Firefox. Writing throws a `QuotaExceededError` when the
 * disk is full.
 */
export async function openCopyStore(): Promise<CopyStore> {
  return (await onDisk().catch(() => null)) ?? memoryStore();
}

/**
 * Removes the copies that were saved long before `now`, epoch ms, or all for null; then it rejects while one is being
 * written.
 */
export async function removeCopies(now: number | null): Promise<void> {
  const folder = await folderOfCopies(false);
  for await (const [name, file] of folder?.entries() ?? []) {
    if (now !== null && (await writtenAt(file)) > now - SAVED_AFTER) continue;
    await folder?.removeEntry(name).catch(() => {
      if (now === null) throw new Failed({ is: 'copy being saved' });
    });
  }
}

async function onDisk(): Promise<CopyStore | null> {
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return null;
  const folder = await folderOfCopies(true);
  const name = crypto.randomUUID();
  const file: (FileSystemFileHandle & InWorker) | undefined = await folder?.getFileHandle(name, { create: true });
  const handle = await file?.createSyncAccessHandle?.();
  if (!folder || !file || !handle) return null;
  const encoder = new TextEncoder();
  return {
    write(part) {
      const bytes = typeof part === 'string' ? encoder.encode(part) : part;
      if (handle.write(bytes) !== bytes.length) throw new DOMException('It was cut off.', 'QuotaExceededError');
    },
    async finish(type) {
      handle.close();
      const whole = await file.getFile();
      return whole.slice(0, whole.size, type);
    },
    async drop() {
      handle.close();
      await folder.removeEntry(name);
    },
  };
}

export function memoryStore(): CopyStore {
  const parts: Blob[] = [];
  return {
    // A piece by itself may go to the disk, where the browser does that.
    write: (part) => void parts.push(new Blob([part])),
    finish: async (type) => new Blob(parts, { type }),
    drop: async () => {},
  };
}

/** Undefined when the browser has no such file system, or when the folder does not exist and `create` is false. */
async function folderOfCopies(create: boolean): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    return await root.getDirectoryHandle(FOLDER, { create });
  } catch {
    return undefined;
  }
}

/** Epoch ms; infinite for a file that is being written. */
async function writtenAt(file: FileSystemHandle): Promise<number> {
  try {
    return (await (file as FileSystemFileHandle).getFile()).lastModified;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
