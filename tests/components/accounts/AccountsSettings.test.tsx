import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { AccountsSettings } from '../../../components/accounts/AccountsSettings';
import type { Account } from '../../../lib/accounts/account';
import type { LockState } from '../../../lib/accounts/settings';
import { account, NOW } from '../../unit/support/examples';
import type { Answers } from '../support/stage';
import { MARKUP, PAUSED, pressEscape, shops, startBackground, textOf, toHaveFocus } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const OFF: LockState = { is: 'off' };
const UNLOCKED: LockState = { is: 'unlocked' };
const LOCKED: LockState = { is: 'locked', since: NOW };

function show(accounts: Account[], lock = OFF, answers: Answers = {}) {
  const background = startBackground(answers);
  render(<AccountsSettings accounts={accounts} lock={lock} />);
  return { user: userEvent.setup(), background };
}

const line = (label: string) =>
  within(screen.getByRole('region', { name: 'Accounts' }))
    .getAllByRole('listitem')
    .find((item) => item.textContent?.includes(label)) as HTMLElement;
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const dialog = () => screen.queryByRole('dialog');

describe('the list of accounts', () => {
  it('names each in its order, with its colour and how it proves who it is', () => {
    show(shops(2, (place) => (place === 1 ? { mode: 'secret', colour: 'red' } : {})));
    const [first, second] = screen.getAllByRole('listitem').map(textOf);
    expect(first).toContain('Shop 1Signed requests');
    expect(second).toContain('Shop 2Secret in a header');
    expect(line('Shop 2').querySelector('[data-colour="red"]')).not.toBeNull();
  });

  it('links to each account’s page and to a new one', () => {
    show(shops(2));
    const href = (name: string) => screen.getByRole('link', { name }).getAttribute('href');
    expect([href('Edit Shop 1'), href('Edit Shop 2'), href('Add account')]).toEqual([
      '#/accounts/shop-1',
      '#/accounts/shop-2',
      '#/accounts/new',
    ]);
  });

  it.each<[Partial<Account>, LockState, RegExp]>([
    [{ secret: 'none' }, OFF, /No secret is saved\. Edit the account and paste it\./],
    [{ secret: 'none' }, UNLOCKED, /No secret is saved/],
    [{ secret: 'damaged' }, OFF, /The saved secret is damaged\. Edit the account and paste it again\./],
    [{ secret: 'browser' }, UNLOCKED, /Not protected by the passphrase yet\./],
    [{ secret: 'browser' }, LOCKED, /Not protected by the passphrase yet\./],
    [{ paused: PAUSED }, OFF, /Inqud rejected the API token\. Its checkouts aren’t updating\./],
  ])('says what is wrong with an account that has %j while the lock is %j', (changes, lock, words) => {
    show(
      shops(2, (place) => (place === 1 ? { secret: 'passphrase', ...changes } : { secret: 'passphrase' })),
      lock,
    );
    expect(textOf(line('Shop 2'))).toMatch(words);
    expect(textOf(line('Shop 1'))).toBe(textOf(line('Shop 1')).replace(words, ''));
  });

  it('says every trouble that an account has', () => {
    show([account({ secret: 'none', paused: PAUSED })]);
    expect(textOf(line('Shop'))).toMatch(/No secret is saved.*Inqud rejected the API token/);
  });

  it('finds nothing wrong with a secret under the browser’s keys while there is no passphrase', () => {
    show([account({ secret: 'browser' })]);
    expect(textOf(line('Shop'))).not.toMatch(/passphrase/);
  });

  it('shows neither a widget’s nor a token’s ID', () => {
    const [shop] = shops(1);
    show([shop as Account]);
    expect(document.body.textContent).not.toMatch(/CAP-|TKN-/);
  });

  it('shows a name full of markup as text, in its buttons’ names and in the question too', async () => {
    const { user } = show([account({ label: MARKUP })]);
    expect(screen.getByText(MARKUP)).toBeDefined();
    await user.click(button(`Remove ${MARKUP}`));
    expect(screen.getByRole('dialog', { name: `Remove ${MARKUP}?` })).toBeDefined();
    expect(document.querySelector('img, b')).toBeNull();
  });
});

