import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Obstacles } from '../../../components/app/Obstacles';
import type { Account } from '../../../lib/accounts/account';
import { account, NOW } from '../../unit/support/examples';
import { MARKUP, PAUSED, shops, textOf } from '../support/stage';

function show(options: { accounts?: Account[]; trouble?: string; online?: boolean; allowed?: boolean | null } = {}) {
  const grant = vi.fn();
  const onAccount = vi.fn<(id: string | null) => void>();
  render(
    <Obstacles accounts={[account()]} trouble={null} online allowed {...options} grant={grant} onAccount={onAccount} />,
  );
  return { user: userEvent.setup(), grant, onAccount };
}

const alerts = () => screen.queryAllByRole('alert').map(textOf);

describe('what keeps the desk from asking Inqud', () => {
  it.each([{}, { accounts: [] }, { accounts: shops(3) }, { allowed: null }])('is nothing with %j', (options) => {
    show(options);
    expect(alerts()).toEqual([]);
  });

  it('is what keeps the background from storing, in its words', () => {
    show({ trouble: 'full' });
    expect(alerts()).toEqual([expect.stringContaining('Your disk is full, so nothing new can be saved.')]);
  });

  it('is that in the words that an earlier release stored', () => {
    show({ trouble: 'The disk is full.' });
    expect(alerts()).toEqual(['The disk is full.']);
  });

  it('is a computer that is offline', () => {
    show({ online: false });
    expect(alerts()).toEqual([
      'You’re offline. Statuses may be out of date, and you can’t create checkouts until you’re back online.',
    ]);
  });

  it('is a missing permission, which a button asks for', async () => {
    const { user, grant } = show({ allowed: false });
    expect(alerts()[0]).toContain('Your browser is blocking access to Inqud.');
    await user.click(screen.getByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('is told each by itself when there are several', () => {
    show({ accounts: [account({ paused: PAUSED })], online: false, allowed: false });
    expect(alerts().length).toBe(3);
  });
});

describe('an account that cannot be asked for', () => {
  it.each<[Partial<Account>, string]>([
    [{ paused: PAUSED }, 'Inqud rejected the API token.'],
    [{ secret: 'none' }, 'No secret is saved for this account.'],
    [{ secret: 'damaged' }, 'This account’s saved secret is damaged and can’t be read.'],
  ])('is named with its trouble, %j, and corrected by one button', async (changes, words) => {
    const [fine, troubled] = shops(2, (place) => (place === 1 ? changes : {}));
    const { user, onAccount } = show({ accounts: [fine, troubled] as Account[] });
    expect(alerts()).toEqual([
      expect.stringMatching(new RegExp(`^Shop 2: ${words} Its checkouts won’t update until you fix this.`)),
    ]);
    await user.click(screen.getByRole('button', { name: 'Edit account' }));
    expect(onAccount.mock.calls).toEqual([['shop-2']]);
  });

  it('is counted with the others of the same trouble, which are corrected in the settings', async () => {
    const { user, onAccount } = show({ accounts: shops(200, () => ({ secret: 'none' })) });
    expect(alerts().length).toBe(1);
    expect(alerts()[0]).toMatch(/^Shop 1 and 199 more: .*Their checkouts won’t update/);
    await user.click(screen.getByRole('button', { name: 'Open settings' }));
    expect(onAccount.mock.calls).toEqual([[null]]);
  });

  it('that is paused without a secret says both', () => {
    show({ accounts: [account({ paused: PAUSED, secret: 'none' })] });
    expect(alerts().length).toBe(2);
  });

  it.each<[string, Partial<Account>, string]>([
    [
      'paused for another reason',
      { paused: { at: NOW, error: { kind: 'forbidden', status: 403, messages: [] } } },
      'doesn’t allow this token',
    ],
    ['damaged, not missing', { secret: 'damaged' }, 'is damaged'],
  ])('is not said to have the trouble of another one: %s', (_what, second, words) => {
    const first = 'paused' in second ? { paused: PAUSED } : { secret: 'none' as const };
    show({ accounts: shops(2, (place) => (place === 0 ? first : second)) });
    expect(alerts().join(' ')).toContain(words);
  });

  it('is shown as text when its name is full of markup', () => {
    show({ accounts: [account({ label: MARKUP, paused: PAUSED })] });
    expect(alerts()[0]).toContain(MARKUP);
    expect(document.querySelector('[role="alert"] img')).toBeNull();
  });
});
