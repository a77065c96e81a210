import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { RestoreHistory } from '../../../../components/checkouts/backup/RestoreHistory';
import { SaveHistory } from '../../../../components/checkouts/backup/SaveHistory';
import { ExportDialog } from '../../../../components/checkouts/list/ExportDialog';
import type { Loss } from '../../../../lib/checkouts/backup/loss';
import type { EncryptedRestoreResult } from '../../../../lib/checkouts/backup/restoreEncrypted';
import type { RestoreFile } from '../../../../lib/checkouts/backup/restoring';
import type { MakeCopy } from '../../../../lib/checkouts/backup/saving';
import { copyLines, encrypted, PASSPHRASE } from '../../../unit/checkouts/backup/encrypting';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { COPYING, copyingBy } from '../../support/copying';
import { startDownloads } from '../../support/downloads';
import { saidAt, textOf, toHaveFocus } from '../../support/stage';

useAmericanEnglish();

const STRONG = 'copper lantern quiet harbor';
const TYPED = 'Backup passphrase';
const AGAIN = 'Repeat backup passphrase';

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Encrypt with a passphrase' });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('saving an encrypted copy', () => {
  const show = ({ byDefault = true, known = ['Shoes'] } = {}) => {
    const files = startDownloads();
    const make = vi.fn<MakeCopy>(async () => new Blob(['sealed']));
    render(<SaveHistory copying={copyingBy(make, { byDefault, known })} />);
    return { user: userEvent.setup(), files, make };
  };
  const save = 'Save backup';

  it('is offered, and chosen by default where there is a passphrase, which is never taken unasked [S-76]', async () => {
    const { user, make } = show();
    expect(box().checked).toBe(true);
    await user.click(button(save));
    await toHaveFocus(field(TYPED));
    expect(saidAt(field(TYPED))).toContain('Type a passphrase.');
    expect(make).not.toHaveBeenCalled();
    cleanup();
    show({ byDefault: false });
    expect([box().checked, screen.queryByLabelText(TYPED)]).toEqual([false, null]);
  });

  it('says that a forgotten passphrase cannot be recovered', () => {
    show();
    expect(screen.getByText(/Can’t be recovered: without it, nobody can open the backup, not even you/)).toBeDefined();
    expect([field(TYPED), field(AGAIN)].map(({ type, autocomplete }) => [type, autocomplete])).toEqual(
      Array(2).fill(['password', 'new-password']),
    );
  });

  it.each([
    ['a short one', 'short', 'short', TYPED, 'Too short'],
    ['one that is easy to guess', 'password1234', 'password1234', TYPED, 'Too easy to guess'],
    ['the name of the shop', 'Shoes Shoes Shoes', 'Shoes Shoes Shoes', TYPED, 'Too easy to guess'],
    ['one that is typed otherwise again', STRONG, `${STRONG} `, AGAIN, 'The passphrases don’t match.'],
  ])('refuses %s, as the vault does [S-77]', async (_, typed, again, wrong, words) => {
    const { user, make } = show();
    await user.type(field(TYPED), typed);
    await user.type(field(AGAIN), again);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(saidAt(field(wrong))).toContain(words));
    await toHaveFocus(field(wrong));
    expect(make).not.toHaveBeenCalled();
  });

  it('encrypts under a key of what was typed, says so in its name, and forgets what was typed', async () => {
    const { user, make, files } = show();
    await user.type(field(TYPED), STRONG);
    await user.type(field(AGAIN), STRONG);
    await user.keyboard('{Enter}');
    await screen.findByText('Backup saved to your downloads');
    const under = make.mock.calls[0]?.[0].under;
    expect(under).toMatchObject({ rounds: 1_000_000, key: { extractable: false } });
    expect(under?.salt).toHaveLength(16);
    expect(files[0]?.name).toMatch(/^checkout-desk-\d{4}-\d\d-\d\d\.encrypted\.jsonl$/);
    expect([field(TYPED).value, field(AGAIN).value]).toEqual(['', '']);
  });

  it('saves one that anybody can read when that is chosen', async () => {
    const { user, make, files } = show();
    await user.type(field(TYPED), STRONG);
    await user.click(box());
    await user.click(button(save));
    await screen.findByText('Backup saved to your downloads');
    expect(make.mock.calls[0]?.[0].under).toBeNull();
    expect(files[0]?.name).not.toContain('encrypted');
    await user.click(box());
    expect(field(TYPED).value).toBe('');
  });
});

