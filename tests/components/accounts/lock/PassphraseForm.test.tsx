import { act, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PassphraseForm } from '../../../../components/accounts/lock/PassphraseForm';
import { saidAt, toHaveFocus } from '../../support/stage';

type Outcome = { ok: true } | { ok: false; why: 'wrong' | 'damaged' };

const STRONG = 'copper lantern quiet harbor';

function open(options: { change?: boolean; known?: string[]; answer?: () => Promise<Outcome> } = {}) {
  const save = vi.fn<(passphrase: string, old: string) => Promise<Outcome>>(
    options.answer ?? (async () => ({ ok: true })),
  );
  render(
    <PassphraseForm
      label="The passphrase"
      change={options.change ?? false}
      known={options.known ?? []}
      action="Save it"
      save={save}
    />,
  );
  return { user: userEvent.setup(), save };
}

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const said = (label: string) => saidAt(field(label));
const NEW = 'New passphrase';
const AGAIN = 'Repeat the new passphrase';
const OLD = 'Current passphrase';

type User = ReturnType<typeof userEvent.setup>;

async function paste(user: User, label: string, text: string) {
  await user.clear(field(label));
  if (text !== '') await user.paste(text);
}

/** Pastes the same into both fields and waits until it is known how hard that is to guess. */
async function fillIn(user: User, passphrase: string, again = passphrase) {
  await paste(user, NEW, passphrase);
  await paste(user, AGAIN, again);
  await waitFor(() => expect(said(NEW)).toMatch(/a fast computer (would|with)/));
}
const submit = (user: User) => user.click(screen.getByRole('button', { name: 'Save it' }));

