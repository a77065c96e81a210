import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentAccount, deskShows } from '../../../lib/accounts/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { isCurrent, ordersIn, startShops } from '../support/pages';
import { textOf, toHaveFocus } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

/** Returns false when the key press went no further. */
async function press(init: KeyboardEventInit) {
  // A page listens with what it shows once that is drawn, a frame later.
  await new Promise((drawn) => setTimeout(drawn, 50));
  return fireEvent.keyDown(document.activeElement ?? document.body, { key: 'a', code: 'KeyA', altKey: true, ...init });
}

describe('Alt+A', () => {
  it('goes to the next account and from the last to the first, also while something is typed', async () => {
    const { user, openPopup } = await startShops();
    openPopup();
    const field = await screen.findByLabelText<HTMLInputElement>('Order ID');
    await toHaveFocus(field);
    await user.keyboard('A-17');
    for (const name of ['Shop 2', 'Shop 3', 'Shop 1']) {
      await user.keyboard('{Alt>}a{/Alt}');
      await isCurrent(name);
    }
    expect(field.value).toBe('A-17');
    expect(document.activeElement).toBe(field);
  });

  it.each([
    ['the å that a Mac makes of it', 'å'],
    ['a dead key', 'Dead'],
    ['a letter of another alphabet', 'ф'],
    ['a capital', 'A'],
  ])('is told by its place on the keyboard when it is %s, where nothing is typed', async (_what, key) => {
    const { openPopup } = await startShops();
    openPopup();
    await isCurrent('Shop 1');
    const field = await screen.findByLabelText<HTMLInputElement>('Order ID');
    await toHaveFocus(field);
    field.blur();
    expect(await press({ key })).toBe(false);
    await isCurrent('Shop 2');
  });

  it.each(['å', '@', 'ą'])('leaves %s to the field that it is typed into', async (key) => {
    const { openPopup } = await startShops();
    openPopup();
    await toHaveFocus(await screen.findByLabelText<HTMLInputElement>('Order ID'));
    expect(await press({ key })).toBe(true);
    await isCurrent('Shop 1');
  });

  it('is told by its letter on a French keyboard, where it stands elsewhere', async () => {
    const { openPopup } = await startShops();
    openPopup();
    await isCurrent('Shop 1');
    await press({ code: 'KeyQ' });
    await isCurrent('Shop 2');
  });

  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { shiftKey: true },
    { repeat: true },
    { altKey: false },
    { key: 'q', code: 'KeyA' },
    { key: 'b', code: 'KeyB' },
  ])('is nothing else: %j', async (init) => {
    const { openPopup } = await startShops();
    openPopup();
    await isCurrent('Shop 1');
    expect(await press(init)).toBe(true);
    expect(await readSetting(currentAccount)).toBeNull();
  });

  it('goes through the list of more than four', async () => {
    const { openPopup } = await startShops(5);
    openPopup();
    const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Account' });
    await press({});
    await waitFor(() => expect(select.value).toBe('shop-2'));
  });

  it.each([0, 1])('does nothing with %d accounts', async (count) => {
    const { openPopup } = await startShops(count);
    openPopup();
    await screen.findByRole(count === 0 ? 'button' : 'form', { name: count === 0 ? 'Add account' : 'New checkout' });
    await press({});
    expect(await readSetting(currentAccount)).toBeNull();
  });

  it('shows in the desk whose checkouts those are', async () => {
    await writeSetting(deskShows, 'current');
    const { openDesk } = await startShops();
    openDesk('#/checkouts');
    await isCurrent('Shop 1');
    await press({});
    await isCurrent('Shop 2');
    await waitFor(() => expect(ordersIn('Checkouts')).toEqual(['#2']));
  });

  it('shows in the desk whom a new checkout is for', async () => {
    const { openDesk } = await startShops();
    openDesk('#/new');
    const side = await screen.findByRole('region', { name: 'New checkout' });
    expect(textOf(side)).toContain('Shop 1');
    await press({});
    await waitFor(() => expect(textOf(side)).toContain('Shop 2'));
  });
});
