import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { selectionIn } from '../../../../lib/background/shell/selection';

type Found = { text: string; focused?: boolean; delegates?: boolean };
type Injection = { target: { allFrames?: boolean }; injectImmediately?: boolean };

/** The frames of a page, the top one first; those of which one never loads give no answer when all are asked. */
function page(frames: Found[], never: 'none' | 'all' | 'frames' = 'none') {
  const executeScript = vi.fn(async ({ target: { allFrames } }: Injection) => {
    if (never === 'all' || (never === 'frames' && allFrames)) return new Promise<never>(() => {});
    const asked = allFrames ? frames : frames.slice(0, 1);
    return asked.map((found, frameId) => ({ frameId, result: { focused: false, delegates: false, ...found } }));
  });
  Object.assign(fakeBrowser.scripting, { executeScript });
  return executeScript;
}
const atOnce = () => new Promise((resolve) => setTimeout(resolve));
const selected = () => selectionIn(1, atOnce);

beforeEach(() => fakeBrowser.reset());

describe('the selected text of a tab', () => {
  it('is that of the page when the focus is not in a frame, and no frame is waited for', async () => {
    const asked = page([{ text: '10480' }, { text: '10482' }], 'frames');
    expect(await selected()).toEqual({ text: '10480' });
    expect(asked.mock.calls).toEqual([[expect.objectContaining({ injectImmediately: true, target: { tabId: 1 } })]]);
  });

  it.each<[string, Found[], unknown]>([
    [
      'the frame with the focus',
      [
        { text: '10480', delegates: true, focused: true },
        { text: '10482', focused: true },
      ],
      { text: '10482' },
    ],
    [
      'a frame in a frame',
      [
        { text: '1', delegates: true },
        { text: '2', delegates: true, focused: true },
        { text: '3', focused: true },
      ],
      { text: '3' },
    ],
    [
      'the frame that had the focus, when the popup has it',
      [{ text: '10480', delegates: true }, { text: '10482' }],
      { text: '10482' },
    ],
    ['the only frame that has any', [{ text: '' }, { text: '10482' }, { text: '' }], { text: '10482' }],
    [
      'the page, when nothing is selected in the focused frame',
      [
        { text: '10480', delegates: true },
        { text: '', focused: true },
      ],
      { text: '10480' },
    ],
    [
      'no one of several frames when none has the focus',
      [{ text: '', delegates: true }, { text: '1' }, { text: '2' }],
      { unread: true },
    ],
    ['none', [{ text: '' }], { text: '' }],
  ])('is that of %s', async (_what, frames, found) => {
    page(frames);
    expect(await selected()).toEqual(found);
  });

  it('is not waited for longer than a second: not read, never taken from elsewhere', async () => {
    page([], 'all');
    expect(await selected()).toEqual({ unread: true });
    page([{ text: '10480', delegates: true }, { text: '10482' }], 'frames');
    expect(await selected()).toEqual({ unread: true });
    page([{ text: '' }, { text: '10482' }], 'frames');
    expect(await selected()).toEqual({ unread: true });
  });

  it('is empty where no extension may look', async () => {
    Object.assign(fakeBrowser.scripting, { executeScript: async () => Promise.reject(new Error('Cannot access')) });
    expect(await selected()).toEqual({ text: '' });
  });
});
