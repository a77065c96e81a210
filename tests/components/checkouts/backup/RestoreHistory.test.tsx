import { fireEvent, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { RestoreHistory } from '../../../../components/checkouts/backup/RestoreHistory';
import type { DamagedLine, RestoreResult } from '../../../../lib/checkouts/backup/restore';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { textOf } from '../../support/stage';

useAmericanEnglish();

type Run = Parameters<typeof RestoreHistory>[0]['run'];

const FILE = new File(['{}\n'], 'copy.jsonl');
const RESTORED: RestoreResult = {
  outcome: 'restored',
  added: 1234,
  updated: 3,
  unchanged: 5,
  creates: 0,
  damaged: [],
  damagedCount: 0,
  aborted: false,
};

function show(work: Run = async () => RESTORED) {
  const run = vi.fn(work);
  const page = render(<RestoreHistory run={run} />);
  return { user: userEvent.setup(), run, page };
}

const field = () => screen.getByLabelText<HTMLInputElement>('Restore from a backup');
const status = () => textOf(screen.getByRole('status'));
/** What is said once it is done. */
const said = () =>
  vi.waitFor(() => {
    expect(status()).not.toBe('');
    return status();
  });

/** happy-dom's own event of a drop does not rise to the elements around. */
function drop(...files: File[]): Event {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: { files } });
  fireEvent(field(), event);
  return event;
}

describe('restoring a copy', () => {
  it('takes the file that is chosen, and says what came of it', async () => {
    const { user, run } = show();
    await user.upload(field(), FILE);
    expect(await said()).toBe('Restored: 1,234 checkouts added, 3 updated, 5 unchanged.');
    expect(run.mock.calls.map(([copy]) => [copy.file.name, copy.opened])).toEqual([['copy.jsonl', null]]);
  });

  it('says what was more than is kept', async () => {
    const { user } = show(async () => ({ ...RESTORED, full: 2, createsLeftOut: 51 }));
    await user.upload(field(), FILE);
    const text = await said();
    expect(text).toContain(
      '2 checkouts have more in the file than Checkout Desk keeps. It keeps the newest 1,000 entries',
    );
    expect(text).toContain('51 orders without an answer were skipped. Settle the 200 that are here');
  });

  it('takes the file that is dropped', async () => {
    const { run } = show();
    expect(drop(FILE).defaultPrevented).toBe(true);
    expect(await said()).toContain('1,234 checkouts added');
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('does nothing when text is dropped', () => {
    const { run } = show();
    expect(drop().defaultPrevented).toBe(true);
    expect(run).not.toHaveBeenCalled();
  });

  it('lets the same file be chosen again', async () => {
    const { user, run } = show();
    await user.upload(field(), FILE);
    await said();
    await user.upload(field(), FILE);
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(2));
  });

  it.each([
    [{ added: 1, creates: 1 }, 'Restored: 1 checkout added, 3 updated, 5 unchanged, 1 order without an answer added.'],
    [{ creates: 2 }, 'Restored: 1,234 checkouts added, 3 updated, 5 unchanged, 2 orders without an answer added.'],
    [{ aborted: true }, 'Canceled. What was restored so far stays: 1,234 checkouts added, 3 updated, 5 unchanged.'],
  ])('counts what was restored: %j', async (changes, text) => {
    const { user } = show(async () => ({ ...RESTORED, ...changes }));
    await user.upload(field(), FILE);
    expect(await said()).toBe(text);
  });

  it('names each line that was left out, and counts the rest', async () => {
    const damaged: DamagedLine[] = [
      { line: 2, why: { is: 'too long' } },
      { line: 1017, why: { is: 'field', field: '<b>checkout</b>' } },
    ];
    const { user } = show(async () => ({ ...RESTORED, damaged, damagedCount: 1002 }));
    await user.upload(field(), FILE);
    expect(await said()).toContain('1,002 lines of the file couldn’t be read and were skipped:');
    expect(screen.getAllByRole('listitem').map(textOf)).toEqual([
      'Line 2: It’s too long.',
      'Line 1,017: Its “<b>checkout</b>” can’t be read.',
      'and 1,000 more',
    ]);
  });

  it('says “was” of one line', async () => {
    const { user } = show(async () => ({
      ...RESTORED,
      damaged: [{ line: 2, why: { is: 'cut off' } }],
      damagedCount: 1,
    }));
    await user.upload(field(), FILE);
    expect(await said()).toContain('1 line of the file couldn’t be read and was skipped:');
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });

  it.each([
    ['empty', 'copy.jsonl is empty. Nothing was changed.'],
    [
      'another format',
      'copy.jsonl isn’t a Checkout Desk backup. Nothing was changed. Choose a file made by “Save backup”, as it was saved.',
    ],
    [
      'newer',
      'copy.jsonl was saved by a newer Checkout Desk. Nothing was changed. Update Checkout Desk, then restore it.',
    ],
  ] as const)('says of a file that is refused why: %s', async (why, text) => {
    const { user } = show(async () => ({ outcome: 'refused', why }));
    await user.upload(field(), FILE);
    expect(await said()).toBe(text);
  });

  it('shows how far it is, takes no other file meanwhile, and can be called off', async () => {
    const end = Promise.withResolvers<RestoreResult>();
    const { user, run } = show((_file, { progress }) => {
      progress({ read: 30, size: 100, lines: 1400 });
      return end.promise;
    });
    await user.upload(field(), FILE);
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Restoring copy.jsonl' });
    expect([bar.value, bar.max, textOf(bar.nextElementSibling)]).toEqual([30, 100, '1,400 lines']);
    expect(field().disabled).toBe(true);
    drop(FILE);
    expect(run).toHaveBeenCalledTimes(1);
    expect(run.mock.calls[0]?.[1].signal.aborted).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(run.mock.calls[0]?.[1].signal.aborted).toBe(true);
    end.resolve({ ...RESTORED, aborted: true });
    expect(await said()).toContain('Canceled.');
    expect(field().disabled).toBe(false);
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('is called off when the page is left', async () => {
    const { user, run, page } = show(() => new Promise(() => {}));
    await user.upload(field(), FILE);
    await screen.findByRole('progressbar');
    page.unmount();
    await vi.waitFor(() => expect(run.mock.calls[0]?.[1].signal.aborted).toBe(true));
  });

  it('says what kept it from going on, and what is safe', async () => {
    const { user } = show(async () => {
      throw new DOMException('', 'QuotaExceededError');
    });
    await user.upload(field(), FILE);
    const alert = textOf(await screen.findByRole('alert'));
    expect(alert).toContain('copy.jsonl wasn’t restored completely. Your disk is full');
    expect(alert).toContain('What was restored so far stays. Restore the file again to get the rest.');
    expect(field().disabled).toBe(false);
  });
});
