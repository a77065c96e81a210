import { describe, expect, it, vi } from 'vitest';
import type { MakeCopy } from '../../../../lib/checkouts/backup/saving';
import { createSaving } from '../../../../lib/checkouts/backup/saving';
import { NOW } from '../../support/examples';

function open() {
  const download = vi.fn<(file: Blob, name: string) => void>();
  const { state, save, cancel } = createSaving({ download, now: () => new Date(NOW) });
  const made = Promise.withResolvers<Blob>();
  const make = vi.fn<MakeCopy>(({ signal }) => {
    signal.addEventListener('abort', () => made.reject(signal.reason));
    return made.promise;
  });
  return { state, save, cancel, download, made, make };
}

describe('saving a copy', () => {
  it('says how far it is, and goes on once however often it is begun', async () => {
    const { state, save, make, made, download } = open();
    const saved = save(make);
    void save(make);
    make.mock.calls[0]?.[0].progress({ done: 1, total: 4 });
    expect([state.value, make.mock.calls.length]).toEqual([{ is: 'saving', progress: { done: 1, total: 4 } }, 1]);
    made.resolve(new Blob(['copy']));
    await saved;
    expect(state.value).toEqual({ is: 'saved' });
    expect(download.mock.calls.map(([, name]) => name)).toEqual(['checkout-desk-2026-03-01.jsonl']);
  });

  it('that is cancelled saves nothing, whatever is still said of it', async () => {
    const { state, save, make, cancel, download } = open();
    const saved = save(make);
    cancel();
    await saved;
    make.mock.calls[0]?.[0].progress({ done: 4, total: 4 });
    expect([state.value, download.mock.calls]).toEqual([{ is: 'cancelled' }, []]);
  });

  it('that fails says why', async () => {
    const { state, save } = open();
    await save(() => Promise.reject(new Error('No room for the file.')));
    expect(state.value).toEqual({ is: 'failed', why: 'No room for the file.' });
  });
});
