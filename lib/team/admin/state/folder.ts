import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { Refusal } from './refusal.ts';

/** A file that the tool writes. `isSecret`: nobody but its owner may read it. */
export type WrittenFile = { name: string; text: string; isSecret: boolean };

/** The folder that the admin's tool keeps everything in. */
export function createFolder(path: string) {
  const at = (name: string) => join(path, name);

  return {
    path,
    at,

    /** The file's content, or null when there is none. */
    async read(name: string): Promise<string | null> {
      try {
        return await readFile(at(name), 'utf8');
      } catch (error) {
        if (isCode(error, 'ENOENT')) return null;
        if (isCode(error, 'EACCES'))
          throw new Refusal(`${at(name)} may not be read. Run this as the user who owns it.`);
        throw error;
      }
    },

    /** A file in JSON, or null when there is none. Refuses one that is damaged, rather than to begin again over it. */
    async readJson<T extends v.GenericSchema>(name: string, schema: T): Promise<v.InferOutput<T> | null> {
      const text = await this.read(name);
      if (text === null) return null;
      const read = v.safeParse(schema, parsed(text));
      if (read.success) return read.output;
      const where = v.getDotPath(read.issues[0]);
      throw new Refusal(
        `${at(name)} is damaged${where ? ` at "${where}"` : ''}. Put back a copy of it, or move it away.`,
      );
    },

    writeJson(name: string, value: unknown, isSecret = false): Promise<void> {
      return this.write({ name, text: `${JSON.stringify(value, null, 2)}\n`, isSecret });
    },

    /** Whole or not at all, also when the power fails. */
    async write({ name, text, isSecret }: WrittenFile): Promise<void> {
      await mkdir(dirname(at(name)), { recursive: true });
      const draft = at(`${name}.${randomUUID()}`);
      const mode = isSecret ? 0o600 : 0o644;
      const file = await open(draft, 'wx', mode);
      try {
        await file
          .writeFile(text)
          .then(() => file.sync())
          .finally(() => file.close());
        // The umask may have taken away more than it should.
        await chmod(draft, mode);
        await rename(draft, at(name));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      const folder = await open(dirname(at(name)), 'r');
      await folder.sync().finally(() => folder.close());
    },

    /** Whether others than the owner may read the file. */
    async isOpenToOthers(name: string): Promise<boolean> {
      const { mode } = await stat(at(name));
      return (mode & 0o077) !== 0;
    },

    async create(): Promise<void> {
      await mkdir(path, { recursive: true });
    },

    /** Runs alone: of two commands at once, each would undo what the other wrote. Where there is no folder there is nothing to undo. */
    async locked<T>(work: () => Promise<T>): Promise<T> {
      const lock = at('lock');
      for (let attempt = 0; ; attempt += 1) {
        try {
          const file = await open(lock, 'wx');
          await file.writeFile(String(process.pid)).finally(() => file.close());
          break;
        } catch (error) {
          if (isCode(error, 'ENOENT')) return work();
          if (isCode(error, 'EACCES'))
            throw new Refusal(`Nothing may be written in ${path}. Run this as the user who owns it.`);
          if (!isCode(error, 'EEXIST')) throw error;
          if (attempt > 0 || isRunning(Number(await this.read('lock')))) {
            throw new Refusal(`Another command is at work in ${path}. Wait until it is done.`);
          }
          // The one before was ended in the middle.
          await rm(lock, { force: true });
        }
      }
      try {
        return await work();
      } finally {
        await rm(lock, { force: true });
      }
    },
  };
}
export type Folder = ReturnType<typeof createFolder>;

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isRunning(id: number): boolean {
  if (!Number.isSafeInteger(id) || id <= 0) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
