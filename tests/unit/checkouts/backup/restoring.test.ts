import { describe, expect, it, vi } from 'vitest';
import type { RestoreResult } from '../../../../lib/checkouts/backup/restore';
import type { EncryptedRestoreResult } from '../../../../lib/checkouts/backup/restoreEncrypted';
import type { RestoreFile } from '../../../../lib/checkouts/backup/restoring';
import { createRestoring } from '../../../../lib/checkouts/backup/restoring';
import { copyLines, encrypted, PASSPHRASE } from './encrypting';

const RESULT: RestoreResult = { outcome: 'refused', why: 'empty' };
const FILE = new File(['{}\n'], 'copy.jsonl');
const LOSS = { gaps: [], gapCount: 1, strangers: 0, readable: 9 };

const encryptedFile = async () => new File([await encrypted(copyLines(3))], 'encrypted.jsonl');

/** A restore whose results come one after the other. */
const results = (...all: EncryptedRestoreResult[]) => vi.fn<RestoreFile>(async () => all.shift() ?? RESULT);

describe('restoring a file', () => {
  it('says how far it is and what came of it, one file at a time', async () => {
    const { state, restore } = createRestoring();
    const end = Promise.withResolvers<RestoreResult>();
    const run = vi.fn<RestoreFile>(() => end.promise);
    const restored = restore(FILE, run);
    expect(state.value).toEqual({ is: 'restoring', name: 'copy.jsonl', progress: { read: 0, size: 3, lines: 0 } });
    await restore(FILE, run);
    await vi.waitFor(() => expect(run).toHaveBeenCalled());
    run.mock.calls[0]?.[1].progress({ read: 3, size: 3, lines: 1 });
    expect(state.value).toMatchObject({ progress: { lines: 1 } });
    end.resolve(RESULT);
    await restored;
    expect([state.value, run.mock.calls.length]).toEqual([{ is: 'done', name: 'copy.jsonl', result: RESULT }, 1]);
    expect(run.mock.calls[0]?.[0]).toEqual({ file: FILE, opened: null, partly: false });
  });

  it('hears that it is cancelled', async () => {
    const { state, restore, cancel } = createRestoring();
    const restored = restore(FILE, async (_file, { signal }) => {
      cancel();
      expect(signal.aborted).toBe(true);
      return RESULT;
    });
    await restored;
    expect(state.value.is).toBe('done');
  });

  it('that fails says why', async () => {
    const { state, restore } = createRestoring();
    await restore(FILE, () => Promise.reject(new Error('It can’t be read.')));
    expect(state.value).toEqual({ is: 'failed', name: 'copy.jsonl', why: 'It can’t be read.' });
  });

  it('that cannot even be looked at says why', async () => {
    const { state, restore } = createRestoring();
    const gone = new File(['{}'], 'gone.jsonl');
    vi.spyOn(gone, 'slice').mockImplementation(() => {
      throw new DOMException('The file was moved.', 'NotReadableError');
    });
    const run = results();
    await restore(gone, run);
    expect(state.value).toEqual({ is: 'failed', name: 'gone.jsonl', why: 'The file was moved.' });
    expect(run).not.toHaveBeenCalled();
  });
});

