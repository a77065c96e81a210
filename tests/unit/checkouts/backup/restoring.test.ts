import { describe, expect, it, vi } from 'vitest';
import type { RestoreResult } from '../../../../lib/checkouts/backup/restore';
import type { RestoreFile } from '../../../../lib/checkouts/backup/restoring';
import { createRestoring } from '../../../../lib/checkouts/backup/restoring';

const RESULT: RestoreResult = { outcome: 'refused', why: 'empty' };
const FILE = new File(['{}\n'], 'copy.jsonl');

describe('restoring a file', () => {
  it('says how far it is and what came of it, one file at a time', async () => {
    const { state, restore } = createRestoring();
    const end = Promise.withResolvers<RestoreResult>();
    const run = vi.fn<RestoreFile>(() => end.promise);
    const restored = restore(FILE, run);
    expect(state.value).toEqual({ is: 'restoring', name: 'copy.jsonl', progress: { read: 0, size: 3, lines: 0 } });
    await restore(FILE, run);
    run.mock.calls[0]?.[1].progress({ read: 3, size: 3, lines: 1 });
    expect(state.value).toMatchObject({ progress: { lines: 1 } });
    end.resolve(RESULT);
    await restored;
    expect([state.value, run.mock.calls.length]).toEqual([{ is: 'done', name: 'copy.jsonl', result: RESULT }, 1]);
  });

  it('hears that it is cancelled', async () => {
    const { state, restore, cancel } = createRestoring();
    const restored = restore(
      FILE,
      (_file, { signal }) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(RESULT), { once: true })),
    );
    cancel();
    await restored;
    expect(state.value.is).toBe('done');
  });

  it('that fails says why', async () => {
    const { state, restore } = createRestoring();
    await restore(FILE, () => Promise.reject(new Error('It cannot be read.')));
    expect(state.value).toEqual({ is: 'failed', name: 'copy.jsonl', why: 'It cannot be read.' });
  });
});
