import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCopyStore, removeCopies, SAVED_AFTER } from '../../../../lib/checkouts/backup/copyStore';
import { NOW } from '../../support/examples';
import { giveDisk } from '../../support/fakeDisk';

afterEach(() => void vi.unstubAllGlobals());

describe('the store of a copy', () => {
  it.each([
    ['on the disk', () => giveDisk().files, 1],
    ['in memory where the browser gives no disk', () => new Map(), 0],
    ['in memory where only workers may write there', () => giveDisk({ handles: false }).files, 0],
  ])('is %s, written in chunks and returned whole', async (_where, give, count) => {
    const files = give();
    const store = await openCopyStore();
    for (const piece of ['Jürgen ', '', 'Vogel\n']) store.write(piece);
    const file = await store.finish('text/csv');
    expect([await file.text(), file.type]).toEqual(['Jürgen Vogel\n', 'text/csv']);
    expect(files.size).toBe(count);
  });

  it('is discarded when the copy is cancelled', async () => {
    const { files } = giveDisk();
    const store = await openCopyStore();
    store.write('half');
    expect(files.size).toBe(1);
    await store.drop();
    expect(files.size).toBe(0);
  });

  it('reports a full disk, and never makes a truncated copy', async () => {
    giveDisk({ room: 5 });
    const store = await openCopyStore();
    store.write('12345');
    expect(() => store.write('6')).toThrow(expect.objectContaining({ name: 'QuotaExceededError' }));
  });
});

describe('the copies that were saved', () => {
  async function startTwo() {
    const { files } = giveDisk();
    for (const text of ['old', 'new']) {
      const store = await openCopyStore();
      store.write(text);
      await store.finish('text/csv');
    }
    const [old, young] = [...files.values()];
    if (!old || !young) throw new Error('There are no two.');
    Object.assign(old, { at: NOW - SAVED_AFTER });
    Object.assign(young, { at: NOW - SAVED_AFTER + 1 });
    return { files, old, young };
  }

  it('are removed when the browser has had time to read them', async () => {
    const { files, young } = await startTwo();
    await removeCopies(NOW);
    expect([...files.values()]).toEqual([young]);
  });

  it('are kept while they are written', async () => {
    const { files, old } = await startTwo();
    old.open = true;
    await removeCopies(NOW);
    expect(files.size).toBe(2);
  });

  it('are all removed when everything is erased; rejects while one is being written', async () => {
    const { files, old } = await startTwo();
    old.open = true;
    await expect(removeCopies(null)).rejects.toThrow('copy being saved');
    old.open = false;
    await removeCopies(null);
    expect(files.size).toBe(0);
  });

  it('are none where there is no file system, or nothing was ever saved', async () => {
    await removeCopies(null);
    const { files } = giveDisk();
    await removeCopies(null);
    await removeCopies(NOW);
    expect(files.size).toBe(0);
  });
});
