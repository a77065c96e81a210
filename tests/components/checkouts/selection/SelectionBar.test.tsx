import { signal } from '@preact/signals';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SelectionBar } from '../../../../components/checkouts/selection/SelectionBar';
import { lockState } from '../../../../lib/accounts/settings';
import type { Selection, SelectionActions } from '../../../../lib/checkouts/selection';
import { createSelection } from '../../../../lib/checkouts/selection';
import { writeSetting } from '../../../../lib/storage/settings';
import { refuseClipboard, startClipboard, textOf } from '../../support/stage';

const LETTERS = ['a', 'b', 'c'];

/** A bar for three rows that are selected. Each thing that can be done is done at once, if not otherwise. */
function show(
  given: Partial<SelectionActions & { matching: string; archived: boolean; work: Selection['work']['value'] }> = {},
) {
  const { matching = null, archived = false, work = null, ...actions } = given;
  const calls = {
    onSelectAll: vi.fn(async () => LETTERS),
    archive: vi.fn(async (_ids: string[], _to: 0 | 1) => {}),
    addTags: vi.fn(async (_ids: string[], _tags: string[]) => {}),
    removeTags: vi.fn(async (_ids: string[], _tags: string[]) => {}),
    erase: vi.fn(async (_ids: string[]) => {}),
    refresh: vi.fn(async (_ids: string[]) => {}),
    onExport: vi.fn(),
  };
  const links = async () => 'https://a.example/\nhttps://b.example/';
  const selection = createSelection(
    { links, all: calls.onSelectAll, ...calls, ...actions },
    { list: signal({}), isMixed: signal(false) },
  );
  selection.select(LETTERS, true);
  selection.work.value = work;
  // As setup replaces the clipboard, before what a test does with it.
  const user = userEvent.setup();
  render(
    <SelectionBar
      selection={selection}
      matching={matching}
      archived={archived}
      inTeam={false}
      onExport={calls.onExport}
    />,
  );
  return { user, selection, ...calls };
}

afterEach(() => fakeBrowser.reset());

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name, hidden: true });
const status = () => textOf(screen.getByRole('status'));
const saysSo = (text: string) => waitFor(() => expect(status()).toBe(text));

