import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { AccountForm } from '../../../components/accounts/AccountForm';
import type { AccountMistakes, AccountForm as Typed } from '../../../lib/accounts/form';
import type { TestResult } from '../../../lib/accounts/outcomes';
import type { Problem } from '../../../lib/inqud/problem';
import { account, SAMPLE_SECRET } from '../../unit/support/examples';
import { saidAt } from '../support/stage';

function open(answer: () => Promise<TestResult>, saving: () => Promise<AccountMistakes> = async () => ({})) {
  const save = vi.fn<(form: Typed) => Promise<AccountMistakes>>(saving);
  const test = vi.fn<(form: Typed) => Promise<TestResult>>(answer);
  const grant = vi.fn();
  render(<AccountForm account={account()} accounts={[account()]} test={test} save={save} grant={grant} />);
  return { user: userEvent.setup(), save, test, grant };
}

const connected =
  (...coins: string[]) =>
  async (): Promise<TestResult> => ({ ok: true, coins });
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const button = (name: string) => screen.getByRole('button', { name });

describe('a test of the connection', () => {
  it('names the coins and their networks', async () => {
    const { user } = open(connected('ETHEREUM_USDT', 'BITCOIN_BTC'));
    await user.click(button('Test connection'));
    expect((await screen.findByRole('status')).textContent).toBe(
      'Connected. This widget accepts USDT on Ethereum, BTC on Bitcoin.',
    );
  });

  it('names eight coins and counts the rest', async () => {
    const { user } = open(connected(...Array.from({ length: 11 }, (_, i) => `TRON_C${i}`)));
    await user.click(button('Test connection'));
    expect((await screen.findByText(/^Connected/)).textContent).toMatch(/C7 on Tron, and 3 more\.$/);
  });

  it('says when the widget takes no coins yet', async () => {
    const { user } = open(connected());
    await user.click(button('Test connection'));
    expect(await screen.findByText(/this widget accepts no coins yet/)).toBeDefined();
  });

  it('needs no account name, but an ID of the right shape', async () => {
    const { user, test } = open(connected());
    await user.clear(field('Account name'));
    await user.click(button('Test connection'));
    expect(test).toHaveBeenCalledTimes(1);
    await user.clear(field('Widget ID'));
    await user.click(button('Test connection'));
    expect(field('Widget ID').getAttribute('aria-invalid')).toBe('true');
    expect(test).toHaveBeenCalledTimes(1);
  });

  it('does not save', async () => {
    const { user, save } = open(connected());
    await user.click(button('Test connection'));
    expect(save).not.toHaveBeenCalled();
    expect(screen.queryByText('Saved.')).toBeNull();
  });

  it.each<[Problem, string]>([
    [{ kind: 'offline' }, 'You’re offline. Nothing was sent. Try again when you’re connected.'],
    [{ kind: 'noPermission' }, 'Your browser is blocking access to Inqud. Nothing was sent.'],
    [{ kind: 'noAccount' }, 'This account is no longer in this browser.'],
    [{ kind: 'noSecret' }, 'No secret is saved for this account.'],
    [{ kind: 'damagedSecret' }, 'This account’s saved secret is damaged and can’t be read.'],
    [{ kind: 'locked' }, 'Checkout Desk is locked. Nothing was sent. Unlock it with your passphrase.'],
    [{ kind: 'notSigned' }, 'Checkout Desk locked before this was sent.'],
    [{ kind: 'gone' }, 'This no longer exists.'],
    [{ kind: 'network' }, 'Couldn’t reach Inqud.'],
    [{ kind: 'timeout', after: 15_000 }, 'Inqud didn’t answer within 15 seconds.'],
    [{ kind: 'aborted' }, 'The request was interrupted before Inqud answered.'],
    [{ kind: 'refused', status: 401, messages: ['Bad key'] }, 'Inqud rejected the API token. Inqud says: Bad key'],
    [{ kind: 'forbidden', status: 403, messages: [] }, 'Inqud doesn’t allow this token to do that.'],
    [{ kind: 'notFound', status: 404, messages: [] }, 'Inqud can’t find this.'],
    [{ kind: 'invalid', status: 400, messages: ['a', 'b'] }, 'Inqud didn’t accept this. Inqud says: a; b'],
    [{ kind: 'rateLimited', status: 429, wait: 1500 }, 'Too many requests. Try again in 2 seconds.'],
    [{ kind: 'server', status: 503, wait: null }, 'Inqud has a problem on its side (503).'],
    [{ kind: 'notJson', status: 200 }, 'Got an unreadable answer. A proxy or a Wi-Fi sign-in page may be in the way.'],
    [
      { kind: 'unexpected', status: 200, problem: { is: 'no object' } },
      'Couldn’t use Inqud’s answer: it isn’t an object.',
    ],
  ])('says in words: %j; the button that grants is there for noPermission only', async (problem, words) => {
    const { user } = open(async () => ({ ok: false, problem }));
    await user.click(button('Test connection'));
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    const grants = screen.queryAllByRole('button', { name: 'Allow access to Inqud' });
    expect(grants.length).toBe(problem.kind === 'noPermission' ? 1 : 0);
  });

  it('asks for the permission by its button', async () => {
    const { user, grant } = open(async () => ({ ok: false, problem: { kind: 'noPermission' } }));
    await user.click(button('Test connection'));
    await user.click(await screen.findByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('counts no more once something else is typed', async () => {
    const { user } = open(async () => ({ ok: false, problem: { kind: 'network' } }));
    await user.click(button('Test connection'));
    await screen.findByRole('alert');
    await user.type(field('Account name'), 'x');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('of what was typed before says nothing about what is typed meanwhile', async () => {
    const answer = Promise.withResolvers<TestResult>();
    const { user } = open(() => answer.promise);
    await user.click(button('Test connection'));
    await user.click(field('Token secret'));
    await user.paste(SAMPLE_SECRET);
    answer.resolve({ ok: false, problem: { kind: 'network' } });
    await screen.findByRole('button', { name: 'Test connection' });
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('while the form is busy', () => {
  it('testing says so and starts nothing else', async () => {
    const answer = Promise.withResolvers<TestResult>();
    const { user, test, save } = open(() => answer.promise);
    await user.click(button('Test connection'));
    await user.click(button('Testing…'));
    await user.click(button('Save account'));
    expect(test).toHaveBeenCalledTimes(1);
    expect(save).not.toHaveBeenCalled();
    answer.resolve({ ok: true, coins: [] });
    expect(await screen.findByRole('button', { name: 'Test connection' })).toBeDefined();
  });

  it('saving says so and starts nothing else', async () => {
    const saved = Promise.withResolvers<AccountMistakes>();
    const { user, test, save } = open(connected(), () => saved.promise);
    await user.click(button('Save account'));
    await user.click(button('Saving…'));
    await user.type(field('Account name'), '{Enter}');
    await user.click(button('Test connection'));
    expect(save).toHaveBeenCalledTimes(1);
    expect(test).not.toHaveBeenCalled();
    saved.resolve({});
    expect(await screen.findByText('Saved.')).toBeDefined();
  });

  it('saving does not take away what is typed meanwhile', async () => {
    const saved = Promise.withResolvers<AccountMistakes>();
    const { user } = open(connected(), () => saved.promise);
    await user.click(button('Save account'));
    await user.type(field('Account name'), ' B');
    saved.resolve({});
    await screen.findByRole('button', { name: 'Save account' });
    expect(field('Account name').value).toBe('Shop B');
    expect(screen.queryByText('Saved.')).toBeNull();
  });
});

describe('a save that fails', () => {
  it('because another page has saved an account meanwhile says which field is wrong, and goes there', async () => {
    const { user } = open(connected(), async () => ({ label: { is: 'name taken' } }));
    await user.click(button('Save account'));
    await waitFor(() => expect(document.activeElement).toBe(field('Account name')));
    expect(saidAt(field('Account name'))).toContain('Another account has this name.');
    expect(screen.queryByText('Saved.')).toBeNull();
  });

  it('says so and keeps what was typed, the secret too', async () => {
    const { user } = open(connected(), async () => {
      throw new Error('The disk is full.');
    });
    await user.click(field('Token secret'));
    await user.paste(SAMPLE_SECRET);
    await user.click(button('Save account'));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The disk is full. Nothing was saved. What you typed is still here.',
    );
    expect(field('Token secret').value).toBe(SAMPLE_SECRET);
    expect(screen.queryByText('Saved.')).toBeNull();
  });

  it('is forgotten when the next one succeeds', async () => {
    let fails = true;
    const { user } = open(connected(), async () => {
      if (fails) throw new Error('The disk is full.');
      return {};
    });
    await user.click(button('Save account'));
    await screen.findByRole('alert');
    fails = false;
    await user.click(button('Save account'));
    expect(await screen.findByText('Saved.')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('of a test does not claim that a save failed', async () => {
    const { user } = open(async () => {
      throw new Error('The extension did not answer.');
    });
    await user.click(button('Test connection'));
    expect((await screen.findByRole('alert')).textContent).toContain('The extension did not answer.');
  });
});
