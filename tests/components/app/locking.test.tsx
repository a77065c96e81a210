import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LockState } from '../../../lib/accounts/settings';
import { lockState } from '../../../lib/accounts/settings';
import { MINUTE } from '../../../lib/shared/time';
import { writeSetting } from '../../../lib/storage/settings';
import { checkout } from '../../unit/support/examples';
import { startBrowser } from '../support/pages';
import { PAUSED, shops, textOf, toHaveFocus } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const PAGES = ['popup', 'desk'] as const;
type Setup = Parameters<typeof startBrowser>[0];

async function open(page: (typeof PAGES)[number], lock: LockState, setup: Setup = {}) {
  const world = await startBrowser({ lock, ...setup });
  if (page === 'popup') world.openPopup();
  else world.openDesk('#/checkouts');
  return world;
}

const lockedSince = (ms: number) => ({ is: 'locked', since: Date.now() - ms }) as const;
/** Where a user has chosen that the list stays. */
const withList = () => ({ ...lockedSince(0), showsList: true }) as const;
const unlockForm = () => screen.findByRole('form', { name: 'Unlock' });
const passphrase = () => screen.findByLabelText<HTMLInputElement>('Passphrase');
const lockButton = () => screen.findByRole('button', { name: 'Lock' });
const createForm = () => screen.queryByRole('form', { name: 'New checkout' });
const altL = (key: string) => fireEvent.keyDown(document.body, { key, code: 'KeyL', altKey: true });

describe.each(PAGES)('the %s while unlocked', (page) => {
  it('locks by a button', async () => {
    const { user, background } = await open(page, { is: 'unlocked' });
    await user.click(await lockButton());
    await waitFor(() => expect(background.payloads('lock')).toEqual([{}]));
  });

  it.each(['l', 'L', '¬', 'д'])('locks by Alt+L, whatever the keyboard makes of it: %s', async (key) => {
    const { background } = await open(page, { is: 'unlocked' });
    await lockButton();
    expect(altL(key)).toBe(false);
    await waitFor(() => expect(background.payloads('lock')).toEqual([{}]));
  });

  it('says when it could not be locked: nobody must leave in the belief that it is', async () => {
    const { user, background } = await open(
      page,
      { is: 'unlocked' },
      {
        answers: {
          lock: async () => {
            throw new Error('The database is closed.');
          },
        },
      },
    );
    await user.click(await lockButton());
    await waitFor(() => expect(background.payloads('lock').length).toBe(1));
    expect(textOf(await screen.findByRole('alert'))).toContain('The database is closed.');
  });

  it('asks for no passphrase', async () => {
    await open(page, { is: 'unlocked' });
    await lockButton();
    expect(screen.queryByRole('form', { name: 'Unlock' })).toBeNull();
  });

  it('turns to the form that unlocks as soon as it is locked, from wherever', async () => {
    await open(page, { is: 'unlocked' });
    await lockButton();
    await writeSetting(lockState, lockedSince(0));
    await toHaveFocus(await passphrase());
    expect(screen.queryByRole('button', { name: 'Lock' })).toBeNull();
    expect(createForm()).toBeNull();
  });
});

