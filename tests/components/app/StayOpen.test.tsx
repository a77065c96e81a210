import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { StayOpen } from '../../../components/app/StayOpen';

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubEnv('FIREFOX', '');
});

it('opens the side panel of its own window, straight from the click, and goes', async () => {
  const current = Promise.resolve({ id: 7 });
  vi.spyOn(fakeBrowser.windows, 'getCurrent').mockImplementation(() => current);
  const close = vi.spyOn(window, 'close').mockReturnValue();
  const open = vi.fn(async () => {});
  Object.assign(fakeBrowser.sidePanel, { open });
  render(<StayOpen />);
  await current;
  await userEvent.click(screen.getByRole('button', { name: 'Side panel' }));
  expect(open).toHaveBeenCalledWith({ windowId: 7 });
  await vi.waitFor(() => expect(close).toHaveBeenCalled());
});

it('says "sidebar" in Firefox, as the browser does', async () => {
  vi.stubEnv('FIREFOX', 'true');
  vi.spyOn(fakeBrowser.windows, 'getCurrent').mockImplementation(async () => ({ id: 7 }));
  render(<StayOpen />);
  expect(screen.getByRole('button', { name: 'Sidebar' }).title).toBe('Sidebar: stays open beside the page');
  expect(screen.queryByRole('button', { name: 'Side panel' })).toBeNull();
});
