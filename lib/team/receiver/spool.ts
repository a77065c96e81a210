import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { fromBase64, toBase64 } from '../../sealing/base64.ts';
import type { Parcel } from './hook.ts';

const Line = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  subject: v.pipe(v.string(), v.nonEmpty()),
  message: v.pipe(v.string(), v.transform(fromBase64), v.instance(Uint8Array)),
});

/**
 * Parcels that wait for the engine, in a file: one line of JSON each, on the disk before `add` resolves. It is emptied when all
 * of it is delivered, so a kill in between delivers some twice, and the engine knows them by their ID. A line that was cut off
 * by a kill is dropped: nobody was told that it was kept.
 *
 * `most`: bytes of the file.
 */
export async function openSpool(path: string, most: number) {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+', 0o600);
  const text = await file.readFile('utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  let size = Buffer.byteLength(whole);
  if (whole.length < text.length) {
    await file.truncate(size);
    await file.sync();
  }
  let kept = whole.split('\n').flatMap((line) => parcelIn(line) ?? []);
  /** Those before it are delivered. */
  let next = 0;
  const ids = new Set(kept.map(({ id }) => id));
  /** One write at a time; the next begins when the one before is on the disk. */
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = writing.then(work);
    writing = mine.catch(() => undefined);
    return mine;
  };

  return {
    /** How many wait, and how many bytes the file has, delivered ones included. */
    state: () => ({ parcels: kept.length - next, bytes: size }),

    /** The one that has waited longest. */
    first: (): Parcel | undefined => kept[next],

    /** Whether it is kept; false when the spool is full. One that waits already is kept once. Rejects when the disk fails. */
    add(parcel: Parcel): Promise<boolean> {
      return inTurn(async () => {
        if (ids.has(parcel.id)) return true;
        const line = `${JSON.stringify({ ...parcel, message: toBase64(parcel.message) })}\n`;
        if (size + Buffer.byteLength(line) > most) return false;
        try {
          await file.appendFile(line);
          await file.datasync();
        } catch (error) {
          // A half of a line would take the next one with it.
          await file.truncate(size).catch(() => undefined);
          throw error;
        }
        size += Buffer.byteLength(line);
        kept.push(parcel);
        ids.add(parcel.id);
        return true;
      });
    },

    /** The first one is delivered. The file is emptied with the last one. */
    delivered(id: string): Promise<void> {
      return inTurn(async () => {
        if (kept[next]?.id !== id) return;
        next += 1;
        ids.delete(id);
        if (next < kept.length) return;
        [kept, next] = [[], 0];
        await file.truncate(0);
        await file.datasync();
        size = 0;
      });
    },

    async close(): Promise<void> {
      await writing;
      await file.close();
    },
  };
}
export type Spool = Awaited<ReturnType<typeof openSpool>>;

/** Null for a damaged line: the others are still good. */
function parcelIn(line: string): Parcel | null {
  if (line === '') return null;
  try {
    return v.parse(Line, JSON.parse(line));
  } catch {
    return null;
  }
}
