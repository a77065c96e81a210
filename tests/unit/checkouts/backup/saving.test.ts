import { describe, expect, it, vi } from 'vitest';
import type { MakeCopy } from '../../../../lib/checkouts/backup/saving';
import { createSaving } from '../../../../lib/checkouts/backup/saving';
import { NOW } from '../../support/examples';
import { cheapKey } from './encrypting';

function open() {
  const download = vi.fn<(file: Blob, name: string) => void>();
  const keyOf = vi.fn(cheapKey);
  const saved = vi.fn();
  const { state, save, cancel } = createSaving({ download, now: () => new Date(NOW), keyOf, saved });
  const made = Promise.withResolvers<Blob>();
  const make = vi.fn<MakeCopy>(({ signal }) => {
    signal.addEventListener('abort', () => made.reject(signal.reason));
    return made.promise;
  });
  return { state, save, cancel, download, made, make, keyOf, saved };
}

describe('saving a copy', () => {
  it('says how far it is, and goes on once however often it is begun', async () => {
    const { state, save, make, made, download, saved: remembered } = open();
    const saved = save(make, null);
    void save(make, null);
    await vi.waitFor(() => expect(make).toHaveBeenCalled());
    make.mock.calls[0]?.[0].progress({ done: 1, total: 4 });
    expect([state.value, make.mock.calls.length]).toEqual([{ is: 'saving', progress: { done: 1, total: 4 } }, 1]);
    made.resolve(new Blob(['copy']));
    await saved;
    expect(state.value).toEqual({ is: 'saved' });
    expect(remembered.mock.calls).toEqual([[{ at: NOW, checkouts: 1, name: 'checkout-desk-2026-03-01.jsonl' }]]);
    expect(download.mock.calls.map(([, name]) => name)).toEqual(['checkout-desk-2026-03-01.jsonl']);
  });

  it('that is cancelled saves nothing, whatever is still said of it', async () => {
    const { state, save, make, cancel, download, saved: remembered } = open();
    const saved = save(make, null);
    cancel();
    await saved;
    make.mock.calls[0]?.[0].progress({ done: 4, total: 4 });
    expect([state.value, download.mock.calls, remembered.mock.calls]).toEqual([{ is: 'cancelled' }, [], []]);
  });

  it('is encrypted under a key of the passphrase, and its name says so', async () => {
    const { save, make, made, download, keyOf } = open();
    made.resolve(new Blob(['copy']));
    await save(make, 'four words');
    expect(keyOf.mock.calls).toEqual([['four words']]);
    expect(make.mock.calls[0]?.[0].under).toEqual(await keyOf.mock.results[0]?.value);
    expect(download.mock.calls.map(([, name]) => name)).toEqual(['checkout-desk-2026-03-01.encrypted.jsonl']);
  });

  it('that is cancelled while its key is derived makes nothing', async () => {
    const { state, save, make, cancel } = open();
    const saved = save(make, 'four words');
    cancel();
    await saved;
    expect([state.value, make.mock.calls]).toEqual([{ is: 'cancelled' }, []]);
  });

  it('that fails says why', async () => {
    const { state, save } = open();
    await save(() => Promise.reject(new Error('No room for the file.')), null);
    expect(state.value).toEqual({ is: 'failed', why: 'No room for the file.' });
  });
});
