import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  automaticCopies,
  copyKey,
  lastAutomaticCopy,
  retentionDone,
  retentionRule,
} from '../../../../lib/checkouts/housekeeping/settings';
import { guardedSetting } from '../../../../lib/messaging/guardedSettings';
import { DAY } from '../../../../lib/shared/time';
import { savedCopies, storageLost } from '../../../../lib/storage/outsideSettings';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { cheapKey } from '../../../unit/checkouts/backup/encrypting';
import { checkout } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { startDownloadsApi } from '../../support/downloads';
import { startBrowser } from '../../support/pages';
import { textOf, toHaveFocus } from '../../support/stage';

useAmericanEnglish();
beforeEach(() => fakeBrowser.reset());

const OLD = Array.from({ length: 3 }, (_, at) =>
  checkout({ id: `CCO-${at}`, orderId: `#${at}`, status: 'SUCCESS', createdAt: Date.now() - 100 * DAY }),
);
const ARCHIVE = { action: 'archive', days: 90, announcedAt: null } as const;
const note = () => screen.queryByRole('complementary', { name: 'Data retention' });
const open = async (setup: Parameters<typeof startBrowser>[0] = {}, hash = '#/checkouts') => {
  const asked: string[] = [];
  const batches = { archive: [2, 1], delete: [3] };
  const world = await startBrowser({
    checkouts: OLD,
    answers: {
      archiveOld: async () => {
        asked.push('archive');
        return batches.archive.shift() ?? 0;
      },
      deleteOld: async () => {
        asked.push('delete');
        return batches.delete.shift() ?? 0;
      },
    },
    ...setup,
  });
  world.openDesk(hash);
  await screen.findByRole('navigation', { name: 'Desk' });
  return { ...world, asked };
};
const idle = () => navigator.locks.request('housekeeping', () => {});

