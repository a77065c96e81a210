import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AccountForm } from '../../../components/accounts/AccountForm';
import type { Account } from '../../../lib/accounts/account';
import { COLOURS } from '../../../lib/accounts/account';
import type { LeftAccount } from '../../../lib/accounts/editAccount';
import type { AccountMistakes, AccountForm as Typed } from '../../../lib/accounts/form';
import { NOW, SAMPLE_SECRET, TOKEN_ID, WIDGET_ID } from '../../unit/support/examples';
import { MARKUP, saidAt, shops, toHaveFocus } from '../support/stage';

function open(edited: Account | null, accounts: Account[]) {
  const save = vi.fn<(form: Typed) => Promise<AccountMistakes>>(async () => ({}));
  render(
    <AccountForm
      account={edited}
      accounts={accounts}
      test={async () => ({ ok: true, coins: [] })}
      save={save}
      grant={() => {}}
    />,
  );
  return { user: userEvent.setup(), save };
}

type User = ReturnType<typeof userEvent.setup>;

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const said = (label: string) => saidAt(field(label));
const saveIt = (user: User) => user.click(screen.getByRole('button', { name: 'Save account' }));

async function paste(user: User, label: string, text: string) {
  await user.clear(field(label));
  await user.paste(text);
}

async function fillIn(user: User, label: string) {
  await paste(user, 'Account name', label);
  await paste(user, 'Widget ID', WIDGET_ID);
  await paste(user, 'API token ID', TOKEN_ID);
  await paste(user, 'Token secret', SAMPLE_SECRET);
}

const colour = () =>
  screen.getAllByRole<HTMLInputElement>('radio').find(({ name, checked }) => name === 'colour' && checked);
const colourName = () => colour()?.closest('label')?.title;

describe('beside other accounts', () => {
  it('a new one needs a name of its own', async () => {
    const { user, save } = open(null, shops(2));
    await fillIn(user, ' Shop 2 ');
    await saveIt(user);
    await toHaveFocus(field('Account name'));
    expect(said('Account name')).toContain('Another account has this name.');
    expect(save).not.toHaveBeenCalled();
  });

  it('a new one cannot have the widget and token of another, which is named', async () => {
    const twin = shops(1, () => ({ label: MARKUP, tokenId: TOKEN_ID }));
    const { user, save } = open(null, twin);
    await fillIn(user, 'Shop 2');
    await saveIt(user);
    await toHaveFocus(field('API token ID'));
    expect(said('API token ID')).toContain(`“${MARKUP}” already has this widget and this token.`);
    expect(document.querySelector('img, b')).toBeNull();
    expect(save).not.toHaveBeenCalled();
  });

  it('a saved one keeps its own name', async () => {
    const accounts = shops(2, () => ({ tokenId: TOKEN_ID, widgetId: WIDGET_ID }));
    const [first] = accounts as [Account];
    const { user, save } = open(first, [first]);
    await saveIt(user);
    expect(save).toHaveBeenCalledTimes(1);
  });
});

describe('the colour of an account', () => {
  it('is one that no other has, as long as there is one', () => {
    open(
      null,
      shops(3, (place) => ({ colour: COLOURS[place] ?? 'grey' })),
    );
    expect(colourName()).toBe('purple');
  });

  it('is grey when every colour is taken', () => {
    open(
      null,
      shops(8, (place) => ({ colour: COLOURS[place] ?? 'grey' })),
    );
    expect(colourName()).toBe('gray');
  });

  it.each(COLOURS)('can be %s, by its name', async (colour) => {
    const name = colour === 'grey' ? 'gray' : colour;
    const { user, save } = open(null, []);
    await fillIn(user, 'Shop 1');
    await user.click(screen.getByRole('radio', { name }));
    expect(colourName()).toBe(name);
    await saveIt(user);
    expect(save.mock.calls[0]?.[0].colour).toBe(colour);
  });

  it('of a saved one is shown', () => {
    const [shop] = shops(1, () => ({ colour: 'pink' })) as [Account];
    open(shop, [shop]);
    expect(colourName()).toBe('pink');
  });
});

describe('an account without a secret that can be read', () => {
  it.each(['none', 'damaged'] as const)('is not said to have one, and needs it: %s', async (secret) => {
    const [shop] = shops(1, () => ({ secret, tokenId: TOKEN_ID, createdAt: NOW })) as [Account];
    const { user, save } = open(shop, [shop]);
    expect(said('Token secret')).not.toContain('Saved');
    expect(field('Token secret').placeholder).toBe('');
    await saveIt(user);
    await toHaveFocus(field('Token secret'));
    expect(said('Token secret')).toContain('Paste the secret that Inqud showed');
    expect(save).not.toHaveBeenCalled();
  });

  it.each(['browser', 'passphrase'] as const)('is another one: %s', (secret) => {
    const [shop] = shops(1, () => ({ secret })) as [Account];
    open(shop, [shop]);
    expect(said('Token secret')).toBe('Saved, and can’t be displayed. Leave this empty to keep it.');
  });

  it('a new one that was left for another page is as it was typed, without the secret', async () => {
    const left: LeftAccount = { typed: null };
    const form = () => (
      <AccountForm
        account={null}
        accounts={[]}
        left={left}
        test={async () => ({ ok: true, coins: [] })}
        save={async () => ({})}
        grant={() => {}}
      />
    );
    const { unmount } = render(form());
    await fillIn(userEvent.setup(), 'My shop');
    unmount();
    render(form());
    const typed = ['Account name', 'Widget ID', 'API token ID', 'Token secret'].map((label) => field(label).value);
    expect(typed).toEqual(['My shop', WIDGET_ID, TOKEN_ID, '']);
  });
});
