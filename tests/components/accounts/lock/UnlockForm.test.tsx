import { signal } from '@preact/signals';
import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { UnlockForm } from '../../../../components/accounts/lock/UnlockForm';
import type { Replies } from '../../../../lib/messaging/commands';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { NOW } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { saidAt, textOf, toHaveFocus } from '../../support/stage';

useAmericanEnglish();

function open(answer: () => Promise<Replies['unlock']> = async () => ({ ok: true }), later = 0) {
  const unlock = vi.fn<(passphrase: string) => Promise<Replies['unlock']>>(answer);
  const onForgot = vi.fn<(href: string) => void>();
  const clock = signal(NOW + later);
  render(<UnlockForm since={NOW} clock={clock} unlock={unlock} forgotHref="#/settings" onForgot={onForgot} />);
  const passTime = (ms: number) =>
    act(() => {
      clock.value += ms;
    });
  return { user: userEvent.setup(), unlock, onForgot, passTime };
}

const form = () => screen.getByRole('form', { name: 'Unlock' });
const field = () => screen.getByLabelText<HTMLInputElement>('Passphrase');
const mistake = () => saidAt(field());

describe('the form that unlocks', () => {
  it('has the focus, and hides what is typed', () => {
    open();
    expect(document.activeElement).toBe(field());
    expect(field().type).toBe('password');
    expect(field().autocomplete).toBe('off');
  });

  it.each([
    [4 * SECOND, /^Locked just now/],
    [5 * SECOND, /^Locked .*5 s/],
    [12 * MINUTE, /^Locked .*12 min/],
    [3 * HOUR, /^Locked .*3 h/],
    [-MINUTE, /^Locked just now/],
  ])('says %d ms later since when: %s', (later, words) => {
    open(undefined, later);
    expect(textOf(screen.getByTitle('Mar 1, 2026, 12:00:00 PM UTC').parentElement)).toMatch(words);
  });

  it('says what rests meanwhile, and what does not', () => {
    open();
    expect(textOf(form())).toMatch(
      /you can’t create payment links, and Checkout Desk doesn’t check statuses.*still records/,
    );
  });

  it('follows the clock', () => {
    const { passTime } = open();
    passTime(2 * MINUTE);
    expect(textOf(form())).toMatch(/^Locked .*2 min/);
  });

  it('sends the passphrase as typed, spaces too, by Enter', async () => {
    const { user, unlock } = open();
    await user.type(field(), ' four random words {Enter}');
    expect(unlock.mock.calls).toEqual([[' four random words ']]);
  });

  it('sends nothing when nothing is typed', async () => {
    const { user, unlock } = open();
    await user.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(mistake()).toBe('Type your passphrase.');
    expect(unlock).not.toHaveBeenCalled();
  });

  it('says that it is busy, and sends nothing twice', async () => {
    const answer = Promise.withResolvers<Replies['unlock']>();
    const { user, unlock } = open(() => answer.promise);
    await user.type(field(), 'words{Enter}{Enter}');
    expect(screen.getByRole('button', { name: 'Unlocking…' })).toBeDefined();
    answer.resolve({ ok: false, why: 'wrong' });
    await screen.findByRole('button', { name: 'Unlock' });
    expect(unlock).toHaveBeenCalledTimes(1);
  });

  it('leads to what can be done without the passphrase', async () => {
    const { user, onForgot } = open();
    const link = screen.getByRole('link', { name: 'Forgot passphrase' });
    expect(link.getAttribute('href')).toBe('#/settings');
    await user.click(link);
    expect(onForgot.mock.calls).toEqual([['#/settings']]);
  });
});

describe('a passphrase that does not open', () => {
  it.each([
    ['wrong', 'Wrong passphrase. Nothing changed.'],
    ['damaged', /damaged, so no passphrase can open it\. Your checkouts are safe\. Reset the passphrase in Settings/],
  ] as const)('says in words that it is %s', async (why, words) => {
    const { user } = open(async () => ({ ok: false, why }));
    await user.type(field(), 'words{Enter}');
    expect(await screen.findByText(words)).toBeDefined();
    expect(mistake()).toMatch(words);
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('stays, selected, so that the next one replaces it', async () => {
    const { user } = open(async () => ({ ok: false, why: 'wrong' }));
    await user.type(field(), 'words{Enter}');
    await screen.findByText(/Wrong passphrase/);
    await toHaveFocus(field());
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, 'words'.length]);
  });

  it('is no mistake any more once another one is typed', async () => {
    const { user } = open(async () => ({ ok: false, why: 'wrong' }));
    await user.type(field(), 'words{Enter}');
    await screen.findByText(/Wrong passphrase/);
    await user.type(field(), 'x');
    expect(mistake()).toBe('');
    expect(field().getAttribute('aria-invalid')).toBe('false');
  });

  it('because the background failed says why', async () => {
    const { user } = open(async () => {
      throw new Error('The database is closed.');
    });
    await user.type(field(), 'words{Enter}');
    expect(await screen.findByText('The database is closed.')).toBeDefined();
  });
});