describe('a rule by age in the desk', () => {
  it('is announced before the first time, with a way to change it, and does nothing yet', async () => {
    await writeSetting(retentionRule, ARCHIVE);
    const { asked } = await open();
    await waitFor(() =>
      expect(textOf(note())).toMatch(/^From .*, checkouts created before .* are archived automatically/),
    );
    expect(
      within(note() as HTMLElement)
        .getByRole('link', { name: 'Change…' })
        .getAttribute('href'),
    ).toBe('#/settings/retention');
    expect((await readSetting(retentionRule))?.announcedAt).toBeGreaterThan(Date.now() - DAY);
    expect(asked).toEqual([]);
  });

  it('is announced as soon as somebody sees the page', async () => {
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await writeSetting(retentionRule, ARCHIVE);
    await open();
    await waitFor(idle);
    expect([note(), (await readSetting(retentionRule))?.announcedAt]).toEqual([null, null]);
    seen.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor(() => expect(textOf(note())).toMatch(/^From .*, checkouts created before/));
  });

  it('archives three days later, says so until that is dismissed, and is not announced again [P-69]', async () => {
    await writeSetting(retentionRule, { ...ARCHIVE, announcedAt: Date.now() - 4 * DAY });
    const { asked, user } = await open();
    await waitFor(() => expect(textOf(note())).toMatch(/^Archived 3 checkouts created before .* automatically\./));
    expect(asked).toEqual(['archive', 'archive', 'archive']);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(note()).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(await readSetting(retentionDone)).toBeNull();
  });

  it('stops when it is turned off while it is followed, and stays off', async () => {
    await writeSetting(retentionRule, { ...ARCHIVE, announcedAt: Date.now() - 3 * DAY });
    const archiveOld = vi.fn(async () => {
      await writeSetting(retentionRule, null);
      return 2;
    });
    await open({ answers: { archiveOld } });
    await waitFor(async () => expect(await readSetting(retentionDone)).toMatchObject({ count: 2 }));
    await idle();
    expect(archiveOld).toHaveBeenCalledTimes(1);
    expect(await readSetting(retentionRule)).toBeNull();
  });

  it('that deletes saves a copy first, and deletes only then [P-20]', async () => {
    const { saved } = startDownloadsApi();
    await writeSetting(automaticCopies, { every: 'week', encrypted: false });
    await writeSetting(retentionRule, { action: 'delete', days: 90, announcedAt: Date.now() - 4 * DAY });
    const { asked } = await open();
    await waitFor(() => expect(textOf(note())).toMatch(/^Deleted 3 checkouts created before .* after a backup\./));
    expect(asked).toEqual(['delete', 'delete']);
    expect(saved).toHaveLength(1);
    expect(await saved[0]?.text).toContain('CCO-2');
  });

  it.each([
    ['no copies are saved by themselves', null],
    ['the next copy is not due', { every: 'week', encrypted: false } as const],
  ])('deletes nothing while %s [P-20]', async (_what, copies) => {
    const { saved } = startDownloadsApi();
    await writeSetting(automaticCopies, copies);
    await writeSetting(lastAutomaticCopy, Date.now() - DAY);
    await writeSetting(retentionRule, { action: 'delete', days: 90, announcedAt: Date.now() - 4 * DAY });
    const { asked } = await open();
    await waitFor(idle);
    expect([asked, saved]).toEqual([[], []]);
  });

  it('deletes nothing when the copy was not written, and says so [P-20]', async () => {
    const { end } = startDownloadsApi({ ends: false });
    await writeSetting(automaticCopies, { every: 'week', encrypted: false });
    await writeSetting(retentionRule, { action: 'delete', days: 90, announcedAt: Date.now() - 4 * DAY });
    const { asked } = await open();
    await waitFor(() => expect(end(1, 'interrupted')).toBe(true));
    await waitFor(() => expect(textOf(note())).toContain('Couldn’t save the automatic backup. Your browser couldn’t'));
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
    expect([asked, await readSetting(lastAutomaticCopy)]).toEqual([[], null]);
  });

  it('is tried again by its button, which gives the focus to the page once that is done', async () => {
    const { end } = startDownloadsApi({ ends: false });
    await writeSetting(automaticCopies, { every: 'week', encrypted: false });
    const { user } = await open();
    await waitFor(() => expect(end(1, 'interrupted')).toBe(true));
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(end(2, 'complete')).toBe(true));
    await waitFor(() => expect(note()).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('does nothing while the desk is locked', async () => {
    const { saved } = startDownloadsApi();
    await writeSetting(automaticCopies, { every: 'week', encrypted: false });
    await writeSetting(retentionRule, { ...ARCHIVE, announcedAt: Date.now() - 4 * DAY });
    const { asked } = await open({ lock: { is: 'locked', since: Date.now(), showsList: true } });
    await waitFor(idle);
    expect([asked, saved, note()]).toEqual([[], [], null]);
  });
});

describe('a copy by itself', () => {
  it('is encrypted under the key of its passphrase, is named, and is not made again before its time [S-170]', async () => {
    const { saved } = startDownloadsApi();
    await writeSetting(copyKey, await cheapKey());
    await writeSetting(automaticCopies, { every: 'day', encrypted: true });
    await open();
    await waitFor(async () => expect((await readSetting(savedCopies))?.map(({ checkouts }) => checkouts)).toEqual([3]));
    expect(saved.map(({ name }) => name)).toEqual([expect.stringMatching(/^Checkout Desk\/.*\.encrypted\.jsonl$/)]);
    const text = (await saved[0]?.text) ?? '';
    expect([text.includes('checkout-desk-encrypted-copy'), text.includes('CCO-')]).toEqual([true, false]);
    await writeSetting(automaticCopies, { every: 'week', encrypted: true });
    await waitFor(idle);
    expect(saved).toHaveLength(1);
  });

  it('is not made without encryption where its key is lost [S-170]', async () => {
    const { saved } = startDownloadsApi();
    await writeSetting(automaticCopies, { every: 'day', encrypted: true });
    await open();
    await waitFor(() => expect(textOf(note())).toContain('Turn on automatic backups again in Settings.'));
    expect(saved).toEqual([]);
  });

  it('of an empty history is not made', async () => {
    const { saved } = startDownloadsApi();
    await writeSetting(automaticCopies, { every: 'day', encrypted: false });
    await open({ checkouts: [] });
    await waitFor(idle);
    expect(saved).toEqual([]);
  });
});

describe('the settings of it', () => {
  const rule = () => screen.findByRole<HTMLSelectElement>('combobox', { name: 'Automatically, by age' });

  it('offer to archive at once, and to delete only with automatic copies', async () => {
    const { user } = await open({}, '#/settings/retention');
    const select = await rule();
    await waitFor(() => expect(select.disabled).toBe(false));
    const offered = [...select.options].filter((option) => !option.disabled).map(({ value }) => value);
    expect(offered).toEqual(['', 'archive 90', 'archive 184', 'archive 366', 'archive 731']);
    await user.selectOptions(select, 'archive 366');
    await waitFor(async () =>
      expect(await readSetting(retentionRule)).toEqual({ action: 'archive', days: 366, announcedAt: null }),
    );
    await user.selectOptions(select, '');
    await waitFor(async () => expect(await readSetting(retentionRule)).toBeNull());
    await writeSetting(automaticCopies, { every: 'day', encrypted: false });
    await waitFor(() => expect([...select.options].every((option) => !option.disabled)).toBe(true));
  });

  it('have a new rule announced, however long it takes to be stored', async () => {
    const gate = Promise.withResolvers<void>();
    const changeSetting = async ({ key, value }: { key: string; value?: unknown }) => {
      await gate.promise;
      await writeSetting(guardedSetting(key), value);
    };
    const { user } = await open({ answers: { changeSetting } }, '#/settings/retention');
    const select = await rule();
    await waitFor(() => expect(select.disabled).toBe(false));
    await user.selectOptions(select, 'archive 90');
    // The desk has looked already, at what is stored.
    await idle();
    gate.resolve();
    await waitFor(async () => expect((await readSetting(retentionRule))?.announcedAt).toEqual(expect.any(Number)));
  });

  it('turn copies on with a passphrase of their own once the browser allows it', async () => {
    const { user, background } = await open({ lock: { is: 'unlocked' } }, '#/settings/data');
    await user.click(await screen.findByRole('button', { name: 'Back up automatically…' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Back up automatically' }));
    await user.selectOptions(dialog.getByRole('combobox', { name: 'How often' }), 'month');
    await user.click(dialog.getByRole('button', { name: 'Turn on automatic backups' }));
    expect(await dialog.findByText('Type a passphrase.')).toBeDefined();
    await user.type(dialog.getByLabelText('Backup passphrase'), 'copper lantern quiet harbor');
    await user.type(dialog.getByLabelText('Repeat backup passphrase'), 'copper lantern quiet harbor');
    await user.click(dialog.getByRole('button', { name: 'Turn on automatic backups' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await toHaveFocus(screen.getByRole('button', { name: 'Back up automatically…' }));
    await writeSetting(automaticCopies, { every: 'month', encrypted: true });
    await toHaveFocus(await screen.findByRole('combobox', { name: 'Back up automatically' }));
    expect(background.payloads('setAutomaticCopies')).toEqual([
      { every: 'month', passphrase: 'copper lantern quiet harbor' },
    ]);
    expect(fakeBrowser.permissions.request).toHaveBeenCalledWith({ permissions: ['downloads'] });
  });

  it('turn nothing on that the browser does not allow', async () => {
    const { user, background } = await open({}, '#/settings/data');
    fakeBrowser.permissions.request = async () => false;
    await user.click(await screen.findByRole('button', { name: 'Back up automatically…' }));
    await user.click(screen.getByRole('button', { name: 'Turn on automatic backups' }));
    expect(await screen.findByText('Your browser didn’t allow it.')).toBeDefined();
    expect(background.payloads('setAutomaticCopies')).toEqual([]);
  });

  it('change how often, and turn them off with the permission', async () => {
    await writeSetting(automaticCopies, { every: 'week', encrypted: true });
    await writeSetting(lastAutomaticCopy, Date.now());
    const { user, background, permissions } = await open({}, '#/settings/data');
    permissions.set(true, ['downloads']);
    const often = await screen.findByRole('combobox', { name: 'Back up automatically' });
    await user.selectOptions(often, 'day');
    await user.click(screen.getByRole('button', { name: 'Turn off automatic backups' }));
    await waitFor(() => expect(fakeBrowser.permissions.remove).toHaveBeenCalledWith({ permissions: ['downloads'] }));
    expect(background.payloads('setAutomaticCopies')).toEqual([{ every: 'day' }, { every: null }]);
    await writeSetting(automaticCopies, null);
    await toHaveFocus(await screen.findByRole('button', { name: 'Back up automatically…' }));
  });

  it('name the last copies, also after the browser has lost everything', async () => {
    await writeSetting(savedCopies, [{ at: Date.now(), checkouts: 3, name: 'Checkout Desk/copy.jsonl' }]);
    await writeSetting(storageLost, true);
    await open({}, '#/settings/data');
    await waitFor(() => expect(screen.getAllByText('Checkout Desk/copy.jsonl')).toHaveLength(2));
    expect(textOf(screen.getByRole('alert'))).toContain('Checkout Desk/copy.jsonl');
  });
});