describe('the bar of what is selected', () => {
  it('archives and tags nothing while locked, and says why', async () => {
    await writeSetting(lockState, { is: 'locked', since: 0 });
    const { user, archive } = show();
    await screen.findByText(/^Checkout Desk is locked. Unlock it to archive or tag checkouts./);
    await user.click(button('Archive'));
    expect(archive).not.toHaveBeenCalled();
    expect(screen.getByRole('textbox', { name: 'Tag', hidden: true }).closest('fieldset:disabled')).not.toBeNull();
  });

  it('says how many are', () => {
    show();
    expect(textOf(screen.getByRole('region', { name: 'Selected checkouts' }))).toMatch(/^3 selected/);
    expect(screen.queryByRole('button', { name: /^Select all/ })).toBeNull();
  });

  it('offers all that match when there are more', async () => {
    const { user, onSelectAll } = show({ matching: '12,345' });
    await user.click(button('Select all 12,345'));
    expect(onSelectAll).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['Archive', false, 1],
    ['Unarchive', true, 0],
  ] as const)('has "%s" when archived ones are listed: %j', async (name, archived, to) => {
    const { user, archive } = show({ archived });
    await user.click(button(name));
    expect(archive.mock.calls.map(([ids, as]) => [ids, as])).toEqual([[LETTERS, to]]);
  });

  it('tags, and takes tags away, and says which', async () => {
    const { user, addTags, removeTags } = show();
    expect(button('Add').disabled).toBe(true);
    expect(button('Remove').disabled).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Tag', hidden: true }), ' refund, call  back,{Enter}');
    expect(addTags.mock.calls.map(([ids, tags]) => [ids, tags])).toEqual([[LETTERS, ['refund', 'call back']]]);
    await saysSo('Tagged “refund”, “call back”');
    await user.click(button('Remove'));
    expect(removeTags.mock.calls.map(([ids, tags]) => [ids, tags])).toEqual([[LETTERS, ['refund', 'call back']]]);
    await saysSo('Removed “refund”, “call back”');
  });

  it('adds no tag of spaces', async () => {
    const { user, addTags } = show();
    await user.type(screen.getByRole('textbox', { name: 'Tag', hidden: true }), '  {Enter}');
    expect(addTags).not.toHaveBeenCalled();
  });

  it('refreshes, and says that it takes time', async () => {
    const { user, refresh } = show();
    await user.click(button('Refresh'));
    expect(refresh).toHaveBeenCalledTimes(1);
    await saysSo('Refreshing one by one');
  });

  it('copies the links, one a line', async () => {
    const { user } = show();
    const clipboard = startClipboard();
    await user.click(button('Copy links'));
    await saysSo('Links copied');
    expect(clipboard.text).toBe('https://a.example/\nhttps://b.example/');
  });

  it('says when the browser lets it copy nothing', async () => {
    const { user } = show();
    refuseClipboard();
    await user.click(button('Copy links'));
    await saysSo('Couldn’t copy');
  });

  it('exports, and lets all go', async () => {
    const { user, onExport, selection } = show();
    await user.click(button('Export…'));
    await user.click(button('Clear selection'));
    expect([onExport.mock.calls.length, selection.selected.value.size]).toEqual([1, 0]);
  });

  it('says why something was not done, until the next thing is', async () => {
    const addTags = async () => {
      throw new Error('Order #1 would have more than 20 tags. Nothing was changed.');
    };
    const { user } = show({ addTags });
    await user.type(screen.getByRole('textbox', { name: 'Tag', hidden: true }), 'vip{Enter}');
    await saysSo('Couldn’t finish. Order #1 would have more than 20 tags. Nothing was changed.');
    await user.click(button('Refresh'));
    await saysSo('Refreshing one by one');
  });

  it('does one thing at a time', async () => {
    const end = Promise.withResolvers<void>();
    const { user, archive, addTags, removeTags, onSelectAll } = show({ refresh: () => end.promise, matching: '7' });
    await user.click(button('Refresh'));
    const off = (name: string) => button(name).getAttribute('aria-disabled') === 'true';
    const names = ['Archive', 'Refresh', 'Copy links', 'Select all 7', 'Add', 'Remove'];
    expect(names.filter((name) => !off(name))).toEqual([]);
    await user.click(button('Archive'));
    await user.click(button('Copy links'));
    await user.click(button('Select all 7'));
    await user.type(screen.getByRole('textbox', { name: 'Tag', hidden: true }), 'vip{Enter}');
    await user.click(button('Remove'));
    for (const call of [archive, addTags, removeTags, onSelectAll]) expect(call).not.toHaveBeenCalled();
    expect(status()).toBe('');
    end.resolve();
    await waitFor(() => expect(names.filter(off)).toEqual([]));
  });

  it('begins nothing while something else is done, such as what was undone', async () => {
    const { user, archive, refresh } = show({ work: { done: 0, total: 600, stop: () => {} } });
    await user.click(button('Archive'));
    await user.click(button('Refresh'));
    expect([archive.mock.calls, refresh.mock.calls]).toEqual([[], []]);
    expect(button('Archive').getAttribute('aria-disabled')).toBe('true');
  });

  it('leaves the focus where it is while it works', async () => {
    const end = Promise.withResolvers<void>();
    const { user } = show({ refresh: () => end.promise });
    await user.click(button('Refresh'));
    expect(document.activeElement).toBe(button('Refresh'));
    end.resolve();
    await saysSo('Refreshing one by one');
    expect(document.activeElement).toBe(button('Refresh'));
  });
});

describe('deleting the selection', () => {
  it('is asked about first, and lets the rows go once it is done', async () => {
    const { user, selection, erase } = show();
    await user.click(button('Delete…'));
    expect(textOf(screen.getByRole('dialog'))).toContain('Delete 3 checkouts?');
    expect(textOf(screen.getByRole('dialog'))).toMatch(/deletes them .*They stay at Inqud.*bring them back/);
    expect(erase).not.toHaveBeenCalled();
    await user.click(button('Delete 3 checkouts'));
    await waitFor(() => expect([...selection.selected.value]).toEqual([]));
    expect(erase.mock.calls.map(([ids]) => ids)).toEqual([LETTERS]);
    expect(selection.done.value.text).toBe('3 checkouts deleted');
  });

  it('does nothing after Cancel, and says what failed', async () => {
    const { user, selection } = show({
      erase: async () => {
        throw new Error('The disk is full.');
      },
    });
    await user.click(button('Delete…'));
    await user.click(button('Cancel'));
    expect(selection.selected.value.size).toBe(3);
    await user.click(button('Delete…'));
    await user.click(button('Delete 3 checkouts'));
    expect(await screen.findByText('The disk is full.')).toBeDefined();
    expect(selection.selected.value.size).toBe(3);
  });
});
