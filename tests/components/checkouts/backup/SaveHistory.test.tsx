import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SaveHistory } from '../../../../components/checkouts/backup/SaveHistory';
import type { MakeCopy } from '../../../../lib/checkouts/backup/saving';
import { copyingBy } from '../../support/copying';
import { startDownloads } from '../../support/downloads';

const LABEL = 'Save backup';

afterEach(() => vi.restoreAllMocks());

async function save(make: MakeCopy) {
  const files = startDownloads();
  const { unmount } = render(<SaveHistory copying={copyingBy(make)} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: LABEL }));
  return { user, files, unmount };
}

/** A copy that is made when the test says so. */
function waiting() {
  const made = Promise.withResolvers<Blob>();
  const make = vi.fn<MakeCopy>(({ signal }) => {
    signal.addEventListener('abort', () => made.reject(signal.reason));
    return made.promise;
  });
  const how = () => make.mock.calls[0]?.[0];
  return { made, make, how };
}

describe('saving a copy of the history', () => {
  it('downloads one file, named after the day, and says so', async () => {
    const { files } = await save(async () => new Blob(['the copy']));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Backup saved to your downloads'));
    expect(files).toHaveLength(1);
    expect(files[0]?.name).toMatch(/^checkout-desk-\d{4}-\d\d-\d\d\.jsonl$/);
    expect(await files[0]?.blob).toBe('the copy');
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('shows how far it is, once, however often the button is pressed', async () => {
    const { make, how } = waiting();
    const { user } = await save(make);
    expect(screen.getByRole('progressbar', { name: 'Saved' }).hasAttribute('value')).toBe(false);
    how()?.progress({ done: 400, total: 1000 });
    expect(await screen.findByText('400 of 1,000')).toBeDefined();
    expect(screen.getByRole('progressbar')).toMatchObject({ value: 400, max: 1000 });
    await user.click(screen.getByRole('button', { name: 'Saving…' }));
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('can be called off, which saves nothing, and be begun again', async () => {
    const { make, how } = waiting();
    const { user, files } = await save(make);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Canceled. Nothing was saved.'));
    how()?.progress({ done: 1, total: 2 });
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(files).toEqual([]);
    const again = screen.getByRole('button', { name: LABEL });
    expect([again.getAttribute('aria-disabled'), document.activeElement]).toEqual(['false', again]);
  });

  it('is called off when its place is left', async () => {
    const { make, how } = waiting();
    const { unmount } = await save(make);
    unmount();
    expect(how()?.signal.aborted).toBe(true);
  });

  it('says why nothing was saved, and can be tried again', async () => {
    const { files } = await save(() => Promise.reject(new Error('No room for the file.')));
    expect((await screen.findByRole('alert')).textContent).toBe('Nothing was saved. No room for the file.');
    expect(files).toEqual([]);
    expect(screen.getByRole('button', { name: LABEL }).getAttribute('aria-disabled')).toBe('false');
  });
});
