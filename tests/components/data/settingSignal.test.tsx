import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { deskShows } from '../../../lib/accounts/settings';
import { changeSetting, settingSignal } from '../../../lib/storage/settingSignal';
import { readSetting, writeSetting } from '../../../lib/storage/settings';

beforeEach(() => fakeBrowser.reset());

function Page({ seen = [] }: { seen?: unknown[] }) {
  const { value } = settingSignal(deskShows);
  seen.push(value);
  return (
    <button type="button" onClick={() => changeSetting(deskShows, 'all')}>
      {String(value)}
    </button>
  );
}
const shows = (text: string) => screen.findByRole('button', { name: text });

describe('a stored preference', () => {
  it('is undefined while it is read, then as it is stored', async () => {
    await writeSetting(deskShows, 'current');
    const seen: unknown[] = [];
    render(<Page seen={seen} />);
    await shows('current');
    expect(seen[0]).toBeUndefined();
    expect(seen).not.toContain(null);
  });

  it('is null when it is not set', async () => {
    render(<Page />);
    expect(await shows('null')).toBeDefined();
  });

  it('is null when what is stored cannot be read', async () => {
    await fakeBrowser.storage.local.set({ [deskShows.key]: 'everything' });
    render(<Page />);
    expect(await shows('null')).toBeDefined();
  });

  it('is what was written at once, and stored', async () => {
    render(<Page />);
    await userEvent.setup().click(await shows('null'));
    expect(await shows('all')).toBeDefined();
    expect(await readSetting(deskShows)).toBe('all');
  });

  it('is followed when another page writes or forgets it', async () => {
    render(<Page />);
    await shows('null');
    await writeSetting(deskShows, 'current');
    await shows('current');
    await writeSetting(deskShows, null);
    expect(await shows('null')).toBeDefined();
  });

  it('is listened to only as long as the page is there', async () => {
    const { unmount } = render(<Page />);
    await shows('null');
    expect(fakeBrowser.storage.onChanged.hasListeners()).toBe(true);
    act(() => void unmount());
    expect(fakeBrowser.storage.onChanged.hasListeners()).toBe(false);
  });
});
