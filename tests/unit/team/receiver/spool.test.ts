import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Parcel } from '../../../../lib/team/receiver/hook';
import { openSpool } from '../../../../lib/team/receiver/spool';

const MOST = 10_000;
let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spool-'));
  path = join(folder, 'state', 'spool.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const parcel = (number: number, length = 20): Parcel => ({
  id: `id-${number}`,
  subject: `hook.CAP-1.CCO-${number}`,
  message: new Uint8Array(length).fill(number),
});

/** What waits, in its order, as the next run of the receiver finds it. */
async function found(): Promise<string[]> {
  const spool = await openSpool(path, MOST);
  const ids: string[] = [];
  for (let first = spool.first(); first; first = spool.first()) {
    ids.push(first.id);
    expect(first).toEqual(parcel(Number(first.id.slice(3))));
    await spool.delivered(first.id);
  }
  await spool.close();
  return ids;
}

describe('the spool', () => {
  it('keeps parcels in their order for the next run, each once', async () => {
    const spool = await openSpool(path, MOST);
    const all = await Promise.all([1, 2, 3, 2, 1].map((number) => spool.add(parcel(number))));
    expect(all).toEqual([true, true, true, true, true]);
    expect(spool.state().parcels).toBe(3);
    await spool.close();
    expect(await found()).toEqual(['id-1', 'id-2', 'id-3']);
  });

  it('is empty on the disk once all is delivered, and takes more', async () => {
    const spool = await openSpool(path, MOST);
    await spool.add(parcel(1));
    await spool.add(parcel(2));
    await spool.delivered('id-1');
    expect(await readFile(path, 'utf8')).not.toBe('');
    await spool.delivered('id-2');
    expect(await readFile(path, 'utf8')).toBe('');
    expect(spool.state()).toEqual({ parcels: 0, bytes: 0 });
    await spool.add(parcel(3));
    await spool.close();
    expect(await found()).toEqual(['id-3']);
  });

  it('is on the disk before it says so', async () => {
    const spool = await openSpool(path, MOST);
    for (const number of [1, 2, 3]) {
      expect(await spool.add(parcel(number))).toBe(true);
      expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(number + 1);
    }
    await spool.close();
  });

  it('refuses what does not fit, and goes on', async () => {
    const spool = await openSpool(path, 500);
    expect(await spool.add(parcel(1))).toBe(true);
    expect(await spool.add(parcel(2, 1000))).toBe(false);
    expect(await spool.add(parcel(3))).toBe(true);
    await spool.close();
    expect(await found()).toEqual(['id-1', 'id-3']);
  });

  it('loses nothing that it said it kept, wherever a kill cuts the file', async () => {
    const spool = await openSpool(path, MOST);
    const ends: number[] = [];
    for (const number of [1, 2, 3]) {
      await spool.add(parcel(number));
      ends.push(spool.state().bytes);
    }
    await spool.close();
    const whole = await readFile(path);
    for (let length = 0; length <= whole.length; length += 1) {
      await writeFile(path, whole.subarray(0, length));
      const kept = ends.filter((end) => end <= length).length;
      expect(await found()).toEqual(['id-1', 'id-2', 'id-3'].slice(0, kept));
    }
  });

  it('writes the next line whole after one that was cut off', async () => {
    const first = await openSpool(path, MOST);
    await first.add(parcel(1));
    await first.close();
    await writeFile(path, `${await readFile(path, 'utf8')}{"id":"id-2","subj`);
    const second = await openSpool(path, MOST);
    await second.add(parcel(3));
    await second.close();
    expect(await found()).toEqual(['id-1', 'id-3']);
  });

  it('takes out only the one that is first', async () => {
    const spool = await openSpool(path, MOST);
    await spool.add(parcel(1));
    await spool.add(parcel(2));
    await spool.delivered('id-2');
    expect(spool.first()?.id).toBe('id-1');
    await spool.delivered('id-1');
    await spool.delivered('id-1');
    expect(spool.first()?.id).toBe('id-2');
    await spool.close();
  });

  it('drops a damaged line, and no other', async () => {
    const spool = await openSpool(path, MOST);
    for (const number of [1, 2, 3]) await spool.add(parcel(number));
    await spool.close();
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, [lines[0], '{"id":5}', 'nonsense', lines[2], ''].join('\n'));
    expect(await found()).toEqual(['id-1', 'id-3']);
  });
});
