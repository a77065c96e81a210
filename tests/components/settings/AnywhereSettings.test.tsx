import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AnywhereSettings } from '../../../components/settings/AnywhereSettings';
import { createsAtOnce } from '../../../lib/checkout-form/handoff/settings';
import { readSetting } from '../../../lib/storage/settings';
import { rowsOf, startBackground, startManifest, startPermissions } from '../support/stage';

beforeEach(() => {
  fakeBrowser.reset();
  startBackground();
  vi.stubEnv('FIREFOX', '');
});

function show() {
  startManifest();
  const permissions = startPermissions(true);
  render(<AnywhereSettings />);
  return { user: userEvent.setup(), permissions };
}

it('lists the keys as the browser has them, also those that have none', async () => {
  show();
  const region = screen.getByRole('region', { name: 'Right-click and address bar' });
  await waitFor(() =>
    expect(rowsOf(region).slice(1)).toEqual([
      ['Alt+Shift+C', 'Open Checkout Desk'],
      ['none', 'Lock'],
    ]),
  );
});

it('opens the browser’s own page for keys', async () => {
  const { user } = show();
  const create = vi.spyOn(fakeBrowser.tabs, 'create');
  await user.click(screen.getByRole('button', { name: 'Change shortcuts' }));
  expect(create).toHaveBeenCalledWith({ url: 'chrome://extensions/shortcuts' });
});

it('remembers whether to create at once', async () => {
  const { user } = show();
  const box = await screen.findByRole('checkbox', { name: /^Create right away/ });
  await waitFor(() => expect(box).toHaveProperty('disabled', false));
  expect(box.closest('label')?.textContent).toContain(
    'The link goes to the clipboard. If your browser wants a key press for that, the key is shown next to the link.',
  );
  await user.click(box);
  await waitFor(async () => expect(await readSetting(createsAtOnce)).toBe(true));
  await user.click(box);
  await waitFor(async () => expect(await readSetting(createsAtOnce)).toBe(false));
});

it('asks the browser for the clipboard only when that is wanted, and gives it back', async () => {
  const { user } = show();
  const { request, remove } = fakeBrowser.permissions;
  const box = screen.getByRole('checkbox', { name: /use the order ID from the clipboard/ });
  await waitFor(() => expect(box).toHaveProperty('disabled', false));
  expect(box).toHaveProperty('checked', false);
  expect(request).not.toHaveBeenCalled();
  await user.click(box);
  expect(request).toHaveBeenCalledWith({ permissions: ['clipboardRead'] });
  await waitFor(() => expect(box).toHaveProperty('checked', true));
  await user.click(box);
  expect(remove).toHaveBeenCalledWith({ permissions: ['clipboardRead'] });
  await waitFor(() => expect(box).toHaveProperty('checked', false));
});

it('stays unchecked when the person says no to the browser', async () => {
  const { user } = show();
  vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation(async () => false);
  const box = screen.getByRole('checkbox', { name: /use the order ID from the clipboard/ });
  await waitFor(() => expect(box).toHaveProperty('disabled', false));
  await user.click(box);
  await waitFor(() => expect(box).toHaveProperty('checked', false));
});
