import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PassphraseSettings } from '../../../../components/accounts/lock/PassphraseSettings';
import type { Account } from '../../../../lib/accounts/account';
import type { LockState } from '../../../../lib/accounts/settings';
import { NOW } from '../../../unit/support/examples';
import type { Answers } from '../../support/stage';
import { pressEscape, saidAt, shops, startBackground, textOf, toHaveFocus } from '../../support/stage';

beforeEach(() => fakeBrowser.reset());

const STRONG = 'copper lantern quiet harbor';
const UNLOCKED: LockState = { is: 'unlocked' };
const LOCKED: LockState = { is: 'locked', since: NOW };

function show(
  lock: LockState,
  accounts: Account[] = shops(2, () => ({ secret: 'passphrase' })),
  answers: Answers = {},
) {
  const background = startBackground(answers);
  render(<PassphraseSettings lock={lock} accounts={accounts} />);
  return { user: userEvent.setup(), background };
}

const section = () => screen.getByRole('region', { name: 'Passphrase and lock' });
const form = (name: string) => screen.queryByRole('form', { name });
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const COVER = /^Token secret of /;

describe('without a passphrase', () => {
  it('it is said what that means, what one would do, and what it would not', () => {
    show({ is: 'off' });
    expect(textOf(section())).toMatch(/Without a passphrase, .* With one, your secrets are encrypted/);
    expect(textOf(section())).toMatch(/can’t be recovered.*checkouts themselves aren’t encrypted/);
  });

  it('one can be set', async () => {
    const { user, background } = show({ is: 'off' });
    await user.type(screen.getByLabelText('New passphrase'), STRONG);
    await user.type(screen.getByLabelText('Repeat the new passphrase'), STRONG);
    await user.click(button('Set passphrase'));
    await waitFor(() => expect(background.payloads('setPassphrase')).toEqual([{ passphrase: STRONG }]));
  });

  it('the names of the accounts count as easy to guess', async () => {
    const { user, background } = show(
      { is: 'off' },
      shops(1, () => ({ label: 'Zyxwlaria Qorvenbad' })),
    );
    await user.type(screen.getByLabelText('New passphrase'), 'Zyxwlaria Qorvenbad');
    await user.type(screen.getByLabelText('Repeat the new passphrase'), 'Zyxwlaria Qorvenbad');
    await screen.findByText(/^Too easy to guess\./);
    await user.click(button('Set passphrase'));
    expect(await screen.findByText(/^Too easy to guess\. .*don’t belong together\.$/)).toBeDefined();
    expect(background.payloads('setPassphrase')).toEqual([]);
  });

  it('there is nothing to change, remove, reset, cover or lock', () => {
    show({ is: 'off' }, shops(2));
    expect([form('Change the passphrase'), form('Remove the passphrase')]).toEqual([null, null]);
    expect(screen.queryByRole('button', { name: /Reset/ })).toBeNull();
    expect(screen.queryByLabelText(COVER)).toBeNull();
    expect(screen.queryByLabelText(/^Lock (when|after)/)).toBeNull();
  });
});

describe('with a passphrase, unlocked', () => {
  it('it is said that every saved secret is covered, when that is so', () => {
    show(UNLOCKED);
    expect(screen.getByText('The passphrase protects every saved secret.')).toBeDefined();
    expect(screen.queryByLabelText(COVER)).toBeNull();
  });

  it('that is not said while an account is not covered', () => {
    show(
      UNLOCKED,
      shops(2, (place) => ({ secret: place === 0 ? 'passphrase' : 'browser' })),
    );
    expect(screen.queryByText('The passphrase protects every saved secret.')).toBeNull();
    expect(screen.getAllByLabelText(COVER).length).toBe(1);
  });

  it('none can be set, but it can be changed, with the old one', async () => {
    const { user, background } = show(UNLOCKED, undefined, { changePassphrase: async () => ({ ok: true }) });
    expect(form('Set a passphrase')).toBeNull();
    const change = within(form('Change the passphrase') as HTMLElement);
    await user.type(change.getByLabelText('Current passphrase'), 'the old one');
    await user.type(change.getByLabelText('New passphrase'), STRONG);
    await user.type(change.getByLabelText('Repeat the new passphrase'), STRONG);
    await user.click(button('Change passphrase'));
    expect(await screen.findByText('Passphrase changed')).toBeDefined();
    expect(background.payloads('changePassphrase')).toEqual([{ passphrase: STRONG, old: 'the old one' }]);
  });

  it('the rules that lock it are there', async () => {
    show(UNLOCKED);
    expect((await screen.findAllByLabelText(/^Lock (when|after)/)).length).toBeGreaterThan(1);
  });
});

