import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { offerHandoff } from '../../../../lib/checkout-form/handoff/offer';
import { handoff } from '../../../../lib/checkout-form/handoff/settings';
import { readSetting } from '../../../../lib/storage/settings';

const ORDER = { orderId: '10482', presetId: null, atOnce: false };

function start({ panel, popup }: { panel: boolean; popup: 'opens' | 'refused' }) {
  const openPopup = vi.fn(async () => {
    if (popup === 'refused') throw new Error('No active window');
  });
  Object.assign(fakeBrowser.action, { openPopup });
  Object.assign(fakeBrowser.runtime, { getContexts: vi.fn(async () => (panel ? [{}] : [])) });
  const opened = vi.spyOn(fakeBrowser.tabs, 'create');
  return { openPopup, opened };
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubEnv('FIREFOX', '');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('an offered handoff', () => {
  it('is for the form in the popup', async () => {
    const { openPopup, opened } = start({ panel: false, popup: 'opens' });
    await offerHandoff(7, Promise.resolve(ORDER));
    expect(openPopup).toHaveBeenCalledWith({ windowId: 7 });
    expect(await readSetting(handoff)).toEqual({ ...ORDER, to: 'quick', at: expect.any(Number) });
    expect(opened).not.toHaveBeenCalled();
  });

  it('is for the side panel when that is open, and opens no popup', async () => {
    const { openPopup } = start({ panel: true, popup: 'opens' });
    await offerHandoff(7, Promise.resolve(ORDER));
    expect(openPopup).not.toHaveBeenCalled();
    expect(await readSetting(handoff)).toEqual({ ...ORDER, to: 'quick', at: expect.any(Number) });
  });

  it('is for the desk when the browser opens no popup', async () => {
    const { opened } = start({ panel: false, popup: 'refused' });
    await offerHandoff(undefined, Promise.resolve(ORDER));
    expect(await readSetting(handoff)).toEqual({ ...ORDER, to: 'desk', at: expect.any(Number) });
    expect(opened).toHaveBeenCalledWith({ url: expect.stringMatching(/\/options\.html#\/new$/) });
  });

  it('without an order does not change the form', async () => {
    const { openPopup } = start({ panel: false, popup: 'opens' });
    await offerHandoff(7, Promise.resolve(null));
    expect(openPopup).toHaveBeenCalledTimes(1);
    expect(await readSetting(handoff)).toBeNull();
  });

  it('opens the popup before the order is known: browsers allow it only in response to a click', () => {
    const { openPopup } = start({ panel: false, popup: 'opens' });
    vi.stubEnv('FIREFOX', 'true');
    Object.assign(fakeBrowser.extension, { getViews: () => [] });
    void offerHandoff(7, new Promise(() => {}));
    expect(openPopup).toHaveBeenCalledTimes(1);
  });
});