describe('exporting a complete copy', () => {
  it('can be encrypted, which a table cannot', async () => {
    const files = startDownloads();
    const make = vi.fn<Parameters<typeof ExportDialog>[0]['make']>(async () => new Blob(['sealed']));
    const encrypting = { ...COPYING, byDefault: true };
    render(<ExportDialog listed={3} selected={0} encrypting={encrypting} make={make} onClose={vi.fn()} />);
    const user = userEvent.setup();
    expect(screen.queryByRole('checkbox', { name: /^Encrypt/ })).toBeNull();
    await user.click(button('Export file'));
    await waitFor(() => expect(files).toHaveLength(1));
    await user.click(screen.getByRole('radio', { name: /^Complete backup/ }));
    await user.click(button('Export file'));
    await toHaveFocus(field(TYPED));
    await user.type(field(TYPED), STRONG);
    await user.type(field(AGAIN), `${STRONG}{Enter}`);
    await waitFor(() => expect(files).toHaveLength(2));
    expect(make.mock.calls.map(([{ kind, under }]) => [kind, under?.rounds])).toEqual([
      ['xlsx', undefined],
      ['lines', 1_000_000],
    ]);
    expect(files[1]?.name).toContain('.encrypted.jsonl');
    expect(field(TYPED).value).toBe('');
  });
});