describe('removing the passphrase', () => {
  const open = (answers: Answers) => {
    const world = show(UNLOCKED, undefined, answers);
    const remove = within(form('Remove the passphrase') as HTMLElement);
    return { ...world, field: remove.getByLabelText<HTMLInputElement>('Current passphrase') };
  };

  it('needs the passphrase, hidden', async () => {
    const { user, background, field } = open({ removePassphrase: async () => ({ ok: true }) });
    expect(field.type).toBe('password');
    await user.type(field, 'the old one{Enter}');
    await waitFor(() => expect(background.payloads('removePassphrase')).toEqual([{ passphrase: 'the old one' }]));
    expect(field.getAttribute('aria-invalid')).toBe('false');
  });

  it.each([
    ['wrong', /Wrong passphrase\. Nothing changed\./],
    ['damaged', /damaged, so no passphrase can open it/],
  ] as const)('does not happen when it is %s, which is said at its field', async (why, words) => {
    const { user, field } = open({ removePassphrase: async () => ({ ok: false, why }) });
    await user.type(field, 'another{Enter}');
    await waitFor(() => expect(saidAt(field)).toMatch(words));
  });

  it('that failed is told', async () => {
    const { user, field } = open({
      removePassphrase: async () => {
        throw new Error('The database is closed.');
      },
    });
    await user.type(field, 'the old one{Enter}');
    await waitFor(() => expect(saidAt(field)).toContain('The database is closed.'));
  });
});

describe('with a passphrase, locked', () => {
  it('it is said that it has to be unlocked, and what is left to who cannot', () => {
    show(LOCKED);
    expect(textOf(section())).toMatch(/is locked\. Unlock it to change anything here/);
    expect(textOf(section())).toMatch(/nobody can read the saved secrets, including you.*paste each secret again/);
  });

  it('nothing can be changed but to reset it', () => {
    show(LOCKED, shops(2));
    expect(within(section()).queryAllByRole('form')).toEqual([]);
    expect(screen.queryAllByLabelText(/passphrase|secret|Lock/i, { selector: 'input, select' })).toEqual([]);
    expect(within(section()).getAllByRole('button').map(textOf)).toEqual(['Reset the passphrase…']);
  });
});

describe.each([
  ['locked', LOCKED],
  ['unlocked', UNLOCKED],
])('resetting the passphrase while %s', (_what, lock) => {
  async function ask(accounts = shops(3), answers: Answers = {}) {
    const world = show(lock, accounts, answers);
    await world.user.click(button('Reset the passphrase…'));
    return world;
  }
  const question = () => screen.queryByRole('dialog', { name: 'Reset the passphrase?' });

  it('is asked about first: what is lost, what stays, with the focus on the safe answer', async () => {
    const { background } = await ask();
    expect(textOf(question())).toMatch(/saved secrets of all 3 accounts\. You can’t undo this/);
    expect(textOf(question())).toMatch(/checkouts, and their history stay/);
    await toHaveFocus(button('Cancel'));
    expect(background.payloads('resetPassphrase')).toEqual([]);
  });

  it('speaks of one account as one', async () => {
    await ask(shops(1));
    expect(textOf(question())).toContain('This deletes the saved secret of your account.');
  });

  it('happens when that is wanted', async () => {
    const { user, background } = await ask();
    await user.click(button('Reset and remove the secrets'));
    await waitFor(() => expect(question()).toBeNull());
    expect(background.payloads('resetPassphrase')).toEqual([{}]);
  });

  it('does not happen after Escape', async () => {
    const { background } = await ask();
    pressEscape();
    await waitFor(() => expect(question()).toBeNull());
    expect(background.payloads('resetPassphrase')).toEqual([]);
  });

  it('that failed is told', async () => {
    const { user } = await ask(undefined, {
      resetPassphrase: async () => {
        throw new Error('The database is closed.');
      },
    });
    await user.click(button('Reset and remove the secrets'));
    expect(await within(question() as HTMLElement).findByRole('alert')).toBeDefined();
    expect(textOf(question())).toContain('The database is closed.');
  });
});