describe('the order of the accounts', () => {
  it('cannot go beyond its ends', () => {
    show(shops(3));
    const disabled = screen.getAllByRole<HTMLButtonElement>('button', { name: /^Move/ }).filter((one) => one.disabled);
    expect(disabled.map((one) => one.getAttribute('aria-label'))).toEqual(['Move Shop 1 up', 'Move Shop 3 down']);
  });

  it('cannot be changed with one account', () => {
    show(shops(1));
    expect(screen.queryAllByRole('button', { name: /^Move/ })).toEqual([]);
  });

  it.each([
    ['up', 0, 'Shop 2 is now number 1.'],
    ['down', 2, 'Shop 2 is now number 3.'],
  ])('is changed by one place %s, which is announced', async (way, to, words) => {
    const { user, background } = show(shops(3));
    await user.click(button(`Move Shop 2 ${way}`));
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe(words));
    expect(background.payloads('moveAccount')).toEqual([{ accountId: 'shop-2', to }]);
  });

  it('that could not be changed is told, and not announced as changed', async () => {
    const { user } = show(shops(3), OFF, {
      moveAccount: async () => {
        throw new Error('The database is closed.');
      },
    });
    await user.click(button('Move Shop 2 up'));
    expect(textOf(await screen.findByRole('alert'))).toContain('The database is closed.');
    expect(screen.getByRole('status').textContent).toBe('');
  });
});

describe('removing an account', () => {
  async function ask(answers: Answers = {}) {
    const world = show(shops(2), OFF, answers);
    await world.user.click(button('Remove Shop 2'));
    return world;
  }
  const keep = () => screen.getByRole<HTMLInputElement>('radio', { name: /^Keep them/ });
  const removeToo = () => screen.getByRole<HTMLInputElement>('radio', { name: /^Remove them too/ });

  it('is asked about first, names what is lost and what is not, with the focus on the safe answer', async () => {
    const { background } = await ask();
    const question = screen.getByRole('dialog', { name: 'Remove Shop 2?' });
    expect(textOf(question)).toMatch(/deletes its token and secret from this browser.*links keep working at Inqud/);
    await toHaveFocus(button('Cancel'));
    expect(background.payloads('removeAccount')).toEqual([]);
  });

  it('keeps its checkouts unless told otherwise', async () => {
    const { user, background } = await ask();
    expect([keep().checked, removeToo().checked]).toEqual([true, false]);
    await user.click(button('Remove account'));
    await waitFor(() => expect(dialog()).toBeNull());
    expect(background.payloads('removeAccount')).toEqual([{ accountId: 'shop-2', withHistory: false }]);
  });

  it('removes its checkouts too when that is chosen', async () => {
    const { user, background } = await ask();
    await user.click(removeToo());
    await user.click(button('Remove account'));
    await waitFor(() => expect(dialog()).toBeNull());
    expect(background.payloads('removeAccount')).toEqual([{ accountId: 'shop-2', withHistory: true }]);
  });

  it('keeps its checkouts when that is chosen in the end', async () => {
    const { user, background } = await ask();
    await user.click(removeToo());
    await user.click(keep());
    await user.click(button('Remove account'));
    await waitFor(() => expect(background.payloads('removeAccount')).toMatchObject([{ withHistory: false }]));
  });

  it('forgets a choice that was not carried out', async () => {
    const { user, background } = await ask();
    await user.click(removeToo());
    pressEscape();
    await user.click(button('Remove Shop 1'));
    expect(keep().checked).toBe(true);
    await user.click(button('Remove account'));
    await waitFor(() =>
      expect(background.payloads('removeAccount')).toEqual([{ accountId: 'shop-1', withHistory: false }]),
    );
  });

  it.each([
    ['Escape', pressEscape],
    ['Cancel', () => button('Cancel').click()],
  ])('does not happen after %s', async (_name, answer) => {
    const { background } = await ask();
    answer();
    await waitFor(() => expect(dialog()).toBeNull());
    expect(background.payloads('removeAccount')).toEqual([]);
  });

  it('that failed is told, and asked about still', async () => {
    const { user } = await ask({
      removeAccount: async () => {
        throw new Error('The database is closed.');
      },
    });
    await user.click(button('Remove account'));
    expect((await screen.findByRole('alert')).textContent).toBe('The database is closed.');
    expect(dialog()).not.toBeNull();
  });
});
