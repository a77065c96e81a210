import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import type { BulkHow } from '../../../lib/checkouts/selection';
import { createSelection } from '../../../lib/checkouts/selection';

function start({ isMixed = false } = {}) {
  const list = signal<object>({ search: '' });
  const actions = {
    archive: vi.fn(async (_ids: string[], _to: 0 | 1, _how: BulkHow) => {}),
    addTags: vi.fn(async (_ids: string[], _tags: string[], _how: BulkHow) => {}),
    removeTags: vi.fn(async (_ids: string[], _tags: string[], _how: BulkHow) => {}),
    erase: vi.fn(async (_ids: string[], _how: BulkHow) => {}),
    refresh: vi.fn(async (_ids: string[]) => {}),
    links: vi.fn(async (_ids: string[]) => ''),
    all: vi.fn(async () => ['a', 'b', 'c']),
  };
  const selection = createSelection(actions, { list, isMixed: signal(isMixed) });
  return {
    selection,
    actions,
    selected: () => [...selection.selected.value],
    lookForElse: () => {
      list.value = { search: 'else' };
    },
  };
}

describe('the selection', () => {
  it('takes rows and lets them go', () => {
    const { selection, selected } = start();
    selection.select(['a', 'b'], true);
    selection.toggle('c');
    selection.toggle('a');
    expect(selected()).toEqual(['b', 'c']);
    selection.select(['b'], false);
    expect(selected()).toEqual(['c']);
    selection.clear();
    expect(selected()).toEqual([]);
  });

  it('takes all that match, unless something else was looked for meanwhile', async () => {
    const { selection, selected, lookForElse } = start();
    await selection.selectAll();
    expect(selected()).toEqual(['a', 'b', 'c']);
    const late = selection.selectAll();
    lookForElse();
    await late;
    expect(selected()).toEqual([]);
  });

  it('is none in another list, and what was done is not spoken of there', async () => {
    const { selection, selected, lookForElse } = start();
    selection.select(['a', 'b'], true);
    await selection.archive(1);
    selection.select(['c'], true);
    await selection.archive(1);
    expect(selection.done.value.text).toBe('1 checkout archived.');
    lookForElse();
    expect([selected(), selection.done.value]).toEqual([[], { text: '' }]);
  });

  it('is undone once, and back as it was said before', async () => {
    const { selection, actions } = start();
    selection.select(['a', 'b'], true);
    await selection.archive(1);
    selection.done.value.undo?.();
    await vi.waitFor(() => expect(selection.done.value).toEqual({ text: '2 checkouts unarchived.' }));
    expect(actions.archive.mock.calls.map(([ids, to]) => [ids, to])).toEqual([
      [['a', 'b'], 1],
      [['a', 'b'], 0],
    ]);
  });

  it('of a list with archived rows and others has no undo', async () => {
    const { selection } = start({ isMixed: true });
    selection.select(['a'], true);
    await selection.archive(0);
    expect(selection.done.value).toEqual({ text: '1 checkout unarchived.' });
  });

  it('says how far its work is, which can be aborted, and that it failed where its bar is gone', async () => {
    const { selection, actions, lookForElse } = start();
    actions.addTags.mockImplementation(async (_ids, _tags, { progress, signal }) => {
      progress(1);
      await new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('It stopped after the first 1.')));
      });
    });
    selection.select(['a', 'b'], true);
    const tagging = selection.addTags(['vip']);
    expect(selection.work.value).toMatchObject({ done: 1, total: 2 });
    lookForElse();
    selection.work.value?.stop();
    await expect(tagging).rejects.toThrow('It stopped after the first 1.');
    expect([selection.work.value, selection.done.value.text]).toEqual([
      null,
      'Couldn’t finish. It stopped after the first 1.',
    ]);
  });
});
