import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { selectionActions } from '../../../lib/app/selectionActions';
import { checkout, emptyHistory } from '../../unit/support/examples';
import type { Answers } from '../support/stage';
import { startBackground } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const WANTED = {
  search: 'status:paid',
  accountId: 'shop',
  names: { shop: 'Shoes' },
  sort: { by: 'amount', down: true },
} as const;
const HOW = { progress: () => {}, signal: new AbortController().signal };
const ids = (count: number) => Array.from({ length: count }, (_, i) => `id-${i}`);

async function start(answers: Answers = {}) {
  const history = await emptyHistory();
  const background = startBackground(answers);
  const all = vi.fn(async () => ['b', 'a']);
  return { history, background, all, actions: selectionActions(history, { all }, () => WANTED) };
}

describe('what is done with many checkouts', () => {
  it.each([
    ['archived', 'archive', 1, { archived: 1 }],
    ['brought back', 'archive', 0, { archived: 0 }],
    ['tagged', 'addTags', 'vip', { addTags: ['vip'] }],
    ['rid of a tag', 'removeTags', 'vip', { removeTags: ['vip'] }],
  ] as const)('is one command of the IDs: %s', async (_what, action, value, change) => {
    const { actions, background } = await start();
    if (action === 'archive') await actions.archive(['a', 'b'], value, HOW);
    else await actions[action](['a', 'b'], [value], HOW);
    expect(background.payloads('annotate')).toEqual([{ checkoutIds: ['a', 'b'], change }]);
  });

  it.each([
    [0, []],
    [1, [1]],
    [500, [500]],
    [501, [500, 1]],
    [1200, [500, 500, 200]],
  ])('takes commands of at most 500, so of %d these: %j', async (count, sizes) => {
    const { actions, background } = await start();
    await actions.archive(ids(count), 1, HOW);
    const sent = background.payloads('annotate').map(({ checkoutIds }) => checkoutIds);
    expect(sent.map(({ length }) => length)).toEqual(sizes);
    expect(sent.flat()).toEqual(ids(count));
  });

  it('is one command for a refresh, of at most 500: they are checked one by one', async () => {
    const { actions, background } = await start();
    await actions.refresh(ids(500));
    expect(background.payloads('refreshSome')).toEqual([{ checkoutIds: ids(500) }]);
    await expect(actions.refresh(ids(501))).rejects.toThrow('Refresh at most 500 checkouts at a time');
    expect(background.payloads('refreshSome')).toHaveLength(1);
  });

  it('says how much was done when it stops in the middle', async () => {
    const annotate = vi.fn().mockResolvedValueOnce('done').mockRejectedValueOnce(new Error('The disk is full.'));
    const { actions } = await start({ annotate });
    await expect(actions.archive(ids(1200), 1, HOW)).rejects.toThrow('Stopped after the first 500. The disk is full.');
  });

  it('tells how far it is, and stops when it is called off', async () => {
    const { actions, background } = await start();
    const stop = new AbortController();
    const progress = vi.fn((done: number) => done === 1000 && stop.abort());
    const how = { progress, signal: stop.signal };
    await expect(actions.archive(ids(1200), 1, how)).rejects.toThrow('Stopped after the first 1,000.');
    expect(progress.mock.calls).toEqual([[500], [1000]]);
    expect(background.payloads('annotate')).toHaveLength(2);
    progress.mockClear();
    await actions.addTags(ids(501), ['vip'], { progress, signal: new AbortController().signal });
    expect(progress.mock.calls).toEqual([[500], [501]]);
  });

  it('is one after the other', async () => {
    const first = Promise.withResolvers<void>();
    const { actions, background } = await start({ annotate: () => first.promise });
    const done = actions.addTags(ids(501), ['vip'], HOW);
    await vi.waitFor(() => expect(background.payloads('annotate')).toHaveLength(1));
    first.resolve();
    await done;
    expect(background.payloads('annotate')).toHaveLength(2);
  });

  it('ends with the first that fails, and says why', async () => {
    const annotate = async () => {
      throw new Error('Nothing was changed.');
    };
    const { actions, background } = await start({ annotate });
    await expect(actions.archive(ids(501), 1, HOW)).rejects.toThrow('Nothing was changed.');
    expect(background.payloads('annotate')).toHaveLength(1);
  });

  it('gives the links in the order of the IDs, without those that are gone', async () => {
    const { actions, history } = await start();
    await history.checkouts.bulkPut(['a', 'b'].map((id) => checkout({ id, url: `https://${id}.example/` })));
    expect(await actions.links(['b', 'gone', 'a'])).toBe('https://b.example/\nhttps://a.example/');
  });

  it('asks for all of the very list that is shown', async () => {
    const { actions, all } = await start();
    expect(await actions.all()).toEqual(['b', 'a']);
    expect(all.mock.calls).toEqual([[WANTED]]);
  });
});