describe('restoring an encrypted copy', () => {
  const DONE: EncryptedRestoreResult = {
    outcome: 'restored',
    added: 3,
    updated: 0,
    unchanged: 0,
    creates: 0,
    damaged: [],
    damagedCount: 0,
    aborted: false,
  };
  const LOSS: Loss = {
    gaps: [
      { blocks: { from: 7, to: 7 }, lines: { from: 1201, to: 1202 }, ids: ['CCO-1', 'CCO-2'], about: null },
      { blocks: { from: 20, to: null }, lines: { from: 3001, to: null }, ids: [], about: 1500 },
    ],
    gapCount: 102,
    strangers: 0,
    readable: 2998,
  };
  const choose = async (...results: EncryptedRestoreResult[]) => {
    const run = vi.fn<RestoreFile>(async () => results.shift() ?? DONE);
    render(<RestoreHistory run={run} />);
    const user = userEvent.setup();
    const file = new File([await encrypted(copyLines(3))], 'copy.encrypted.jsonl');
    await user.upload(screen.getByLabelText('Restore from a backup'), file);
    await screen.findByRole('form', { name: 'Open encrypted backup' });
    return { user, run };
  };
  const type = async (user: ReturnType<typeof userEvent.setup>, passphrase: string) => {
    await user.clear(field(TYPED));
    await user.type(field(TYPED), `${passphrase}{Enter}`);
  };
  const status = () => textOf(screen.getAllByRole('status')[0] ?? document.body);

  it('asks for its passphrase, in a field that has the focus, and then restores it', async () => {
    const { user, run } = await choose();
    await toHaveFocus(field(TYPED));
    expect(field(TYPED).type).toBe('password');
    expect(textOf(screen.getByRole('form'))).toContain('copy.encrypted.jsonl is encrypted.');
    expect(run).not.toHaveBeenCalled();
    await type(user, PASSPHRASE);
    await waitFor(() => expect(status()).toBe('Restored: 3 checkouts added, 0 updated, 0 unchanged.'));
    expect(screen.queryByLabelText(TYPED)).toBeNull();
    await toHaveFocus(screen.getByLabelText('Restore from a backup'));
  });

  it('says that it is another passphrase, and lets it be typed again', async () => {
    const { user, run } = await choose();
    await type(user, 'another one');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'That isn’t this backup’s passphrase. Nothing was changed.',
    );
    await toHaveFocus(field(TYPED));
    await user.type(field(TYPED), 'x');
    expect(screen.queryByRole('alert')).toBeNull();
    await type(user, '');
    expect((await screen.findByRole('alert')).textContent).toBe('Enter the backup passphrase.');
    expect(run).not.toHaveBeenCalled();
    await type(user, PASSPHRASE);
    await waitFor(() => expect(run).toHaveBeenCalledTimes(1));
  });

  it('can be left, which restores nothing', async () => {
    const { user, run } = await choose();
    await user.click(button('Cancel'));
    expect(screen.queryByLabelText(TYPED)).toBeNull();
    await toHaveFocus(screen.getByLabelText('Restore from a backup'));
    expect(run).not.toHaveBeenCalled();
  });

  it('says what a damaged one has lost, and restores the rest only when that is wanted', async () => {
    const { user, run } = await choose({ outcome: 'incomplete', loss: LOSS }, { ...DONE, loss: LOSS });
    await type(user, PASSPHRASE);
    const told = textOf(await screen.findByRole('region', { name: 'Damaged backup' }));
    expect(told).toContain('copy.encrypted.jsonl is damaged or was changed. Nothing was restored yet.');
    expect(screen.getAllByRole('listitem').map(textOf)).toEqual([
      'Block 7: lines 1,201 to 1,202',
      'From line 3,001 to the end: about 1,500 checkouts',
      'and 100 more places',
    ]);
    expect(told).toContain('2 missing checkouts are known by ID');
    await toHaveFocus(button('Don’t restore'));
    await user.click(button('Restore the rest'));
    await waitFor(() => expect(status()).toContain('3 checkouts added'));
    expect(run.mock.calls.map(([{ partly }]) => partly)).toEqual([false, true]);
    expect(status()).toContain('Missing from the file, so not restored:Block 7: lines 1,201 to 1,202');
  });

  it('copies the IDs of what is missing, which an import takes', async () => {
    const { user } = await choose({ outcome: 'incomplete', loss: LOSS });
    await type(user, PASSPHRASE);
    await user.click(await screen.findByRole('button', { name: 'Copy IDs' }));
    await screen.findByRole('button', { name: 'Copied' });
    expect(await navigator.clipboard.readText()).toBe('CCO-1\nCCO-2');
    expect(screen.getByRole('link', { name: 'Import' }).getAttribute('href')).toBe('#/import');
  });

  it('of which nothing can be read offers nothing to restore', async () => {
    const { user } = await choose({ outcome: 'incomplete', loss: { ...LOSS, readable: 0 } });
    await type(user, PASSPHRASE);
    expect(textOf(await screen.findByRole('region', { name: 'Damaged backup' }))).toContain(
      'None of it can be read, so nothing was restored.',
    );
    expect(screen.queryByRole('button', { name: 'Restore the rest' })).toBeNull();
    await user.click(button('Close'));
    expect(screen.queryByRole('region', { name: 'Damaged backup' })).toBeNull();
  });

  it('mentions what is no part of it, while nothing is missing', async () => {
    const loss = { ...LOSS, gaps: [], gapCount: 0, strangers: 1 };
    const { user } = await choose({ ...DONE, loss });
    await type(user, PASSPHRASE);
    await waitFor(() => expect(status()).toContain('1 line of the file is damaged or isn’t part of the backup'));
  });

  it('says whether it is being checked or restored', async () => {
    const end = Promise.withResolvers<EncryptedRestoreResult>();
    const run = vi.fn<RestoreFile>(() => end.promise);
    render(<RestoreHistory run={run} />);
    const user = userEvent.setup();
    const file = new File([await encrypted(copyLines(3))], 'copy.jsonl');
    await user.upload(screen.getByLabelText('Restore from a backup'), file);
    await screen.findByLabelText(TYPED);
    await type(user, PASSPHRASE);
    await waitFor(() => expect(run).toHaveBeenCalled());
    run.mock.calls[0]?.[1].progress({ read: 5, size: 10, lines: 1200, checking: true });
    expect(await screen.findByRole('progressbar', { name: 'Checking copy.jsonl' })).toBeDefined();
    expect(screen.getByText('1,200 lines checked')).toBeDefined();
    run.mock.calls[0]?.[1].progress({ read: 5, size: 10, lines: 1200 });
    expect(await screen.findByRole('progressbar', { name: 'Restoring copy.jsonl' })).toBeDefined();
    end.resolve(DONE);
    await waitFor(() => expect(status()).toContain('3 checkouts added'));
  });
});
