import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RetentionSettings } from '../../../../components/checkouts/backup/RetentionSettings';
import type { MakeCopy } from '../../../../lib/checkouts/backup/saving';
import type { OldCount } from '../../../../lib/checkouts/retention';
import { NOW } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { COPYING, copyingBy } from '../../support/copying';
import { startDownloads } from '../../support/downloads';
import { clockAt, pressEscape, textOf, toHaveFocus } from '../../support/stage';

useAmericanEnglish();
// Days are those of this computer.
beforeEach(() => void vi.stubEnv('TZ', 'UTC'));
afterEach(() => void vi.unstubAllEnvs());

/** Answers a command with these numbers, one after the other, and then with 0. */
const inTurn = (...numbers: number[]) => vi.fn(async (_before: number) => numbers.shift() ?? 0);

function show({
  old = { listed: 12, archived: 0 },
  exactly = old.listed + old.archived,
  archive = inTurn(12),
  remove = inTurn(12),
  makeCopy = async () => new Blob(['copy']),
  countAll = async () => exactly,
}: {
  old?: OldCount;
  exactly?: number;
  archive?: (before: number) => Promise<number>;
  remove?: (before: number) => Promise<number>;
  makeCopy?: MakeCopy;
  countAll?: (before: number) => Promise<number>;
} = {}) {
  const count = vi.fn(async (_before: number) => old);
  const files = startDownloads();
  render(
    <RetentionSettings
      count={count}
      countAll={countAll}
      archive={archive}
      remove={remove}
      copying={copyingBy(makeCopy)}
      clock={clockAt()}
      restored={0}
    />,
  );
  return { user: userEvent.setup(), count, archive, remove, files };
}

const section = () => screen.getByRole('region', { name: 'Data retention' });
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
/** It keeps the focus, but does nothing. */
const isOff = (name: string) => button(name).getAttribute('aria-disabled') === 'true';
const dialog = () => screen.getByRole('dialog');
const counted = (words: string) => waitFor(() => expect(textOf(section())).toContain(words));
const dayBefore = (days: number) => {
  const now = new Date(NOW);
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - days).getTime();
};
async function ask(setup: Parameters<typeof show>[0] = {}) {
  const world = show(setup);
  await waitFor(() => expect(isOff('Delete old checkouts…')).toBe(false));
  await world.user.click(button('Delete old checkouts…'));
  return world;
}

describe('old checkouts', () => {
  it('are all kept unless a person says otherwise, and that is said', () => {
    const { archive, remove } = show();
    expect(textOf(section())).toContain('Checkout Desk keeps everything unless you archive or delete it here.');
    expect([archive, remove].flatMap((work) => vi.mocked(work).mock.calls)).toEqual([]);
  });

  it.each([
    ['More than 90 days', 90],
    ['More than 6 months', 184],
    ['More than 1 year', 366],
    ['More than 2 years', 731],
  ])('of %s are counted, from the start of that day', async (label, days) => {
    const { user, count } = show();
    await user.selectOptions(screen.getByLabelText('Checkout age'), label);
    await waitFor(() => expect(count.mock.calls.at(-1)).toEqual([dayBefore(days)]));
  });

  it.each([
    [{ listed: 0, archived: 0 }, 'No checkouts created before February 28, 2025.'],
    [{ listed: 1, archived: 0 }, '1 checkout created before'],
    [{ listed: 10, archived: 2 }, '12 checkouts created before February 28, 2025. 2 of them are archived.'],
    [{ listed: 0, archived: 1 }, '1 checkout created before February 28, 2025. 1 of them is archived.'],
    [{ listed: 1000, archived: 3 }, '1,000+ checkouts created before'],
    [{ listed: 600, archived: 600 }, '1,000+ checkouts created before'],
  ])('are told as %j', async (old, words) => {
    show({ old });
    await counted(words);
  });

  it.each([
    [{ listed: 0, archived: 0 }, true, true],
    [{ listed: 0, archived: 1 }, true, false],
    [{ listed: 1, archived: 0 }, false, false],
  ])('with %j there can only be done what changes something', async (old, noArchive, noDelete) => {
    show({ old });
    await counted('created before');
    expect([isOff('Archive old checkouts'), isOff('Delete old checkouts…')]).toEqual([noArchive, noDelete]);
  });

  it('are left alone by a button that is off', async () => {
    const { user, archive } = show({ old: { listed: 0, archived: 0 } });
    await counted('created before');
    await user.click(button('Archive old checkouts'));
    await user.click(button('Delete old checkouts…'));
    expect(archive).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('are counted again once a copy was restored', async () => {
    const [count, countAll, archive, remove] = [
      vi.fn(async () => ({ listed: 1, archived: 0 })),
      async () => 1,
      inTurn(),
      inTurn(),
    ];
    const props = { count, countAll, archive, remove, copying: COPYING, clock: clockAt() };
    const { rerender } = render(<RetentionSettings {...props} restored={0} />);
    await counted('1 checkout ');
    count.mockResolvedValue({ listed: 12, archived: 0 });
    rerender(<RetentionSettings {...props} restored={1} />);
    await counted('12 checkouts');
  });

  it('that cannot be counted are not said to be none', async () => {
    const count = () => Promise.reject(new Error('The disk cannot be read.'));
    render(
      <RetentionSettings
        count={count}
        countAll={async () => 0}
        archive={inTurn()}
        remove={inTurn()}
        copying={COPYING}
        clock={clockAt()}
        restored={0}
      />,
    );
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Couldn’t count old checkouts. The disk cannot be read.',
    );
    expect(textOf(section())).not.toMatch(/No checkouts|Counting/);
  });
});

describe('archiving them', () => {
  it('goes on until none is left, says how many, and counts again', async () => {
    const { user, archive, count } = show({ archive: inTurn(2000, 2000, 5) });
    await counted('12 checkouts');
    await user.click(button('Archive old checkouts'));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('4,005 checkouts archived'));
    expect(vi.mocked(archive).mock.calls).toEqual(Array(4).fill([dayBefore(366)]));
    await waitFor(() => expect(count).toHaveBeenCalledTimes(2));
    expect(document.activeElement).toBe(button('Archive old checkouts'));
  });

  it('says how far it is, and nothing else can be begun meanwhile', async () => {
    const second = Promise.withResolvers<number>();
    const archive = vi.fn<(before: number) => Promise<number>>(() => second.promise).mockResolvedValueOnce(2000);
    const { user } = show({ archive });
    await counted('12 checkouts');
    await user.click(button('Archive old checkouts'));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('2,000 archived so far…'));
    expect([isOff('Archive old checkouts'), isOff('Delete old checkouts…')]).toEqual([true, true]);
    expect(screen.getByLabelText<HTMLSelectElement>('Checkout age').disabled).toBe(true);
    second.resolve(0);
    await waitFor(() => expect(isOff('Archive old checkouts')).toBe(false));
  });

  it('that fails is told with how far it came, and can be tried again', async () => {
    const archive = inTurn(2000).mockImplementationOnce(async () => 2000);
    archive.mockImplementationOnce(async () => {
      throw new Error('The disk is full.');
    });
    const { user } = show({ archive });
    await counted('12 checkouts');
    await user.click(button('Archive old checkouts'));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Stopped after 2,000 checkouts. The rest is unchanged. The disk is full.',
    );
    await user.click(button('Archive old checkouts'));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(screen.getByRole('status').textContent).toBe('2,000 checkouts archived');
  });
});