describe('restoring an encrypted file', () => {
  const start = async (...all: EncryptedRestoreResult[]) => {
    const restoring = createRestoring();
    const run = results(...all);
    await restoring.restore(await encryptedFile(), run);
    return { ...restoring, run };
  };
  const asking = { is: 'asking', name: 'encrypted.jsonl', mistake: null, isOpening: false };

  it('asks for its passphrase before anything else', async () => {
    const { state, run } = await start();
    expect(state.value).toEqual(asking);
    expect(run).not.toHaveBeenCalled();
  });

  it('goes on with the right one, which it does not keep', async () => {
    const { state, open, run } = await start(RESULT);
    const opening = open(PASSPHRASE);
    expect(state.value).toEqual({ ...asking, isOpening: true });
    await opening;
    expect(state.value).toMatchObject({ is: 'done', result: RESULT });
    expect(run.mock.calls[0]?.[0]).toMatchObject({ opened: { key: expect.any(CryptoKey) }, partly: false });
    expect(JSON.stringify([state.value, run.mock.calls])).not.toContain(PASSPHRASE);
  });

  it.each([
    ['another one', 'another', 'wrong'],
    ['none', '', 'none typed'],
  ])('asks again for %s, and changes nothing', async (_, typed, mistake) => {
    const { state, open, run } = await start(RESULT);
    await open(typed);
    expect(state.value).toEqual({ ...asking, mistake });
    expect(run).not.toHaveBeenCalled();
    await open(PASSPHRASE);
    expect(state.value.is).toBe('done');
  });

  it('tries one passphrase at a time', async () => {
    const { state, open, run } = await start(RESULT);
    const first = open('another');
    await open(PASSPHRASE);
    await first;
    expect([state.value, run.mock.calls.length]).toEqual([{ ...asking, mistake: 'wrong' }, 0]);
  });

  it.each([
    ['dismissed', (restoring: ReturnType<typeof createRestoring>) => restoring.dismiss()],
    ['left', (restoring: ReturnType<typeof createRestoring>) => restoring.cancel()],
  ])('that is %s while it opens restores nothing', async (_, leave) => {
    const restoring = await start(RESULT);
    const opening = restoring.open(PASSPHRASE);
    leave(restoring);
    await opening;
    expect(restoring.run).not.toHaveBeenCalled();
    await restoring.open(PASSPHRASE);
    expect(restoring.run).not.toHaveBeenCalled();
  });

  it('gives way to another file that is chosen instead', async () => {
    const { state, restore, open } = await start();
    const run = results(RESULT);
    await restore(FILE, run);
    expect(state.value).toMatchObject({ is: 'done', name: 'copy.jsonl' });
    await open(PASSPHRASE);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('asks before it restores what is left of an incomplete one, with the key that it has', async () => {
    const { state, open, restoreRest, run } = await start({ outcome: 'incomplete', loss: LOSS }, RESULT);
    await restoreRest();
    await open(PASSPHRASE);
    expect(state.value).toEqual({ is: 'incomplete', name: 'encrypted.jsonl', loss: LOSS });
    await restoreRest();
    expect(state.value).toMatchObject({ is: 'done', result: RESULT });
    const [first, second] = run.mock.calls.map(([copy]) => copy);
    expect([first?.partly, second?.partly, second?.opened === first?.opened]).toEqual([false, true, true]);
    await restoreRest();
    expect(run).toHaveBeenCalledTimes(2);
  });

  it('restores nothing of an incomplete one that is dismissed', async () => {
    const { state, open, dismiss, restoreRest, run } = await start({ outcome: 'incomplete', loss: LOSS });
    await open(PASSPHRASE);
    dismiss();
    await restoreRest();
    expect([state.value, run.mock.calls.length]).toEqual([{ is: 'waiting' }, 1]);
  });

  it.each([
    [
      'newer',
      async () => (await encrypted(copyLines(1))).replaceAll('"version":1,"about"', '"version":2,"about"'),
      'newer',
    ],
    [
      'damaged at both ends',
      async () => (await encrypted(copyLines(1))).replaceAll('"salt":"', '"salt":"!'),
      'damaged',
    ],
  ] as const)('refuses one that is %s without a passphrase', async (_, text, why) => {
    const { state, restore } = createRestoring();
    const run = results();
    await restore(new File([await text()], 'encrypted.jsonl'), run);
    expect(state.value).toMatchObject({ is: 'done', result: { outcome: 'refused', why } });
    expect(run).not.toHaveBeenCalled();
  });

  it('says that it is damaged when the header was changed and no passphrase can be the right one', async () => {
    const { state, restore, open } = createRestoring();
    const text = (await encrypted(copyLines(1))).replaceAll('"rounds":5', '"rounds":6');
    await restore(new File([text], 'encrypted.jsonl'), results());
    await open(PASSPHRASE);
    expect(state.value).toMatchObject({ is: 'done', result: { outcome: 'refused', why: 'damaged' } });
  });
});
