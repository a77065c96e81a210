import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createRequestLog } from '../../../../lib/background/requests/log';
import type { Outcome } from '../../../../lib/requests/logged';
import { MOST_REQUESTS } from '../../../../lib/requests/logged';
import { lastRequests } from '../../../../lib/requests/settings';
import { readFamily } from '../../../../lib/storage/settingFamily';
import { SENT } from '../../requests/examples';

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

const FAILED: Outcome = { is: 'failed', why: 'network', after: 5 };
const begin = (log: ReturnType<typeof createRequestLog>, orderId: string) =>
  log.begin({ ...SENT, body: { text: orderId, cut: false } });
/** What is kept, oldest first. */
const kept = async () => [...(await readFamily(lastRequests)).values()].sort((a, b) => a.number - b.number);
const texts = async () => (await kept()).map(({ body }) => body?.text);

describe('the log of requests', () => {
  it('has a request from the moment it leaves, and then what came of it', async () => {
    const end = createRequestLog().begin(SENT);
    await vi.waitFor(async () => expect(await kept()).toEqual([{ ...SENT, number: 0, outcome: null }]));
    end(FAILED);
    await vi.waitFor(async () => expect(await kept()).toEqual([{ ...SENT, number: 0, outcome: FAILED }]));
  });

  it(`keeps the last ${MOST_REQUESTS}, whatever comes, and nothing in a file [P-70]`, async () => {
    const log = createRequestLog();
    for (let i = 0; i < MOST_REQUESTS + 7; i++) begin(log, String(i))(FAILED);
    await vi.waitFor(async () => expect((await texts()).at(-1)).toBe(String(MOST_REQUESTS + 6)));
    expect(await texts()).toEqual(Array.from({ length: MOST_REQUESTS }, (_, place) => String(place + 7)));
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });

  it('goes on where a background that was ended had stopped, and keeps what that one waited for as not answered', async () => {
    begin(createRequestLog(), 'in flight');
    await vi.waitFor(async () => expect(await kept()).toHaveLength(1));
    const end = begin(createRequestLog(), 'after it');
    end(FAILED);
    await vi.waitFor(async () =>
      expect(await kept()).toMatchObject([
        { number: 0, body: { text: 'in flight' }, outcome: null },
        { number: 1, body: { text: 'after it' }, outcome: FAILED },
      ]),
    );
  });

  it('gives a late answer no place that another request has taken', async () => {
    const log = createRequestLog();
    const late = begin(log, 'slow');
    for (let i = 0; i < MOST_REQUESTS; i++) begin(log, String(i));
    late(FAILED);
    begin(log, 'last');
    await vi.waitFor(async () => expect((await texts()).at(-1)).toBe('last'));
    expect(await texts()).not.toContain('slow');
    expect(await kept()).toHaveLength(MOST_REQUESTS);
  });

  it('costs two small writes a request, of two keys each', async () => {
    const set = vi.spyOn(fakeBrowser.storage.session, 'set');
    const get = vi.spyOn(fakeBrowser.storage.session, 'get');
    const log = createRequestLog();
    for (let i = 0; i < 5; i++) begin(log, String(i))(FAILED);
    await vi.waitFor(() => expect(set).toHaveBeenCalledTimes(10));
    for (const [values] of set.mock.calls) expect(Object.keys(values)).toHaveLength(2);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it('forgets all when it is cleared, also what comes of a request that is under way', async () => {
    const log = createRequestLog();
    begin(log, 'over')(FAILED);
    const end = begin(log, 'under way');
    await log.clear();
    end(FAILED);
    begin(log, 'next');
    await vi.waitFor(async () => expect(await texts()).toEqual(['next']));
  });

  it('is silent when nothing can be stored, and goes on when it can', async () => {
    const set = vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValueOnce(new Error('full'));
    const log = createRequestLog();
    const end = begin(log, 'lost');
    begin(log, 'kept');
    await vi.waitFor(async () => expect(await texts()).toEqual(['kept']));
    end(FAILED);
    await vi.waitFor(async () => expect(await texts()).toEqual(['lost', 'kept']));
    expect(set).toHaveBeenCalled();
  });

  it('is silent when storage cannot even be read', async () => {
    vi.spyOn(fakeBrowser.storage.session, 'get').mockRejectedValueOnce(new Error('gone'));
    const log = createRequestLog();
    begin(log, 'lost')(FAILED);
    await log.clear();
    expect(await kept()).toEqual([]);
  });
});