describe('deleting them', () => {
  it('is asked about first: what is lost, what stays, with the focus on the safe answer', async () => {
    const { remove } = await ask();
    expect(dialog()).toBe(screen.getByRole('dialog', { name: 'Delete 12 checkouts?' }));
    expect(textOf(dialog())).toMatch(/deletes them from this browser with their timelines, notes, and tags/);
    expect(textOf(dialog())).toMatch(/stay at Inqud, and their links keep working/);
    await toHaveFocus(button('Cancel'));
    expect(remove).not.toHaveBeenCalled();
  });

  it('can only be done after a copy was saved there', async () => {
    const copied = Promise.withResolvers<Blob>();
    const { user, remove, files } = await ask({
      makeCopy: ({ progress }) => {
        progress({ done: 3, total: 12 });
        return copied.promise;
      },
    });
    expect(button('Delete 12 checkouts').disabled).toBe(true);
    await user.click(button('Save backup first'));
    expect([isOff('Saving…'), button('Delete 12 checkouts').disabled]).toEqual([true, true]);
    expect(within(dialog()).getByRole<HTMLProgressElement>('progressbar', { name: 'Saved' })).toMatchObject({
      value: 3,
      max: 12,
    });
    copied.resolve(new Blob(['copy']));
    await waitFor(() => expect(button('Delete 12 checkouts').disabled).toBe(false));
    expect(within(dialog()).getByRole('status').textContent).toBe('Backup saved to your downloads');
    expect(files).toHaveLength(1);
    await user.click(button('Delete 12 checkouts'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(vi.mocked(remove).mock.calls).toEqual(Array(2).fill([dayBefore(366)]));
    expect(screen.getByRole('status').textContent).toBe('12 checkouts deleted');
  });

  it('can be done after an encrypted copy; Enter in its passphrase saves it, and leaves the dialog open', async () => {
    const make = vi.fn<MakeCopy>(async () => new Blob(['sealed']));
    const { user, files } = await ask({ makeCopy: make });
    await user.click(screen.getByRole('checkbox', { name: 'Encrypt with a passphrase' }));
    const passphrase = 'copper lantern quiet harbor';
    await user.type(screen.getByLabelText('Backup passphrase'), passphrase);
    await user.type(screen.getByLabelText('Repeat backup passphrase'), `${passphrase}{Enter}`);
    await waitFor(() => expect(button('Delete 12 checkouts').disabled).toBe(false));
    expect([make.mock.calls[0]?.[0].under?.rounds, files[0]?.name]).toEqual([
      1_000_000,
      expect.stringContaining('.encrypted.jsonl'),
    ]);
    expect(screen.queryByLabelText('Backup passphrase')).toBeNull();
  });

  it('cannot be done when the copy failed, and that is told', async () => {
    const makeCopy = () => Promise.reject(new Error('No room for the file.'));
    const { user, remove } = await ask({ makeCopy });
    await user.click(button('Save backup first'));
    expect((await screen.findByRole('alert')).textContent).toBe('Couldn’t save a backup. No room for the file.');
    expect(button('Delete 12 checkouts').disabled).toBe(true);
    expect(remove).not.toHaveBeenCalled();
  });

  it('calls the copy off when it is closed', async () => {
    let signal: AbortSignal | undefined;
    const { user } = await ask({
      makeCopy: (how) => {
        signal = how.signal;
        return new Promise(() => {});
      },
    });
    await user.click(button('Save backup first'));
    expect(signal?.aborted).toBe(false);
    pressEscape();
    await waitFor(() => expect(signal?.aborted).toBe(true));
  });

  it('needs a copy again when it is asked about again', async () => {
    const { user } = await ask();
    await user.click(button('Save backup first'));
    await waitFor(() => expect(button('Delete 12 checkouts').disabled).toBe(false));
    pressEscape();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(button('Delete old checkouts…'));
    expect(button('Delete 12 checkouts').disabled).toBe(true);
  });

  it('is asked about with the exact number, where another was enough before', async () => {
    await ask({ old: { listed: 1000, archived: 1000 }, exactly: 75_323 });
    expect(screen.getByRole('dialog', { name: 'Delete 75,323 checkouts?' })).toBeDefined();
    expect(button('Delete 75,323 checkouts').disabled).toBe(true);
  });

  it('is not asked about while its number cannot be known', async () => {
    const { user } = show({ countAll: () => Promise.reject(new Error('The disk is full.')) });
    await waitFor(() => expect(isOff('Delete old checkouts…')).toBe(false));
    await user.click(button('Delete old checkouts…'));
    expect(await screen.findByText('Couldn’t count old checkouts. The disk is full.')).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('can be stopped between two steps, and says how far it came', async () => {
    const first = Promise.withResolvers<number>();
    const remove = vi.fn<(before: number) => Promise<number>>(() => first.promise);
    const countAll = vi.fn(async () => 5000);
    const { user } = await ask({ remove, old: { listed: 1000, archived: 0 }, countAll });
    countAll.mockResolvedValue(3000);
    await user.click(button('Save backup first'));
    await user.click(button('Delete 5,000 checkouts'));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(button('Stopping…').getAttribute('aria-disabled')).toBe('true');
    first.resolve(2000);
    expect((await within(dialog()).findByRole('alert')).textContent).toBe(
      'Stopped after 2,000 checkouts. The rest is unchanged. Canceled.',
    );
    expect(remove).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('button', { name: 'Stopping…' })).toBeNull();
    // What is left is what the question is now about.
    expect(within(dialog()).getByRole('heading').textContent).toBe('Delete 3,000 checkouts?');
    expect(button('Delete 3,000 checkouts').disabled).toBe(false);
  });

  it('is done when it is stopped too late', async () => {
    const first = Promise.withResolvers<number>();
    const remove = vi.fn<(before: number) => Promise<number>>(async () => 0).mockReturnValueOnce(first.promise);
    const countAll = vi.fn(async () => 12);
    const { user } = await ask({ remove, countAll });
    countAll.mockResolvedValue(0);
    await user.click(button('Save backup first'));
    await user.click(button('Delete 12 checkouts'));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    first.resolve(12);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('status').textContent).toBe('12 checkouts deleted');
  });

  it('says how far it is, and then cannot be called off by a slip', async () => {
    const second = Promise.withResolvers<number>();
    const remove = vi.fn<(before: number) => Promise<number>>(() => second.promise).mockResolvedValueOnce(2000);
    const { user } = await ask({ remove, exactly: 2500 });
    await user.click(button('Save backup first'));
    await user.click(button('Delete 2,500 checkouts'));
    await waitFor(() => expect(within(dialog()).getByRole('status').textContent).toBe('2,000 deleted so far…'));
    pressEscape();
    expect([isOff('Cancel'), isOff('Save backup first')]).toEqual([true, true]);
    second.resolve(0);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('that fails is told with how far it came, and can be tried again from there', async () => {
    const remove = inTurn(3).mockImplementationOnce(async () => 2000);
    remove.mockImplementationOnce(async () => {
      throw new Error('Checkout Desk is locked. Unlock it first.');
    });
    const countAll = vi.fn(async () => 12);
    const { user } = await ask({ remove, countAll });
    countAll.mockRejectedValue(new Error('The disk is full.'));
    await user.click(button('Save backup first'));
    await user.click(button('Delete 12 checkouts'));
    expect((await within(dialog()).findByRole('alert')).textContent).toBe(
      'Stopped after 2,000 checkouts. The rest is unchanged. Checkout Desk is locked. Unlock it first.',
    );
    await user.click(button('Delete 12 checkouts'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('status').textContent).toBe('3 checkouts deleted');
  });
});
