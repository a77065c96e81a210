import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { copyFile, copyName } from '../../../../lib/checkouts/backup/copyFile';
import type { HistoryDb } from '../../../../lib/checkouts/database';
import { checkout, emptyHistory, NOW } from '../../support/examples';
import { giveDisk } from '../../support/fakeDisk';

const at = new Date(NOW);
const accountName = () => 'Shop';
const CSV = { kind: 'csv', under: null } as const;

afterEach(() => void vi.unstubAllGlobals());

describe('a copy as a file', () => {
  let history: HistoryDb;
  beforeEach(async () => {
    history = await emptyHistory();
    await history.checkouts.bulkPut(Array.from({ length: 250 }, (_, i) => checkout({ id: `c${i}` })));
  });

  it('is a table, with the byte order mark for Excel on request', async () => {
    const file = await copyFile(history, { kind: 'csv', bom: true, ids: ['c7'], under: null }, { at, accountName });
    expect(file.type).toBe('text/csv');
    expect([...new Uint8Array(await file.slice(0, 3).arrayBuffer())]).toEqual([0xef, 0xbb, 0xbf]);
    expect((await file.text()).trimEnd().split('\r\n')).toHaveLength(2);
  });

  it('is a complete copy, and reports progress', async () => {
    const told: number[] = [];
    const progress = ({ done }: { done: number }) => told.push(done);
    const file = await copyFile(
      history,
      { kind: 'lines', bom: true, ids: null, under: null },
      { at, accountName, progress },
    );
    expect((await file.text()).trimEnd().split('\n')).toHaveLength(251);
    expect((await file.text()).startsWith('{"format":"checkout-desk-history"')).toBe(true);
    expect(told).toEqual([0, 200, 250]);
  });

  it('rejects when it is cancelled', async () => {
    const stop = new AbortController();
    const told: number[] = [];
    const progress = ({ done }: { done: number }) => {
      told.push(done);
      stop.abort();
    };
    const file = copyFile(
      history,
      { kind: 'csv', bom: false, ids: null, under: null },
      { at, accountName, progress, signal: stop.signal },
    );
    await expect(file).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(told).toEqual([0]);
  });

  it('leaves nothing on the disk when it is cancelled', async () => {
    const { files } = giveDisk();
    const signal = AbortSignal.abort();
    const file = copyFile(history, { kind: 'csv', bom: false, ids: null, under: null }, { at, accountName, signal });
    await expect(file).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(files.size).toBe(0);
  });

  it('is written to memory when the disk becomes full', async () => {
    const { files } = giveDisk({ room: 1000 });
    const file = await copyFile(history, { kind: 'lines', bom: false, ids: null, under: null }, { at, accountName });
    expect((await file.text()).trimEnd().split('\n')).toHaveLength(251);
    expect(files.size).toBe(0);
  });

  it('is named after its date and kind', () => {
    expect([copyName(CSV, at), copyName({ kind: 'lines', under: null }, at)]).toEqual([
      'checkout-desk-2026-03-01.csv',
      'checkout-desk-2026-03-01.jsonl',
    ]);
    vi.stubEnv('TZ', 'Asia/Tokyo');
    expect(copyName(CSV, new Date('2026-03-01T23:30:00Z'))).toBe('checkout-desk-2026-03-02.csv');
    vi.unstubAllEnvs();
  });
});
