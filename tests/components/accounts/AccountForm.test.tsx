import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AccountForm } from '../../../components/accounts/AccountForm';
import type { Account } from '../../../lib/accounts/account';
import type { AccountMistakes, AccountForm as Typed } from '../../../lib/accounts/form';
import type { TestResult } from '../../../lib/accounts/outcomes';
import { account, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../../unit/support/examples';
import { saidAt, toHaveFocus } from '../support/stage';

function open(saved: Account | null = null, others: Account[] = []) {
  const save = vi.fn<(form: Typed) => Promise<AccountMistakes>>(async () => ({}));
  const test = vi.fn<(form: Typed) => Promise<TestResult>>(async () => ({ ok: true, coins: ['ETHEREUM_USDT'] }));
  const accounts = saved ? [saved, ...others] : others;
  render(<AccountForm account={saved} accounts={accounts} test={test} save={save} grant={() => {}} />);
  return { user: userEvent.setup(), save, test };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const button = (name: string) => screen.getByRole('button', { name });
const help = (label: string) => saidAt(field(label));

type User = ReturnType<typeof userEvent.setup>;

async function paste(user: User, label: string, text: string) {
  await user.clear(field(label));
  await user.paste(text);
}

async function fillIn(user: User) {
  await paste(user, 'Account name', 'Shop A');
  await paste(user, 'Widget ID', WIDGET_ID);
  await paste(user, 'API token ID', TOKEN_ID);
  await paste(user, 'Token secret', SAMPLE_SECRET);
}

describe('a new account', () => {
  it('is saved as typed, without the spaces around it, signed unless told otherwise', async () => {
    const { user, save } = open();
    await fillIn(user);
    await user.type(field('Account name'), '  ');
    await user.click(button('Save account'));
    expect(await screen.findByText('Saved.')).toBeDefined();
    expect(save.mock.calls).toEqual([
      [
        {
          label: 'Shop A',
          colour: 'blue',
          widgetId: WIDGET_ID,
          tokenId: TOKEN_ID,
          mode: 'signed',
          secret: SAMPLE_SECRET,
        },
      ],
    ]);
  });

  it('is tested before it is saved, in the order of the buttons, too', async () => {
    const { user, save, test } = open();
    await fillIn(user);
    await user.click(field('Token secret'));
    const passed: string[] = [];
    while (document.activeElement !== button('Save account')) {
      await user.tab();
      passed.push(document.activeElement?.textContent ?? '');
    }
    expect(passed.slice(-2)).toEqual(['Test connection', 'Save account']);
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(save).toHaveBeenCalledTimes(1));
    expect(test).not.toHaveBeenCalled();
  });

  it('is saved by Enter in any field', async () => {
    const { user, save } = open();
    await fillIn(user);
    await user.type(field('Widget ID'), '{Enter}');
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('can send its secret in a header instead', async () => {
    const { user, save } = open();
    await fillIn(user);
    await user.click(screen.getByRole('radio', { name: /Secret in a header/ }));
    await user.click(button('Save account'));
    expect(save.mock.calls[0]?.[0].mode).toBe('secret');
  });

  it('keeps the secret hidden while it is typed, and forgets it once it is saved', async () => {
    const { user } = open();
    expect(field('Token secret').type).toBe('password');
    await fillIn(user);
    await user.click(button('Save account'));
    await screen.findByText('Saved.');
    expect(field('Token secret').value).toBe('');
    expect(field('Widget ID').value).toBe(WIDGET_ID);
  });

  it('says that the token can move money', () => {
    open();
    expect(help('Token secret')).toContain('This token can move money at Inqud.');
  });
});

describe('a mistake', () => {
  it('is said at its field, and the first wrong field gets the focus', async () => {
    const { user, save } = open();
    await user.type(field('Account name'), 'Shop A');
    await user.click(button('Save account'));
    await toHaveFocus(field('Widget ID'));
    expect(help('Widget ID')).toContain('It looks like CAP-');
    expect(help('API token ID')).toContain('It starts with TKN-');
    expect(help('Token secret')).toContain('Paste the secret that Inqud showed');
    expect(field('Account name').getAttribute('aria-invalid')).toBe('false');
    expect(save).not.toHaveBeenCalled();
  });

  it.each([
    ['Widget ID', TOKEN_ID, 'TKN-… is a token ID. Copy it from Inqud: Crypto widgets'],
    ['API token ID', WIDGET_ID, 'CAP-… is a widget ID. Copy it from Inqud: profile'],
    ['Widget ID', 'CAP-1', 'It looks like CAP-'],
    ['Token secret', TOKEN_ID, 'This is an ID, not the secret.'],
    ['Token secret', 'two words', 'A secret has no spaces'],
    ['Account name', 'x'.repeat(61), 'Use at most 60 characters.'],
  ])('in %s, such as %s, is told by the shape of what was typed', async (label, typed, words) => {
    const { user, save } = open();
    await fillIn(user);
    await paste(user, label, typed);
    await user.click(button('Save account'));
    await toHaveFocus(field(label));
    expect(help(label)).toContain(words);
    expect(document.querySelectorAll('[aria-invalid="true"]').length).toBe(1);
    expect(save).not.toHaveBeenCalled();
  });

  it('goes away while its field is corrected, the others stay', async () => {
    const { user } = open();
    await user.click(button('Save account'));
    await toHaveFocus(field('Account name'));
    await user.type(field('Account name'), 'S');
    expect(field('Account name').getAttribute('aria-invalid')).toBe('false');
    expect(field('Widget ID').getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a saved account', () => {
  it('never shows its secret, which may stay empty to be kept', async () => {
    const { user, save } = open(account());
    expect(field('Token secret').value).toBe('');
    expect(help('Token secret')).toBe('Saved, and can’t be displayed. Leave this empty to keep it.');
    await user.clear(field('Account name'));
    await user.type(field('Account name'), 'Shop B');
    await user.click(button('Save account'));
    expect(save.mock.calls[0]?.[0]).toMatchObject({ label: 'Shop B', secret: '' });
  });

  it('needs the secret again for another token', async () => {
    const { user, save } = open(account());
    await user.type(field('API token ID'), '0');
    await user.click(button('Save account'));
    await toHaveFocus(field('Token secret'));
    expect(help('Token secret')).toContain('You changed the token.');
    expect(save).not.toHaveBeenCalled();
  });

  it('needs the secret again for another way to authenticate', async () => {
    const { user, save } = open(account());
    await user.click(screen.getByRole('radio', { name: /Secret in a header/ }));
    await user.click(button('Save account'));
    await toHaveFocus(field('Token secret'));
    expect(help('Token secret')).toContain('The saved one can’t be read back');
    expect(save).not.toHaveBeenCalled();
  });
});
