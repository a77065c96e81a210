import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { writeSetting } from '../../../lib/storage/settings';
import { updateReady } from '../../../lib/updates/settings';
import { watchSecrets } from '../../../lib/updates/watchSecrets';
import { startBrowser } from '../support/pages';

beforeEach(() => fakeBrowser.reset());

describe('an update that waits', () => {
  it('is said in the desk, and installed by a button', async () => {
    const { background, user, openDesk } = await startBrowser({ answers: { installUpdate: async () => true } });
    openDesk('#/checkouts');
    await screen.findByRole('heading', { name: 'Checkouts' });
    expect(screen.queryByText(/An update/)).toBeNull();
    await writeSetting(updateReady, '2.0.0');
    expect((await screen.findByText(/An update is ready/)).closest('[role]')?.getAttribute('role')).toBe('status');
    await user.click(screen.getByRole('button', { name: 'Update now' }));
    await waitFor(() => expect(background.payloads('installUpdate')).toEqual([{}]));
  });

  it('says what it waits for when it cannot be installed', async () => {
    const { user, openDesk } = await startBrowser({ answers: { installUpdate: async () => false } });
    await writeSetting(updateReady, '2.0.0');
    openDesk('#/checkouts');
    await user.click(await screen.findByRole('button', { name: 'Update now' }));
    expect(await screen.findByText(/Finish what you’re creating, importing, or typing first/)).toBeDefined();
  });
});

describe('a typed secret', () => {
  it('keeps an update waiting from its first letter until it is gone', async () => {
    const held: string[] = [];
    const request = vi.fn(async (name: string, _options: object, work: () => Promise<void>) => {
      held.push(name);
      await work();
      held.pop();
    });
    Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
    document.body.innerHTML = '<input type="password" aria-label="Secret"><input aria-label="Name">';
    const stop = watchSecrets();
    const [secret, name] = [screen.getByLabelText('Secret'), screen.getByLabelText('Name')];
    fireEvent.input(name, { target: { value: 'Shop' } });
    expect(held).toEqual([]);
    fireEvent.input(secret, { target: { value: 's' } });
    fireEvent.input(secret, { target: { value: 'se' } });
    expect(held).toEqual(['busy']);
    fireEvent.input(secret, { target: { value: '' } });
    await waitFor(() => expect(held).toEqual([]));
    fireEvent.input(secret, { target: { value: 's' } });
    expect(held).toEqual(['busy']);
    stop();
    await waitFor(() => expect(held).toEqual([]));
  });
});
