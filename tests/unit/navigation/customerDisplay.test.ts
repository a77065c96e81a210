import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { displayAddress, displayedIn, isDisplay, openCustomerDisplay } from '../../../lib/navigation/customerDisplay';
import { deskTab } from '../../../lib/navigation/openDesk';

const ORIGIN = 'chrome-extension://test-extension-id';
const open = async () => (await fakeBrowser.tabs.query({})).map(({ url }) => url);

beforeEach(() => {
  fakeBrowser.reset();
  // The fake browser knows no patterns.
  const query = fakeBrowser.tabs.query.bind(fakeBrowser.tabs);
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation((async () =>
    (await query({})).filter(({ url }) => url?.startsWith(`${ORIGIN}/options.html`))) as never);
});
afterEach(() => vi.restoreAllMocks());

describe('the address of the customer display', () => {
  it.each(['CCO-00000000-0000-4000-8000-000000000001', 'DEMO-paid-1', 'a b&c=d#e'])('names the checkout %s', (id) => {
    const url = new URL(displayAddress(id), ORIGIN);
    expect([url.pathname, displayedIn(url.search), isDisplay(url.href)]).toEqual(['/options.html', id, true]);
  });

  it.each(['', '?demo', '?display', '?display=', '?displayed=1'])('is not that of the desk: %j', (search) => {
    expect(displayedIn(search)).toBeNull();
  });
});

describe('the customer display', () => {
  it('opens in a window of its own, which the next checkout takes over', async () => {
    const create = vi
      .spyOn(fakeBrowser.windows, 'create')
      .mockImplementation((async ({ url }: { url: string }) => fakeBrowser.tabs.create({ url })) as never);
    vi.spyOn(fakeBrowser.windows, 'update').mockImplementation((async () => ({})) as never);
    await fakeBrowser.tabs.create({ url: `${ORIGIN}/options.html#/checkouts` });
    await openCustomerDisplay('CCO-1');
    expect(create).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ type: 'popup' }));
    await openCustomerDisplay('CCO-2');
    expect(create).toHaveBeenCalledTimes(1);
    expect(await open()).toEqual([`${ORIGIN}/options.html#/checkouts`, `${ORIGIN}/options.html?display=CCO-2`]);
  });

  it('is never taken for the desk', async () => {
    await fakeBrowser.tabs.create({ url: `${ORIGIN}/options.html?display=CCO-1` });
    expect(await deskTab()).toBeUndefined();
    await fakeBrowser.tabs.create({ url: `${ORIGIN}/options.html#/checkouts?q=display` });
    expect((await deskTab())?.url).toContain('#/checkouts');
  });

  it('is told from the desk while it loads, when Chrome does not name its address yet', async () => {
    const loading = { windowId: 1, url: '' };
    vi.mocked(fakeBrowser.tabs.query).mockResolvedValue([
      { ...loading, id: 1, pendingUrl: `${ORIGIN}/options.html?display=CCO-1` },
      { ...loading, id: 2, pendingUrl: `${ORIGIN}/options.html#/checkouts` },
    ] as never);
    const shown = vi.spyOn(fakeBrowser.tabs, 'update').mockResolvedValue({} as never);
    vi.spyOn(fakeBrowser.windows, 'update').mockResolvedValue({} as never);
    expect((await deskTab())?.id).toBe(2);
    await openCustomerDisplay('CCO-2');
    expect(shown).toHaveBeenCalledExactlyOnceWith(1, expect.objectContaining({ active: true }));
  });
});
