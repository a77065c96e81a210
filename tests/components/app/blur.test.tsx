import { act, fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import preload from '../../../entrypoints/popup-preload';
import { BLUR_MIRROR } from '../../../lib/app/blurMirror';
import { privacyBlur } from '../../../lib/app/blurSetting';
import { showBlur } from '../../../lib/app/showBlur';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { CHECKOUT_ID, checkout } from '../../unit/support/examples';
import { startBrowser } from '../support/pages';

const root = document.documentElement;
const isOn = () => root.classList.contains('blurred');
const pressKey = () => fireEvent.keyDown(document.body, { key: 'p', code: 'KeyP', keyCode: 80, altKey: true });

beforeEach(async () => {
  fakeBrowser.reset();
  localStorage.clear();
  root.className = '';
  await writeSetting(privacyBlur, null);
  await showBlur();
});

describe('the privacy blur', () => {
  it('is turned on and off by its key in the desk, at once and for all pages, also under a dialog', async () => {
    const { openDesk } = await startBrowser({ checkouts: [checkout()] });
    openDesk('#/checkouts');
    await screen.findByRole('navigation', { name: 'Desk' });
    act(() => void pressKey());
    await waitFor(() => expect(isOn()).toBe(true));
    expect(await readSetting(privacyBlur)).toBe(true);
    expect(screen.getByRole('button', { name: 'Privacy blur', pressed: true })).toBeDefined();
    fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
    await screen.findByRole('dialog', { name: 'Quick actions' });
    act(() => void pressKey());
    await waitFor(() => expect(isOn()).toBe(false));
    expect(await readSetting(privacyBlur)).toBeNull();
  });

  it('is turned on by its button, in the navigation and in the popup', async () => {
    const { user, openDesk, openPopup } = await startBrowser();
    const desk = openDesk('#/checkouts');
    await user.click(await screen.findByRole('button', { name: 'Privacy blur', pressed: false }));
    await waitFor(() => expect(isOn()).toBe(true));
    desk.unmount();
    openPopup();
    await user.click(await screen.findByRole('button', { name: 'Privacy blur', pressed: true }));
    await waitFor(() => expect(isOn()).toBe(false));
    act(() => void pressKey());
    await waitFor(() => expect(isOn()).toBe(true));
  });

  it('is a quick action that says what it does', async () => {
    const { openDesk } = await startBrowser();
    openDesk('#/checkouts');
    await screen.findByRole('navigation', { name: 'Desk' });
    for (const [title, after] of [
      ['Turn on privacy blur', true],
      ['Turn off privacy blur', false],
    ] as const) {
      fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
      const field = await screen.findByRole('combobox', { name: 'Quick actions' });
      fireEvent.input(field, { target: { value: 'hide amounts' } });
      const option = await screen.findByRole('option', { name: new RegExp(title) });
      fireEvent.click(option);
      await waitFor(() => expect(isOn()).toBe(after));
    }
  });

  it('follows a change on another page, and the popup begins as it was then [P-31]', async () => {
    const begin = () => {
      root.className = 'quick blurred';
      void preload.main();
      return isOn();
    };
    await writeSetting(privacyBlur, true);
    await waitFor(() => expect(isOn()).toBe(true));
    expect(begin()).toBe(true);
    await writeSetting(privacyBlur, null);
    await waitFor(() => expect(isOn()).toBe(false));
    expect(begin()).toBe(false);
    // Nobody has left word yet, or the browser has lost it.
    localStorage.clear();
    expect(begin()).toBe(true);
    localStorage.setItem(BLUR_MIRROR, 'odd');
    expect(begin()).toBe(true);
  });

  it('is shown also where the browser refuses to keep word for the popup', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('No cookies.', 'SecurityError');
    });
    await writeSetting(privacyBlur, true);
    await waitFor(() => expect(isOn()).toBe(true));
  });

  it('leaves the order out of the tab’s title', async () => {
    const { openDesk } = await startBrowser({ checkouts: [checkout({ orderId: '10482' })] });
    openDesk(`#/checkouts/${CHECKOUT_ID}`);
    await waitFor(() => expect(document.title).toBe('Order 10482 · Checkout Desk'));
    act(() => void pressKey());
    expect(document.title).toBe('Checkout details · Checkout Desk');
    // For who cannot see it, nothing is hidden.
    expect(screen.getByRole('heading', { level: 1, name: '10482' })).toBeDefined();
  });
});
