import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { makeFile, restoreFile } from '../../../../components/checkouts/backup/files';
import type { RestoreResult } from '../../../../lib/checkouts/backup/restore';
import type { SearchWorker } from '../../../../lib/search/contract';
import { NOW } from '../../../unit/support/examples';
import type { Answers } from '../../support/stage';
import { startBackground } from '../../support/stage';

beforeEach(() => fakeBrowser.reset());

const CHOICE = { kind: 'csv', bom: true, ids: ['a'], under: null } as const;
const RESTORED: RestoreResult = {
  outcome: 'restored',
  added: 1,
  updated: 0,
  unchanged: 0,
  creates: 0,
  damaged: [],
  damagedCount: 0,
  aborted: false,
};

/** A finding whose copies and restores end when the test says so, and which remembers what it was told. */
function startFinding() {
  const copied = Promise.withResolvers<Awaited<ReturnType<SearchWorker['copy']>>>();
  const restored = Promise.withResolvers<RestoreResult>();
  const copy = vi.fn<SearchWorker['copy']>(() => copied.promise);
  const restore = vi.fn<SearchWorker['restore']>(() => restored.promise);
  const stop = vi.fn<SearchWorker['stop']>(async () => {});
  // Nothing else of the finding is asked here.
  return {
    finding: { copy, restore, stop } as Partial<SearchWorker> as SearchWorker,
    copied,
    restored,
    copy,
    restore,
    stop,
  };
}

describe('making a file', () => {
  const start = () => {
    const world = startFinding();
    const stopping = new AbortController();
    const progress = vi.fn();
    const how = { at: new Date(NOW), progress, signal: stopping.signal };
    const made = makeFile(world.finding, { shop: 'Shoes' })(CHOICE, how);
    return { ...world, stopping, progress, made };
  };

  it('asks for what was chosen, with the accounts’ names and the time', async () => {
    const { copy, copied, made, stop, progress } = start();
    const file = new Blob(['made']);
    copied.resolve({ file, checkouts: 7 });
    expect(await made).toBe(file);
    // The last word of progress may still be on its way.
    expect(progress.mock.calls).toEqual([[{ done: 7, total: 7 }]]);
    expect(copy.mock.calls.map(([choice]) => choice)).toEqual([{ ...CHOICE, at: NOW, names: { shop: 'Shoes' } }]);
    expect(stop).not.toHaveBeenCalled();
  });

  it('passes on how far it is', () => {
    const { copy, progress } = start();
    copy.mock.calls[0]?.[1]?.({ done: 1, total: 2 });
    expect(progress.mock.calls).toEqual([[{ done: 1, total: 2 }]]);
  });

  it('that is called off is told so, and rejects with the reason', async () => {
    const { stopping, stop, copied, made } = start();
    stopping.abort(new Error('Cancelled'));
    expect(stop).toHaveBeenCalledTimes(1);
    copied.resolve(null);
    await expect(made).rejects.toThrow('Cancelled');
  });

  it('that was called off in its last moment gives no file', async () => {
    const { stopping, copied, made } = start();
    copied.resolve({ file: new Blob(['made']), checkouts: 1 });
    stopping.abort(new Error('Cancelled'));
    await expect(made).rejects.toThrow('Cancelled');
  });

  it('that another page’s doing ended says so', async () => {
    const { copied, made } = start();
    copied.resolve(null);
    await expect(made).rejects.toThrow('Saving was canceled. Try again.');
  });

  it('calls off nothing once it is done', async () => {
    const { stopping, stop, copied, made } = start();
    copied.resolve({ file: new Blob([]), checkouts: 1 });
    await made;
    stopping.abort();
    expect(stop).not.toHaveBeenCalled();
  });
});

describe('restoring a file', () => {
  const start = (answers: Answers = {}) => {
    const world = startFinding();
    const background = startBackground(answers);
    const stopping = new AbortController();
    const progress = vi.fn();
    const copy = { file: new File(['{}'], 'copy.jsonl'), opened: null, partly: false };
    const result = restoreFile(world.finding, copy, { progress, signal: stopping.signal });
    return { ...world, background, stopping, progress, copy, result };
  };

  it('gives the file to the finding, and lets the background watch what came', async () => {
    const { restore, restored, copy, background, result } = start();
    expect(restore.mock.calls.map(([given]) => given)).toEqual([copy]);
    expect(background.payloads('refreshSome')).toEqual([]);
    restored.resolve(RESTORED);
    expect(await result).toEqual(RESTORED);
    expect(background.payloads('refreshSome')).toEqual([{ checkoutIds: [] }]);
  });

  it('passes on how far it is', () => {
    const { restore, progress } = start();
    restore.mock.calls[0]?.[1]({ read: 1, size: 2, lines: 3 });
    expect(progress.mock.calls).toEqual([[{ read: 1, size: 2, lines: 3 }]]);
  });

  it('that is called off is told so, and says how far it came', async () => {
    const { stopping, stop, restored, background, result } = start();
    stopping.abort();
    expect(stop).toHaveBeenCalledTimes(1);
    restored.resolve({ ...RESTORED, aborted: true });
    expect(await result).toMatchObject({ aborted: true });
    expect(background.payloads('refreshSome')).toHaveLength(1);
  });

  it('that fails lets what came until then be watched, and says why', async () => {
    const { restored, background, result } = start();
    restored.reject(new Error('Full'));
    await expect(result).rejects.toThrow('Full');
    expect(background.payloads('refreshSome')).toHaveLength(1);
  });

  it.each(['restored', 'full'])('is told as it went when the background cannot be told: %s', async (how) => {
    const refreshSome = async () => {
      throw new Error('Checkout Desk was interrupted.');
    };
    const { restored, result } = start({ refreshSome });
    if (how === 'full') restored.reject(new Error('Full'));
    else restored.resolve(RESTORED);
    expect(await result.catch(String)).toEqual(how === 'full' ? 'Error: Full' : RESTORED);
  });
});
