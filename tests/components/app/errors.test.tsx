import { screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { checkout, NOW, SAMPLE_SECRET } from '../../unit/support/examples';
import { breakComponent, mendAll } from '../support/breaking';
import { startBrowser } from '../support/pages';
import { textOf } from '../support/stage';

beforeEach(() => fakeBrowser.reset());
afterEach(mendAll);

const A = checkout({ id: 'a', orderId: 'A-17', createdAt: NOW });
const B = checkout({ id: 'b', orderId: 'B-18', createdAt: NOW + 1 });
const alert = async (part: string) => {
  const all = await screen.findAllByRole('alert');
  const found = all.find((each) => textOf(each).startsWith(`${part}This can’t be shown`));
  if (!found) throw new Error(`No alert about ${part}, but: ${all.map(textOf).join('; ')}`);
  return within(found);
};
const said = (part: string) => waitFor(() => alert(part));

/** The address, the component that breaks, what is said not to be shown, and what is there all the same. */
const DESK: [hash: string, component: string, part: string, stays: [role: string, name: string]][] = [
  ['#/checkouts', 'CheckoutsPage', 'The list of checkouts', ['navigation', 'Desk']],
  ['#/checkouts', 'SearchBar', 'The list of checkouts', ['navigation', 'Desk']],
  ['#/checkouts', 'Checkouts', 'This page', ['navigation', 'Desk']],
  ['#/checkouts', 'Nav', 'The navigation', ['region', 'Checkouts']],
  ['#/checkouts', 'TopNotes', 'The notices', ['region', 'Checkouts']],
  ['#/new', 'NewBesideList', 'The form for a new checkout', ['region', 'Checkouts']],
  ['#/new', 'CheckoutForm', 'The form for a new checkout', ['region', 'Checkouts']],
  ['#/checkouts/a', 'CheckoutPage', 'This checkout', ['region', 'Checkouts']],
  ['#/checkouts/a', 'Timeline', 'The timeline', ['button', 'Copy link']],
  ['#/checkouts/a', 'CheckoutDetails', 'The details', ['button', 'Copy link']],
  ['#/checkouts/a', 'RawAnswer', 'Inqud’s answer', ['button', 'Copy link']],
  ['#/checkouts/a', 'PreviewStage', 'The preview', ['button', 'Copy link']],
  ['#/checkouts/a', 'Annotations', 'Note and tags', ['button', 'Copy link']],
  ['#/overview', 'OverviewPage', 'This page', ['navigation', 'Desk']],
  ['#/attention', 'AttentionPage', 'This page', ['navigation', 'Desk']],
  ['#/presets', 'PresetsPage', 'This page', ['navigation', 'Desk']],
  ['#/preview', 'PreviewPage', 'This page', ['navigation', 'Desk']],
  ['#/webhooks', 'WebhookChecking', 'The webhook check', ['heading', 'Webhooks']],
  ['#/webhooks', 'ReceiverExamples', 'Help with receiving webhooks', ['heading', 'Webhooks']],
  ['#/requests', 'RequestsPage', 'This page', ['navigation', 'Desk']],
  ['#/settings', 'SettingsIndex', 'This page', ['navigation', 'Desk']],
  ['#/settings/general', 'GeneralSettings', '“Language”', ['heading', 'Settings']],
  ['#/settings/accounts', 'AccountsSettings', '“Accounts”', ['heading', 'Settings']],
  ['#/settings/passphrase', 'PassphraseSettings', '“Passphrase and lock”', ['heading', 'Settings']],
  ['#/settings/monitor', 'MonitorSettings', '“Status checks”', ['heading', 'Settings']],
  ['#/settings/keys', 'KeysSettings', '“Keyboard shortcuts”', ['heading', 'Settings']],
  ['#/settings/anywhere', 'AnywhereSettings', '“Right-click and address bar”', ['heading', 'Settings']],
  ['#/settings/messages', 'MessagesSettings', '“Messages to customers”', ['heading', 'Settings']],
  ['#/settings/notices', 'NotificationSettings', '“Notifications”', ['heading', 'Settings']],
  ['#/settings/permissions', 'PermissionsSettings', '“Permissions”', ['heading', 'Settings']],
  ['#/settings/retention', 'RetentionSettings', '“Data retention”', ['heading', 'Settings']],
  ['#/settings/data', 'DataSettings', '“Privacy”', ['heading', 'Settings']],
  ['#/settings/diagnostics', 'DiagnosticsSettings', '“Diagnostics”', ['heading', 'Settings']],
  ['#/accounts/shop', 'AccountPage', 'This page', ['navigation', 'Desk']],
  ['#/import', 'ImportPage', 'This page', ['navigation', 'Desk']],
  ['#/many', 'BulkCreatePage', 'This page', ['navigation', 'Desk']],
];

describe('an error in the desk', () => {
  it.each(DESK)(
    'at %s, in %s, is said in its place, and the rest stays [S-48]',
    async (hash, component, part, [role, name]) => {
      const { openDesk, user } = await startBrowser({ checkouts: [A, B] });
      const mend = breakComponent(component);
      openDesk(hash);
      const alert = await said(part);
      expect(await screen.findByRole(role, { name })).toBeDefined();
      mend();
      await user.click(alert.getByRole('button', { name: 'Try again' }));
      await waitFor(() => expect(screen.queryByText(/can’t be shown/)).toBeNull());
    },
  );

  it('of the whole says so, and can be reloaded', async () => {
    const { openDesk, user } = await startBrowser();
    breakComponent('Desk');
    const reload = vi.spyOn(location, 'reload').mockImplementation(() => {});
    openDesk('#/checkouts');
    await user.click((await said('The desk')).getByRole('button', { name: 'Reload' }));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('has a way to the list', async () => {
    const { openDesk, user } = await startBrowser({ checkouts: [A] });
    breakComponent('OverviewPage');
    openDesk('#/overview');
    await user.click((await said('This page')).getByRole('link', { name: 'Go to checkouts' }));
    expect(await screen.findByRole('region', { name: 'Checkouts' })).toBeDefined();
    expect(screen.queryByText(/can’t be shown/)).toBeNull();
  });

  it('about an open checkout has a way back, and is over with another one', async () => {
    const { openDesk, user } = await startBrowser({ checkouts: [A, B] });
    const mend = breakComponent('CheckoutPage');
    openDesk('#/checkouts/a');
    await said('This checkout');
    mend();
    location.hash = '#/checkouts/b';
    expect(await screen.findByRole('heading', { level: 1, name: 'B-18' })).toBeDefined();
    breakComponent('CheckoutPage');
    location.hash = '#/checkouts/a';
    await user.click((await said('This checkout')).getByRole('button', { name: 'Back to the list' }));
    await waitFor(() => expect(location.hash).toBe('#/checkouts'));
  });

  it('in one row leaves the other rows: a time that is none', async () => {
    const { openDesk } = await startBrowser({ checkouts: [{ ...A, answeredAt: 9e15 }, B] });
    openDesk('#/checkouts');
    await said('This checkout');
    expect(await screen.findByRole('link', { name: /B-18/ })).toBeDefined();
  });

  it.each([undefined, null, 'text', { odd: true }])('is caught whatever is thrown: %j', async (thrown) => {
    const { openDesk } = await startBrowser({ checkouts: [A] });
    breakComponent('Timeline', thrown);
    openDesk('#/checkouts/a');
    await said('The timeline');
  });

  it('is copied with its kind and place, and without a secret', async () => {
    const { openDesk, user } = await startBrowser({ checkouts: [A] });
    breakComponent('Timeline', new TypeError(`Unexpected token in "${SAMPLE_SECRET}": ${SAMPLE_SECRET}`));
    openDesk('#/checkouts/a');
    await user.click(await (await said('The timeline')).findByRole('button', { name: 'Copy details' }));
    expect(await screen.findByRole('button', { name: 'Details copied' })).toBeDefined();
    const copied = await navigator.clipboard.readText();
    expect(copied).toContain('Could not show: The timeline');
    expect(copied).toContain('TypeError: Unexpected token in "…": …');
    expect(copied).toContain('errors.test.tsx');
    expect(copied).not.toContain(SAMPLE_SECRET);
  });
});

describe('an error in the popup', () => {
  it.each([
    ['PopupHeader', 'The accounts', ['textbox', 'Order ID']],
    ['CheckoutForm', 'The form', ['region', 'Recent checkouts']],
    ['NewCheckout', 'The form', ['region', 'Recent checkouts']],
    ['PopupRows', 'The list', ['textbox', 'Order ID']],
    ['CheckoutRow', 'This checkout', ['textbox', 'Order ID']],
  ] as const)('in %s is said in its place, and the rest stays [S-48]', async (component, part, [role, name]) => {
    const { openPopup, user } = await startBrowser({ checkouts: [A] });
    const mend = breakComponent(component);
    openPopup();
    const alert = await said(part);
    expect(await screen.findByRole(role, { name })).toBeDefined();
    mend();
    await user.click(alert.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/can’t be shown/)).toBeNull());
  });

  it('of the whole says so, and leads to the desk', async () => {
    const { openPopup, user } = await startBrowser();
    breakComponent('WholePopup');
    const open = vi.spyOn(fakeBrowser.tabs, 'create');
    openPopup();
    await user.click((await said('The popup')).getByRole('button', { name: 'Open desk' }));
    await waitFor(() => expect(open).toHaveBeenCalledOnce());
  });
});
