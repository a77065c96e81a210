import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CopySettings } from '../../../../components/checkouts/backup/CopySettings';
import { lastCopy, remindLater, remindsOfCopies } from '../../../../lib/checkouts/backup/reminder/settings';
import { DAY } from '../../../../lib/shared/time';
import { readSetting, writeSetting } from '../../../../lib/storage/settings';
import { checkout } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { startDownloads } from '../../support/downloads';
import { startBrowser } from '../../support/pages';
import { startBackground, textOf, toHaveFocus } from '../../support/stage';

useAmericanEnglish();
beforeEach(() => fakeBrowser.reset());

/** Enough to be reminded of, and old enough. */
const MANY = Array.from({ length: 60 }, (_, i) =>
  checkout({ id: `CCO-${i}`, orderId: `#${i}`, status: 'SUCCESS', createdAt: Date.now() - 40 * DAY }),
);
const reminder = () => screen.queryByRole('complementary', { name: 'Copy of the history' });
const open = async (hash = '#/checkouts', setup: Parameters<typeof startBrowser>[0] = {}) => {
  const world = await startBrowser({ checkouts: MANY, ...setup });
  world.openDesk(hash);
  await screen.findByRole('navigation', { name: 'Desk' });
  return world;
};

describe('the reminder of a copy', () => {
  it('is there as soon as the desk is, so that nothing moves for it', async () => {
    const seen: boolean[] = [];
    const watch = new MutationObserver(() => {
      if (document.querySelector('nav')) seen.push(reminder() !== null);
    });
    watch.observe(document.body, { childList: true, subtree: true });
    await open();
    await screen.findAllByText(/^#\d/);
    watch.disconnect();
    expect([seen.length > 0, seen.every(Boolean)]).toEqual([true, true]);
    expect(textOf(reminder() ?? document.body)).toContain('No copy of the history was saved here yet.');
  });

  it.each(['#/checkouts', '#/checkouts/CCO-1', '#/overview', '#/attention'])('is there at %s', async (hash) => {
    await open(hash);
    await waitFor(() => expect(reminder()).not.toBeNull());
  });

  it.each(['#/many', '#/import', '#/presets', '#/webhooks', '#/requests', '#/settings', '#/accounts/new'])(
    'is in nobody’s way at %s',
    async (hash) => {
      await open(hash);
      expect(reminder()).toBeNull();
    },
  );

  it('is not there while the desk is locked', async () => {
    await open('#/checkouts', { lock: { is: 'locked', since: Date.now(), showsList: true } });
    expect(reminder()).toBeNull();
  });

  it('says how old the last copy is', async () => {
    await writeSetting(lastCopy, { at: Date.now() - 45 * DAY, checkouts: 0 });
    await open();
    expect(textOf(reminder() ?? document.body)).toContain('The last copy of the history is 45 days old.');
  });

  it('goes for a week with “Later”, and leaves the focus in the page', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Later' }));
    await waitFor(() => expect(reminder()).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(await readSetting(remindLater)).toBeGreaterThan(Date.now() + 7 * DAY - 60_000);
  });

  it('stays while “Later” is not stored: a reload would bring it back', async () => {
    const { user } = await open();
    const stored = Promise.withResolvers<void>();
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      stored.resolve();
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
    await user.click(screen.getByRole('button', { name: 'Later' }));
    await stored.promise;
    expect(reminder()).not.toBeNull();
    put.mockRestore();
    expect(await readSetting(remindLater)).toBeNull();
  });

  it('saves a copy in place, after which it is gone', async () => {
    const files = startDownloads();
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Save a copy…' }));
    const save = screen.getByRole('button', { name: 'Save a copy of the history' });
    await toHaveFocus(save);
    await user.click(save);
    await screen.findByText('Saved among your downloads.');
    expect(files).toHaveLength(1);
    expect(await readSetting(lastCopy)).toMatchObject({ checkouts: 60 });
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(reminder()).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('comes back to what opened it when the dialog is closed without a copy', async () => {
    const { user } = await open();
    const button = screen.getByRole('button', { name: 'Save a copy…' });
    await user.click(button);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(reminder()).not.toBeNull();
  });
});

describe('the settings of copies', () => {
  const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: /^Remind me/ });

  it('switch the reminder off and on; it is on at first', async () => {
    startBackground();
    render(<CopySettings />);
    const user = userEvent.setup();
    await waitFor(() => expect([box().disabled, box().checked]).toEqual([false, true]));
    await user.click(box());
    await waitFor(async () => expect(await readSetting(remindsOfCopies)).toBe(false));
    await user.click(box());
    await waitFor(async () => expect(await readSetting(remindsOfCopies)).toBe(true));
  });

  it('say when the last copy was saved', async () => {
    render(<CopySettings />);
    expect(await screen.findByText('No copy was saved here yet.')).toBeDefined();
    await writeSetting(lastCopy, { at: new Date(2026, 2, 1, 12).getTime(), checkouts: 3 });
    expect(await screen.findByText('The last copy is of March 1, 2026.')).toBeDefined();
  });
});
