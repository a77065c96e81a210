import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CoverForm } from '../../../../components/accounts/lock/CoverForm';
import type { Account } from '../../../../lib/accounts/account';
import { account, SAMPLE_SECRET } from '../../../unit/support/examples';
import type { Answers } from '../../support/stage';
import { MARKUP, saidAt, shops, startBackground, textOf } from '../../support/stage';

beforeEach(() => fakeBrowser.reset());

function show(accounts: Account[], answers: Answers = {}) {
  const background = startBackground(answers);
  const { rerender } = render(<CoverForm accounts={accounts} />);
  const turnTo = (left: Account[]) => rerender(<CoverForm accounts={left} />);
  return { user: userEvent.setup(), background, turnTo };
}

const form = (label: string) => within(screen.getByRole('form', { name: `Protect ${label}` }));
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(`Token secret of ${label}`);
const cover = (label: string) => form(label).getByRole('button', { name: /^Protect/ });
const said = (label: string) => saidAt(field(label));

async function paste(user: ReturnType<typeof userEvent.setup>, label: string, text: string) {
  await user.click(field(label));
  await user.paste(text);
}

describe('accounts that the passphrase does not cover yet', () => {
  it.each([
    [1, /^1 account isn’t protected yet/],
    [3, /^3 accounts aren’t protected yet/],
  ])('are counted, with the reason and what is at stake: %d', (count, words) => {
    show(shops(count));
    const told = textOf(screen.getByRole('alert'));
    expect(told).toMatch(words);
    expect(told).toMatch(/Paste (the|each) secret again\..*anyone who copies this browser’s files could use (it|them)/);
  });

  it('have a form each, in which the secret is hidden', () => {
    show(shops(3));
    expect(screen.getAllByRole('form').map((one) => one.getAttribute('aria-label'))).toEqual([
      'Protect Shop 1',
      'Protect Shop 2',
      'Protect Shop 3',
    ]);
    expect(field('Shop 2').type).toBe('password');
    expect(field('Shop 2').autocomplete).toBe('off');
  });

  it('are covered one by one, by the pasted secret without the spaces around it', async () => {
    const { user, background } = show(shops(2), { coverAccount: async () => ({ ok: true }) });
    await paste(user, 'Shop 2', ` ${SAMPLE_SECRET}\n`);
    await user.click(cover('Shop 2'));
    await waitFor(() =>
      expect(background.payloads('coverAccount')).toEqual([{ accountId: 'shop-2', secret: SAMPLE_SECRET }]),
    );
    expect(said('Shop 2')).toBe('');
  });

  it('go from the list when they are covered, and take nothing of the others with them', async () => {
    const accounts = shops(3);
    const { user, turnTo } = show(accounts);
    await paste(user, 'Shop 3', 'typed');
    turnTo(accounts.slice(1));
    expect(screen.queryByRole('form', { name: 'Protect Shop 1' })).toBeNull();
    expect(field('Shop 3').value).toBe('typed');
    expect(field('Shop 2').value).toBe('');
  });

  it('are shown as text when their names are full of markup', () => {
    show([account({ label: MARKUP })]);
    expect(field(MARKUP)).toBeDefined();
    expect(document.querySelector('img, b')).toBeNull();
  });
});

describe('a secret that cannot be taken', () => {
  it('because there is none sends nothing', async () => {
    const { user, background } = show(shops(1));
    await paste(user, 'Shop 1', '   ');
    await user.click(cover('Shop 1'));
    expect(said('Shop 1')).toBe('Paste the secret that Inqud showed when you created the token.');
    expect(field('Shop 1').getAttribute('aria-invalid')).toBe('true');
    expect(background.payloads('coverAccount')).toEqual([]);
  });

  it.each([
    ['different', 'This isn’t the saved secret. If the token has a new one, edit the account instead.'],
    ['locked', 'Checkout Desk was locked. Unlock it and try again.'],
  ] as const)('because it is %s says so at its field and at no other, and stays', async (why, words) => {
    const { user } = show(shops(2), { coverAccount: async () => ({ ok: false, why }) });
    await paste(user, 'Shop 2', SAMPLE_SECRET);
    await user.click(cover('Shop 2'));
    await waitFor(() => expect(said('Shop 2')).toBe(words));
    expect(said('Shop 1')).toBe('');
    expect(field('Shop 2').value).toBe(SAMPLE_SECRET);
  });

  it('because the background failed says why', async () => {
    const { user } = show(shops(1), {
      coverAccount: async () => {
        throw new Error('This account needs no pasting. Reload the page.');
      },
    });
    await paste(user, 'Shop 1', SAMPLE_SECRET);
    await user.click(cover('Shop 1'));
    await waitFor(() => expect(said('Shop 1')).toBe('This account needs no pasting. Reload the page.'));
  });

  it('is no mistake any more once another one is pasted', async () => {
    const { user } = show(shops(1), { coverAccount: async () => ({ ok: false, why: 'different' }) });
    await paste(user, 'Shop 1', SAMPLE_SECRET);
    await user.click(cover('Shop 1'));
    await waitFor(() => expect(said('Shop 1')).toMatch(/isn’t the saved secret/));
    await paste(user, 'Shop 1', 'x');
    expect(said('Shop 1')).toBe('');
  });
});