describe.each(PAGES)('the %s while locked', (page) => {
  it('shows the form that unlocks, with the focus, since when, and no form that creates', async () => {
    await open(page, lockedSince(12 * MINUTE));
    await toHaveFocus(await passphrase());
    expect(textOf(await unlockForm())).toMatch(/^Locked .*12 min/);
    expect(createForm()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Lock' })).toBeNull();
  });

  it('still shows the checkouts where a user has chosen so', async () => {
    await open(page, withList(), { checkouts: [checkout({ orderId: 'A-17' })] });
    expect(await screen.findByRole('link', { name: /A-17/ })).toBeDefined();
  });

  it('does not add what is wrong with accounts: nothing can be corrected yet', async () => {
    await open(page, withList(), { accounts: shops(2, () => ({ paused: PAUSED, secret: 'none' })) });
    await unlockForm();
    await screen.findByRole('group', { name: 'Account' });
    expect(screen.queryAllByRole('alert')).toEqual([]);
  });

  it.each([
    ['wrong', /Wrong passphrase/],
    ['damaged', /Your checkouts are safe\. Reset the passphrase in Settings/],
  ] as const)('says that a passphrase is %s', async (why, words) => {
    const { user } = await open(page, lockedSince(0), { answers: { unlock: async () => ({ ok: false, why }) } });
    await user.type(await passphrase(), 'four random words{Enter}');
    expect(await screen.findByText(words)).toBeDefined();
  });

  it('is unlocked by the passphrase', async () => {
    const { user, background } = await open(page, lockedSince(0), {
      answers: {
        unlock: async () => {
          await writeSetting(lockState, { is: 'unlocked' });
          return { ok: true };
        },
      },
    });
    await user.type(await passphrase(), 'four random words{Enter}');
    expect(await lockButton()).toBeDefined();
    expect(background.payloads('unlock')).toEqual([{ passphrase: 'four random words' }]);
    expect(screen.queryByRole('form', { name: 'Unlock' })).toBeNull();
    if (page === 'popup') await toHaveFocus(await screen.findByLabelText('Order ID'));
  });

  it('never shows what was typed to unlock it', async () => {
    const { user } = await open(page, lockedSince(0), {
      answers: { unlock: async () => ({ ok: false, why: 'wrong' }) },
    });
    await user.type(await passphrase(), 'four random words{Enter}');
    await screen.findByText(/Wrong passphrase/);
    expect(document.body.textContent).not.toContain('four random words');
  });
});

describe.each(PAGES)('the %s without a passphrase', (page) => {
  it('has nothing to lock', async () => {
    await open(page, { is: 'off' });
    await screen.findByRole('region', { name: page === 'popup' ? 'Recent checkouts' : 'Checkouts' });
    expect(screen.queryByRole('button', { name: 'Lock' })).toBeNull();
    expect(screen.queryByRole('form', { name: 'Unlock' })).toBeNull();
  });
});

describe('the popup', () => {
  it('shows nothing while it is not known whether it is locked, and asks', async () => {
    const { openPopup, background } = await startBrowser({ checkouts: [checkout({ orderId: 'A-17' })] });
    await writeSetting(lockState, null);
    openPopup();
    await waitFor(() => expect(background.payloads('readLock')).toEqual([{}]));
    expect(textOf(document.body)).toBe('');
    await writeSetting(lockState, { is: 'off' });
    expect(await screen.findByRole('link', { name: /A-17/ })).toBeDefined();
  });

  it('keeps what is typed while it is locked', async () => {
    const { user } = await open('popup', { is: 'unlocked' });
    await user.type(await screen.findByLabelText('Order ID'), 'A-17');
    await writeSetting(lockState, lockedSince(0));
    await unlockForm();
    await writeSetting(lockState, { is: 'unlocked' });
    expect((await screen.findByLabelText<HTMLInputElement>('Order ID')).value).toBe('A-17');
  });

  it('opens the settings for who forgot the passphrase', async () => {
    const { user, close } = await open('popup', lockedSince(0));
    await user.click(await screen.findByRole('link', { name: 'Forgot passphrase' }));
    await waitFor(() => expect(close).toHaveBeenCalledTimes(1));
    expect((await fakeBrowser.tabs.query({})).map(({ url }) => url)).toContain(
      'chrome-extension://test-extension-id/options.html#/settings/passphrase',
    );
  });
});

describe('the unlocked desk', () => {
  const WEAK = /^Your passphrase is easy to guess\. .* could find it within a month\. Change the passphrase$/;

  it('asks to change a passphrase that is weaker than a new one may be', async () => {
    await open('desk', { is: 'unlocked', weak: true });
    expect(textOf(await screen.findByRole('alert'))).toMatch(WEAK);
    expect(screen.getByRole('link', { name: 'Change the passphrase' }).getAttribute('href')).toBe(
      '#/settings/passphrase',
    );
  });

  it('says nothing of any other', async () => {
    await open('desk', { is: 'unlocked' });
    await lockButton();
    expect(screen.queryAllByRole('alert')).toEqual([]);
  });
});

describe('the locked desk at a new checkout', () => {
  it('has the focus where it unlocks', async () => {
    const { openDesk } = await startBrowser({ lock: lockedSince(0) });
    openDesk('#/new');
    await unlockForm();
    await new Promise((drawn) => setTimeout(drawn, 100));
    expect(document.activeElement).toBe(await passphrase());
  });

  it('has no form that creates', async () => {
    const { openDesk } = await startBrowser({ lock: lockedSince(0) });
    openDesk('#/new');
    await unlockForm();
    await new Promise((drawn) => setTimeout(drawn, 100));
    expect(createForm()).toBeNull();
  });
});

describe('the locked desk where many would be asked for', () => {
  it.each(['#/many', '#/import'])('shows the list as it is: %s', async (hash) => {
    const { openDesk } = await startBrowser({
      lock: withList(),
      checkouts: [checkout({ id: 'a', orderId: 'A-17' })],
    });
    openDesk(hash);
    expect(await screen.findByRole('link', { name: /^A-17/ })).toBeDefined();
  });
});

describe('the locked desk at an account', () => {
  it('saves nothing, says why, and keeps what was typed', async () => {
    const { user, openDesk } = await startBrowser({
      lock: withList(),
      answers: { saveAccount: async () => ({ ok: false, why: 'locked' }) },
    });
    openDesk('#/accounts/shop');
    const name = await screen.findByLabelText<HTMLInputElement>('Account name');
    await user.type(name, '!');
    await user.click(screen.getByRole('button', { name: 'Save account' }));
    expect(textOf(await screen.findByRole('alert'))).toBe(
      'Unlock it with your passphrase. Nothing was saved. What you typed is still here.',
    );
    expect(name.value).toBe('Shop A!');
    expect(screen.queryByText('Saved.')).toBeNull();
  });
});
