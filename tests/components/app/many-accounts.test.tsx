import { screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LockState } from '../../../lib/accounts/settings';
import { checkout } from '../../unit/support/examples';
import { oneOfEach, ordersIn, startBrowser } from '../support/pages';
import { MARKUP, PAUSED, shops, textOf } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

describe('200 accounts', () => {
  const start = (lock: LockState = { is: 'off' }) =>
    startBrowser({ accounts: shops(200), checkouts: oneOfEach(200), lock });

  it('can be chosen from in the popup, the last one too', async () => {
    const { user, openPopup } = await start();
    openPopup();
    const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Account' });
    expect(select.options.length).toBe(200);
    await user.selectOptions(select, 'Shop 200');
    expect(await within(screen.getByRole('region', { name: 'Recent checkouts' })).findByText('#200')).toBeDefined();
  });

  it('can be chosen from in the desk, the last one too', async () => {
    const { user, openDesk } = await start();
    openDesk('#/checkouts');
    const group = await screen.findByRole('group', { name: 'Account' });
    const buttons = within(group).getAllByRole('button');
    expect(buttons.length).toBe(201);
    await user.click(buttons.at(-1) as HTMLElement);
    await waitFor(() => expect(ordersIn('Checkouts')).toEqual(['#200']));
    expect(screen.getByRole('link', { name: /#200 Shop 200/ })).toBeDefined();
  });

  it('have one line each in the settings', async () => {
    const { openDesk } = await start();
    openDesk('#/settings');
    const section = await screen.findByRole('region', { name: 'Accounts' });
    expect(within(section).getAllByRole('listitem').length).toBe(200);
  });

  it('without a secret are one notice, not 200', async () => {
    const { openPopup } = await startBrowser({ accounts: shops(200, () => ({ secret: 'none', paused: PAUSED })) });
    openPopup();
    await waitFor(() => expect(screen.getAllByRole('alert').length).toBe(2));
    for (const alert of screen.getAllByRole('alert')) expect(textOf(alert)).toContain('Shop 1 and 199 more');
  });

  it('that are not covered have one form each', async () => {
    const { openDesk } = await start({ is: 'unlocked' });
    openDesk('#/settings/passphrase');
    await screen.findByRole('region', { name: 'Passphrase and lock' });
    expect(screen.getAllByLabelText(/^Token secret of/).length).toBe(200);
  });
});

describe('an account name full of markup', () => {
  const world = (count: number) =>
    startBrowser({
      accounts: shops(count, () => ({ label: MARKUP, paused: PAUSED })),
      checkouts: [checkout({ id: 'a', accountId: 'shop-1', orderId: '#1' })],
      lock: { is: 'unlocked' },
    });
  const expectText = async () => {
    expect((await screen.findAllByText(MARKUP)).length).toBeGreaterThan(0);
    expect(document.body.querySelector('img:not([alt]), b')).toBeNull();
    expect(document.title).not.toBe('1');
  };

  it.each([1, 2, 5])('is text in the popup, of %d', async (count) => {
    const { openPopup } = await world(count);
    openPopup();
    await screen.findByRole('link', { name: /#1/ });
    await expectText();
  });

  it.each(['#/checkouts', '#/checkouts/a', '#/new', '#/settings'])('is text in the desk at %s', async (hash) => {
    const { openDesk } = await world(2);
    openDesk(hash);
    await screen.findByRole('navigation', { name: 'Desk' });
    await expectText();
  });

  it('is text in the field that edits it', async () => {
    const { openDesk } = await world(2);
    openDesk('#/accounts/shop-1');
    expect((await screen.findByLabelText<HTMLInputElement>('Account name')).value).toBe(MARKUP);
    await expectText();
  });
});
