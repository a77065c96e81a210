import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ExportDialog } from '../../../../components/checkouts/list/ExportDialog';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { COPYING } from '../../support/copying';
import { startDownloads } from '../../support/downloads';
import { pressEscape, textOf } from '../../support/stage';

useAmericanEnglish();

type Props = Parameters<typeof ExportDialog>[0];

function show({ listed = 1234, selected = 0, encrypting = COPYING, ...rest }: Partial<Props> = {}) {
  const files = startDownloads();
  const make = vi.fn<Props['make']>(rest.make ?? (async () => new Blob(['made'])));
  const onClose = vi.fn();
  const page = render(
    <ExportDialog listed={listed} selected={selected} encrypting={encrypting} make={make} onClose={onClose} />,
  );
  return { user: userEvent.setup(), files, make, onClose, page };
}

/** A file that is made until this ends it. */
function startMaking() {
  const end = Promise.withResolvers<Blob>();
  const make: Props['make'] = (_choice, { signal, progress }) => {
    progress({ done: 400, total: 1234 });
    signal.addEventListener('abort', () => end.reject(signal.reason));
    return end.promise;
  };
  return { make, end };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const radio = (name: RegExp) => screen.getByRole<HTMLInputElement>('radio', { name });
const mark = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'With a byte order mark, as Excel expects' });
const status = () => textOf(screen.getByRole('status'));

describe('exporting checkouts', () => {
  it('is a dialog that says how many there are', () => {
    show({ selected: 3 });
    expect(screen.getByRole('dialog', { name: 'Export checkouts' })).toBeDefined();
    expect(screen.getAllByRole('radio').map((each) => textOf(each.closest('label')))).toEqual([
      'As listed (1,234)',
      'Selected (3)',
      'All, including archived',
      'Excel (.xlsx). Keeps long numbers, leading zeros, and amounts as they are.',
      'CSV. Text that looks like a formula gets a leading apostrophe.',
      'Complete backup (JSON Lines), with timelines. You can restore it.',
      'As in the list, in its order',
      'All columns',
    ]);
  });

  it('begins with what is selected, else with what is listed', () => {
    show({ selected: 3 }).page.unmount();
    show();
    expect(radio(/^As listed/).checked).toBe(true);
    expect(screen.queryByRole('radio', { name: /^Selected/ })).toBeNull();
  });

  it('has the selected ones chosen when there are any', () => {
    show({ selected: 1 });
    expect(radio(/^Selected/).checked).toBe(true);
  });

  it.each([
    ['the list for Excel', [], { rows: 'listed', kind: 'xlsx', asListed: true, bom: false, under: null }, /\.xlsx$/],
    [
      'the list as a table',
      [/^CSV/],
      { rows: 'listed', kind: 'csv', asListed: true, bom: true, under: null },
      /\.csv$/,
    ],
    [
      'all as a table without a mark',
      [/^All, /, /^All columns/, /^CSV/, 'mark'],
      { rows: 'all', kind: 'csv', asListed: false, bom: false, under: null },
      /\.csv$/,
    ],
    [
      'all as a complete copy',
      [/^All, /, /^Complete/],
      { rows: 'all', kind: 'lines', asListed: false, bom: false, under: null },
      /\.jsonl$/,
    ],
  ] as const)('saves %s', async (_name, clicks, choice, file) => {
    const { user, make, files } = show();
    for (const name of clicks) await user.click(name === 'mark' ? mark() : radio(name));
    await user.click(button('Export file'));
    await vi.waitFor(() => expect(status()).toContain('exported to your downloads'));
    expect(make.mock.calls.map(([chosen]) => chosen)).toEqual([choice]);
    expect(files).toHaveLength(1);
    expect(files[0]?.name).toMatch(file);
    expect(await files[0]?.blob).toBe('made');
  });

  it('says how many were saved', async () => {
    const { user } = show({
      make: async (_choice, { progress }) => {
        progress({ done: 1234, total: 1234 });
        return new Blob();
      },
    });
    await user.click(button('Export file'));
    await vi.waitFor(() => expect(status()).toBe('1,234 checkouts exported to your downloads'));
  });

  it('has no mark for Excel in a complete copy', async () => {
    const { user } = show();
    await user.click(radio(/^Complete/));
    expect(mark().disabled).toBe(true);
  });

  it('saves no empty list', () => {
    show({ listed: 0 });
    expect(button('Export file').disabled).toBe(true);
  });

  it('shows how far it is, and can be called off', async () => {
    const { user, files, onClose } = show(startMaking());
    await user.click(button('Export file'));
    const bar = await screen.findByRole<HTMLProgressElement>('progressbar', { name: 'Exported' });
    expect([bar.value, bar.max, textOf(bar.nextElementSibling)]).toEqual([400, 1234, '400 of 1,234']);
    expect(radio(/^All, /).closest('fieldset')?.disabled).toBe(true);
    await user.click(button('Cancel'));
    await vi.waitFor(() => expect(status()).toBe('Canceled. Nothing was saved.'));
    expect(files).toEqual([]);
    expect(onClose).not.toHaveBeenCalled();
    expect(button('Export file').disabled).toBe(false);
  });

  it('called off at the last moment saves nothing', async () => {
    const end = Promise.withResolvers<Blob>();
    const { user, files } = show({ make: () => end.promise });
    await user.click(button('Export file'));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    end.resolve(new Blob());
    await vi.waitFor(() => expect(status()).toBe('Canceled. Nothing was saved.'));
    expect(files).toEqual([]);
  });

  it('is called off by closing it, by Escape or with the page', async () => {
    const { user, make, onClose, page } = show(startMaking());
    await user.click(button('Export file'));
    pressEscape();
    expect(onClose).toHaveBeenCalledTimes(1);
    page.unmount();
    await vi.waitFor(() => expect(make.mock.calls[0]?.[1].signal.aborted).toBe(true));
  });

  it('says why nothing was saved, and can be tried again', async () => {
    let fails = true;
    const { user, files } = show({
      make: async () => {
        if (fails) throw new Error('No room for the file.');
        return new Blob();
      },
    });
    await user.click(button('Export file'));
    expect((await screen.findByRole('alert')).textContent).toBe('Nothing was saved. No room for the file.');
    fails = false;
    await user.click(button('Export file'));
    await vi.waitFor(() => expect(files).toHaveLength(1));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