describe('a new passphrase', () => {
  it('is hidden while it is typed', () => {
    open({ change: true });
    expect([OLD, NEW, AGAIN].map((label) => field(label).type)).toEqual(['password', 'password', 'password']);
  });

  it('is saved when it is strong and typed twice alike, which is said, and typed nowhere any more', async () => {
    const { user, save } = open();
    await fillIn(user, STRONG);
    await submit(user);
    expect(await screen.findByText('Passphrase changed')).toBeDefined();
    expect(save.mock.calls).toEqual([[STRONG, '']]);
    expect([field(NEW).value, field(AGAIN).value]).toEqual(['', '']);
  });

  it('is saved by Enter, as typed, spaces too', async () => {
    const { user, save } = open();
    await fillIn(user, ` ${STRONG} `);
    await user.type(field(AGAIN), '{Enter}');
    await waitFor(() => expect(save.mock.calls).toEqual([[` ${STRONG} `, '']]));
  });

  it.each([
    ['', 'Type a passphrase.'],
    ['   ', 'Type a passphrase.'],
    ['4711', 'A PIN is too short'],
    ['123456789', 'A PIN is too short'],
    ['qX7!vb3&z', 'Too short'],
    ['x'.repeat(501), 'Use at most 500 characters.'],
  ])('is refused with the reason when it is "%s"', async (typed, words) => {
    const { user, save } = open();
    await paste(user, NEW, typed);
    await paste(user, AGAIN, typed);
    await submit(user);
    await toHaveFocus(field(NEW));
    expect(said(NEW)).toContain(words);
    expect(field(NEW).getAttribute('aria-invalid')).toBe('true');
    expect(save).not.toHaveBeenCalled();
  });

  it('that is short is told why short ones are not safe, and what to do', async () => {
    const { user } = open();
    await paste(user, NEW, '4711');
    await submit(user);
    expect(said(NEW)).toMatch(/copies the encrypted files.*at least 10 characters\. Four random words/);
  });

  it.each(['4711', 'tulip', 'password123'])('is told of one thing at a time: %s', async (typed) => {
    const { user } = open();
    await fillIn(user, typed);
    await waitFor(() => expect(said(NEW)).toMatch(/^Too easy to guess\./));
    await submit(user);
    await toHaveFocus(field(NEW));
    const { nextElementSibling: mistake } = field(NEW);
    expect(mistake?.className).toBe('field-mistake');
    expect(mistake?.nextElementSibling).toBeNull();
    expect(said(NEW)).toBe(mistake?.textContent);
    await user.type(field(NEW), '2');
    await waitFor(() => expect(said(NEW)).not.toBe(''));
    expect(field(NEW).nextElementSibling?.className).toBe('field-help');
  });

  it('is refused when the two are not the same', async () => {
    const { user, save } = open();
    await fillIn(user, STRONG, `${STRONG}s`);
    await submit(user);
    await toHaveFocus(field(AGAIN));
    expect(said(AGAIN)).toBe('The passphrases don’t match.');
    expect(field(NEW).getAttribute('aria-invalid')).toBe('false');
    expect(save).not.toHaveBeenCalled();
  });

  it.each(['password123', '1234567890', 'qwertyuiop', 'aaaaaaaaaaaa'])(
    'that is long enough but too easy to guess is refused: %s',
    async (typed) => {
      const { user, save } = open();
      await fillIn(user, typed);
      await submit(user);
      await waitFor(() => expect(said(NEW)).toMatch(/Too easy to guess\. .* would find it .*don’t belong together/));
      expect(save).not.toHaveBeenCalled();
    },
  );

  it('that is too easy is refused also when it is sent before it was looked at', async () => {
    const { save } = open();
    const form = screen.getByRole('form', { name: 'The passphrase' });
    act(() => {
      for (const label of [NEW, AGAIN]) fireEvent.input(field(label), { target: { value: 'password123' } });
    });
    act(() => void fireEvent.submit(form));
    await new Promise((looked) => setTimeout(looked, 300));
    expect(save).not.toHaveBeenCalled();
  });

  it('made of the shops’ names is too easy', async () => {
    const { user, save } = open({ known: ['Zyxwlaria', 'Qorvenbad'] });
    await fillIn(user, 'zyxwlariaqorvenbad');
    await submit(user);
    await waitFor(() => expect(said(NEW)).toMatch(/Too easy to guess/));
    expect(save).not.toHaveBeenCalled();
  });

  it('is no mistake any more once another one is typed', async () => {
    const { user } = open();
    await paste(user, NEW, '4711');
    await submit(user);
    await user.type(field(NEW), '2');
    expect(field(NEW).getAttribute('aria-invalid')).toBe('false');
    expect(said(NEW)).not.toContain('PIN');
  });

  it('is not saved twice by a double Enter', async () => {
    const answer = Promise.withResolvers<Outcome>();
    const { user, save } = open({ answer: () => answer.promise });
    await fillIn(user, STRONG);
    await user.type(field(AGAIN), '{Enter}{Enter}');
    expect(screen.getByRole('button', { name: 'Saving…' })).toBeDefined();
    answer.resolve({ ok: true });
    await screen.findByText('Passphrase changed');
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('that could not be saved says why, and stays typed', async () => {
    const { user } = open({
      answer: async () => {
        throw new Error('There is a passphrase already. Reload the page.');
      },
    });
    await fillIn(user, STRONG);
    await submit(user);
    await waitFor(() => expect(said(NEW)).toContain('There is a passphrase already. Reload the page.'));
    expect(field(NEW).value).toBe(STRONG);
    expect(screen.queryByText('Passphrase changed')).toBeNull();
  });
});

describe('the strength of a passphrase', () => {
  it('is not spoken of before anything is typed: four words are suggested', () => {
    open();
    expect(said(NEW)).toBe('Four random words are strong and easy to remember.');
  });

  it.each([
    ['password123', /^Too easy to guess\. .* would find it in (less than a second|about \d+ (second|minute)s?)\.$/],
    [STRONG, /^(Good|Strong)\. .* would need .*(year|day)s to find it\.$/],
  ])('is shown while it is typed, in a word and in how long it would last: %s', async (typed, words) => {
    const { user } = open();
    await paste(user, NEW, typed);
    await waitFor(() => expect(said(NEW)).toMatch(words));
  });

  it('takes the place of the advice, which stays until the estimate is there: nothing below it moves', async () => {
    open();
    fireEvent.input(field(NEW), { target: { value: STRONG } });
    await act(() => {});
    expect(said(NEW)).toBe('Four random words are strong and easy to remember.');
    await waitFor(() => expect(said(NEW)).toMatch(/a fast computer would/));
  });

  it('goes away with what was typed', async () => {
    const { user } = open();
    await paste(user, NEW, STRONG);
    await waitFor(() => expect(said(NEW)).toMatch(/a fast computer would/));
    await user.clear(field(NEW));
    await waitFor(() => expect(said(NEW)).toBe('Four random words are strong and easy to remember.'));
  });
});

describe('a changed passphrase', () => {
  it('needs the one that is set now', async () => {
    const { user, save } = open({ change: true });
    await fillIn(user, STRONG);
    await submit(user);
    await toHaveFocus(field(OLD));
    expect(said(OLD)).toBe('Type your current passphrase.');
    expect(save).not.toHaveBeenCalled();
  });

  it('is sent with it', async () => {
    const { user, save } = open({ change: true });
    await paste(user, OLD, 'the old one');
    await fillIn(user, STRONG);
    await submit(user);
    await screen.findByText('Passphrase changed');
    expect(save.mock.calls).toEqual([[STRONG, 'the old one']]);
    expect(field(OLD).value).toBe('');
  });

  it.each([
    ['wrong', /Wrong passphrase\. Nothing changed\./],
    ['damaged', /damaged, so no passphrase can open it/],
  ] as const)('is not changed when the old one is %s, which is said at its field', async (why, words) => {
    const { user } = open({ change: true, answer: async () => ({ ok: false, why }) });
    await paste(user, OLD, 'another');
    await fillIn(user, STRONG);
    await submit(user);
    await waitFor(() => expect(said(OLD)).toMatch(words));
    expect(field(NEW).value).toBe(STRONG);
    expect(screen.queryByText('Passphrase changed')).toBeNull();
  });
});
