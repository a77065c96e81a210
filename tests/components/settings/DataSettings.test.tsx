import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DataSettings } from '../../../components/settings/DataSettings';
import { useAmericanEnglish } from '../../unit/support/locale';
import { COPYING } from '../support/copying';
import type { Answers } from '../support/stage';
import { pressEscape, rowsOf, startBackground, textOf, toHaveFocus } from '../support/stage';

useAmericanEnglish();
beforeEach(() => fakeBrowser.reset());

function show(answers: Answers = {}) {
  const background = startBackground(answers);
  render(<DataSettings copying={COPYING} restore={vi.fn()} />);
  return { user: userEvent.setup(), background };
}

/** The browser's own word on how much it keeps. */
function keepBytes(estimate: () => Promise<StorageEstimate>) {
  vi.stubGlobal('navigator', Object.create(navigator, { storage: { value: { estimate } } }));
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const question = () => screen.queryByRole('dialog', { name: 'Erase everything in this browser?' });
const kept = () => textOf(screen.getByText(/^Saved in this browser/));

describe('what is kept and what is sent', () => {
  it.each([
    'Accounts',
    'Checkouts',
    'Timelines',
    'Checkouts with an unknown outcome',
    'Settings',
    'Until the browser closes',
  ])('names what is kept: %s', (name) => {
    show();
    expect(rowsOf(screen.getByRole('table', { name: /^Saved/ })).map(([what]) => what)).toContain(name);
  });

  it('names every site that anything is sent to, and nobody else', () => {
    show();
    const sent = rowsOf(screen.getByRole('table', { name: /^What is sent/ })).map(([where]) => where);
    expect(sent).toEqual([
      'api.inqud.com',
      'Your team’s server',
      'paycrypto.inqud.com',
      'app.inqud.com docs.inqud.com',
      'etherscan.io polygonscan.com tronscan.org solscan.io mempool.space',
      'wa.me t.me',
    ]);
    expect(screen.getByText(/^Nothing is sent to anyone else/)).toBeDefined();
  });

  it.each([
    [0, 'Saved in this browser (0 byte in total)'],
    [999, 'Saved in this browser (999 byte in total)'],
    [1000, 'Saved in this browser (1 kB in total)'],
    [3_400_000, 'Saved in this browser (3.4 MB in total)'],
    [5_000_000_000_000, 'Saved in this browser (5,000 GB in total)'],
  ])('says how much it is: %d bytes', async (usage, words) => {
    keepBytes(async () => ({ usage }));
    show();
    await waitFor(() => expect(kept()).toBe(words));
  });

  it('claims no amount that the browser does not tell', async () => {
    keepBytes(async () => ({}));
    show();
    await waitFor(() => expect(kept()).toBe('Saved in this browser'));
  });
});

describe('erasing everything', () => {
  async function ask(answers: Answers = {}) {
    const world = show(answers);
    await world.user.click(button('Erase everything…'));
    return world;
  }

  it('is asked about first: what is lost, what stays at Inqud, with the focus on the safe answer', async () => {
    const { background } = await ask();
    expect(textOf(question())).toMatch(/all accounts, secrets, checkouts, timelines, and settings/);
    expect(textOf(question())).toMatch(
      /can’t undo this.*Checkouts stay at Inqud, and their payment links keep working/,
    );
    await toHaveFocus(button('Cancel'));
    expect(background.payloads('eraseAll')).toEqual([]);
  });

  it('happens when that is wanted', async () => {
    const { user, background } = await ask();
    await user.click(button('Erase everything'));
    await waitFor(() => expect(question()).toBeNull());
    expect(background.payloads('eraseAll')).toEqual([{}]);
  });

  it.each([
    ['Escape', pressEscape],
    ['Cancel', () => button('Cancel').click()],
  ])('does not happen after %s', async (_name, answer) => {
    const { background } = await ask();
    answer();
    await waitFor(() => expect(question()).toBeNull());
    expect(background.payloads('eraseAll')).toEqual([]);
  });

  it('that failed is told', async () => {
    const { user } = await ask({
      eraseAll: async () => {
        throw new Error('The database is closed.');
      },
    });
    await user.click(button('Erase everything'));
    expect((await screen.findByRole('alert')).textContent).toBe('The database is closed.');
  });
});
