import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { saveToDownloads } from '../../../../lib/checkouts/housekeeping/saveToDownloads';
import { startDownloadsApi } from '../../../components/support/downloads';

const FILE = new Blob(['a copy']);
const CODE = (is: string) => expect.objectContaining({ message: JSON.stringify({ is }) });

beforeEach(() => fakeBrowser.reset());
afterEach(() => vi.restoreAllMocks());

it('saves to a folder of its own, asking nothing, and says under which name', async () => {
  const { saved, asked } = startDownloadsApi();
  expect(await saveToDownloads(FILE, 'copy.jsonl')).toBe('Checkout Desk/copy.jsonl');
  expect(asked).toEqual([
    { url: 'blob:1', filename: 'Checkout Desk/copy.jsonl', saveAs: false, conflictAction: 'uniquify' },
  ]);
  expect(await saved[0]?.text).toBe('a copy');
});

it.each([
  '/home/anna/Downloads/Checkout Desk/copy (1).jsonl',
  'C:\\Users\\Anna\\Downloads\\Checkout Desk\\copy (1).jsonl',
])('says the name that the browser chose, and nothing of the path %s', async (filename) => {
  startDownloadsApi({ filename });
  expect(await saveToDownloads(FILE, 'copy.jsonl')).toBe('Checkout Desk/copy (1).jsonl');
});

it('has saved nothing before the browser has written all of it', async () => {
  const { end } = startDownloadsApi({ ends: false });
  const settled = vi.fn();
  const saving = saveToDownloads(FILE, 'copy.jsonl').then(settled);
  await vi.waitFor(() => expect(end(2, 'complete')).toBe(true));
  await Promise.resolve();
  expect(settled).not.toHaveBeenCalled();
  end(1, 'complete');
  await saving;
  expect(settled).toHaveBeenCalledWith('Checkout Desk/copy.jsonl');
});

it('fails when the browser has not written it, and listens no longer', async () => {
  const { end } = startDownloadsApi({ ends: false });
  const saving = saveToDownloads(FILE, 'copy.jsonl');
  const failed = expect(saving).rejects.toEqual(CODE('download failed'));
  await vi.waitFor(() => expect(end(1, 'interrupted')).toBe(true));
  await failed;
  expect(end(1, 'complete')).toBe(false);
});

it('fails where the browser has taken the permission away', async () => {
  Reflect.set(fakeBrowser, 'downloads', undefined);
  await expect(saveToDownloads(FILE, 'copy.jsonl')).rejects.toEqual(CODE('copies not allowed'));
});
