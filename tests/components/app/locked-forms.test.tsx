import { screen, waitFor } from '@testing-library/preact';
import { computeAccessibleName } from 'dom-accessibility-api';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lockState } from '../../../lib/accounts/settings';
import { presets } from '../../../lib/checkout-form/presets/settings';
import { savedViews } from '../../../lib/search/settings';
import { ownMessages } from '../../../lib/share/settings';
import { storageLost } from '../../../lib/storage/outsideSettings';
import { writeSetting } from '../../../lib/storage/settings';
import { CHECKOUT_ID, preset } from '../../unit/support/examples';
import { startBrowser } from '../support/pages';
import { needing, saidAt, shops, textOf } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const LOCKED = { is: 'locked', since: Date.now(), showsList: true } as const;
const WHY = /^Checkout Desk is locked\. Unlock it to /;

/** Where the list is shown while locked, every page can be seen. A desk with everything that a person can change in it. */
async function openAt(hash: string) {
  await writeSetting(presets, [preset({ label: 'Shop' })]);
  await writeSetting(ownMessages, [{ id: 'own', language: 'de', title: 'Mine', subject: '', text: '{link}' }]);
  await writeSetting(savedViews, [{ name: 'Paid', view: 'q=status%3Apaid' }]);
  await writeSetting(storageLost, true);
  const world = await startBrowser({
    accounts: shops(2),
    checkouts: [needing(CHECKOUT_ID, 'underpaid', { accountId: 'shop-1' })],
    lock: { is: 'unlocked' },
  });
  world.openDesk(hash);
  return world;
}

/** What can be used, by its name: what is in a disabled fieldset cannot. */
const usable = (within: string) =>
  Array.from(document.querySelectorAll(`${within} :is(button, input, select, textarea)`), (control) =>
    control.matches(':disabled') || control.closest('fieldset:disabled') || control.closest('form[aria-label="Unlock"]')
      ? ''
      : computeAccessibleName(control),
  ).filter((name) => name !== '');
/** What only shows, copies, refuses in its own words or unlocks, and what destroys and discloses nothing. */
const HARMLESS =
  /^(Menu$|Quick actions$|Privacy blur$|Show QR code$|Customer display$|Cancel link…$|Search settings$|Go to the passphrase|Reset the passphrase…|Erase everything…|All accounts|Save backup|Encrypt with|Backup passphrase|Repeat backup|Restore from a backup|Change shortcuts|Show all shortcuts|Send a test notification$|Copy |Export |Filter requests|Failed only|Open in a 392|Open in a phone-sized|Share…|Refresh$|Close this checkout|Checkouts$|.*, [cC]opy )/;

describe.each([
  ['#/settings/accounts', 'Accounts', 'body'],
  ['#/settings/passphrase', 'Passphrase and lock', 'body'],
  ['#/settings/notices', 'Notifications', 'body'],
  ['#/settings/keys', 'Right-click and address bar', 'body'],
  ['#/settings/messages', 'Messages to customers', 'body'],
  ['#/settings/privacy', 'Data retention', 'body'],
  ['#/presets', 'Presets', 'body'],
  ['#/requests', 'API log', 'body'],
  // Beside the list, which has only what searches and shows.
  [`#/checkouts/${CHECKOUT_ID}`, `#${CHECKOUT_ID}`, '.desk-side'],
])('the locked desk at %s', (hash, heading, within) => {
  it('lets nobody change anything, and says why, with the way to unlock', async () => {
    const { user } = await openAt(hash);
    await screen.findByRole('heading', { name: heading });
    await writeSetting(lockState, LOCKED);
    await screen.findByRole('form', { name: 'Unlock' });
    await waitFor(() => expect(document.querySelector('fieldset:disabled')).not.toBeNull());
    for (const shut of document.querySelectorAll('fieldset.unlocked-only')) {
      expect(saidAt(shut)).toMatch(WHY);
    }
    expect(usable(within).filter((name) => !HARMLESS.test(name))).toEqual([]);
    // A section of the settings takes the focus a moment after it was drawn: until then it would take it from the form.
    const takesFocus = hash.startsWith('#/settings/');
    if (takesFocus) await waitFor(() => expect(document.querySelector('[id$="-title"][tabindex]')).not.toBeNull());
    const [way] = screen.getAllByRole('button', { name: 'Go to the passphrase' });
    if (!way) throw new Error('There is no way to unlock.');
    await user.click(way);
    expect(document.activeElement).toBe(screen.getByLabelText('Passphrase'));
  });

  it('has all of it at hand again once it is unlocked', async () => {
    await openAt(hash);
    await screen.findByRole('heading', { name: heading });
    const before = usable(within);
    await writeSetting(lockState, LOCKED);
    await screen.findByRole('form', { name: 'Unlock' });
    await writeSetting(lockState, { is: 'unlocked' });
    await waitFor(() => expect(screen.queryByText(WHY)).toBeNull());
    await waitFor(() => expect(usable(within)).toEqual(expect.arrayContaining(before)));
  });
});

it('says what was not saved when the lock came first', async () => {
  const { user } = await openAt('#/settings/keys');
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Single-letter keys' });
  fakeBrowser.runtime.onMessage.removeAllListeners();
  fakeBrowser.runtime.onMessage.addListener((_message, _sender, reply) => {
    reply({ failed: { is: 'locked' } });
    return true;
  });
  await user.click(box);
  await screen.findByText('Not saved. Checkout Desk is locked. Unlock it first.');
  await waitFor(() => expect(box.checked).toBe(true));
  expect(textOf(document.body)).toContain('Not saved.');
});
