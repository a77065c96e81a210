import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NewCheckout } from '../../../components/checkout-form/NewCheckout';
import type { CreateOutcome } from '../../../lib/checkouts/outcomes';
import { clockOffset } from '../../../lib/checkouts/settings';
import { HOUR, MINUTE } from '../../../lib/shared/time';
import { writeSetting } from '../../../lib/storage/settings';
import { CHECKOUT_ID, NOW } from '../../unit/support/examples';
import { choiceOf } from '../support/choice';
import { HOSTED_URL, startBackground, startClipboard, textOf, toHaveFocus } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

const CREATED: CreateOutcome = { outcome: 'created', checkoutId: CHECKOUT_ID, url: HOSTED_URL };
const DRAFT = { clientOrderId: 'A-17', fixedAmount: { amount: '25', currency: 'USD' } };

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const button = (name: string) => screen.getByRole('button', { name });
const question = () => screen.queryByRole('alert');

/** A background that knows order A-17 of Shop A, and asks before it makes another. */
async function open(earlier: string | null = 'earlier', alike?: string) {
  const clipboard = startClipboard();
  const background = startBackground({
    createCheckout: async ({ again, accountId, draft }): Promise<CreateOutcome> =>
      again || accountId !== 'shop-a' || draft.clientOrderId !== 'A-17'
        ? CREATED
        : { outcome: 'exists', checkoutId: earlier, ...(alike !== undefined && { alike }) },
  });
  const onPreview = vi.fn<(id: string) => void>();
  const { choice, turnTo } = choiceOf(['shop-a', 'shop-b']);
  render(<NewCheckout choice={choice} reachable grant={() => {}} onPreview={onPreview} />);
  await screen.findByLabelText('Order ID');
  return {
    user: userEvent.setup(),
    clipboard,
    background,
    sent: () => background.payloads('createCheckout'),
    onPreview,
    turnTo,
  };
}

/** Asked whether order A-17 shall have another one. */
async function asked(earlier: string | null = 'earlier', alike?: string) {
  const world = await open(earlier, alike);
  await world.user.type(field('Order ID'), 'A-17');
  await world.user.type(field('Amount'), '25{Enter}');
  await screen.findByRole('alert');
  return world;
}

describe('an order that has a checkout already', () => {
  it('is asked about, once, with the focus on the safe answer', async () => {
    const { sent } = await asked();
    expect(textOf(question())).toContain('Order A-17 already has a checkout. Nothing was created.');
    await toHaveFocus(button('Show checkout'));
    expect(sent()).toMatchObject([{ again: false, accountId: 'shop-a', draft: DRAFT }]);
  });

  it('is named when its ID is only like the one that was typed', async () => {
    const { user, sent } = await asked('earlier', 'a-017');
    expect(textOf(question())).toContain(
      'A-17 looks like a-017. Order a-017 already has a checkout. Nothing was created.',
    );
    await user.click(button('Create another'));
    expect(sent()).toMatchObject([{ again: false }, { again: true, draft: { clientOrderId: 'A-17' } }]);
  });

  it('leaves the clipboard and what was typed as they were', async () => {
    const { clipboard } = await asked();
    expect(clipboard.text).toBeNull();
    expect([field('Order ID').value, field('Amount').value]).toEqual(['A-17', '25']);
  });

  it('is shown when a person wants to see it, and nothing is sent', async () => {
    const { user, sent, onPreview } = await asked();
    await user.keyboard('{Enter}');
    expect(onPreview.mock.calls).toEqual([['earlier']]);
    expect(sent().length).toBe(1);
  });

  it('gets another one when a person says so, whose link is copied', async () => {
    const { user, sent, clipboard } = await asked();
    await user.click(button('Create another'));
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(sent()).toMatchObject([{ again: false }, { again: true, accountId: 'shop-a', draft: DRAFT }]);
    expect(clipboard.text).toBe(HOSTED_URL);
    expect(question()).toBeNull();
  });

  it('gets one other at most from a double click, because both are one attempt', async () => {
    const { user, sent } = await asked();
    await user.dblClick(button('Create another'));
    await screen.findByRole('heading', { name: 'Link copied' });
    const again = sent().slice(1);
    expect(again.every(({ again }) => again)).toBe(true);
    expect(new Set(again.map(({ attemptId }) => attemptId)).size).toBe(1);
  });

  it.each([
    ['Order ID', '8'],
    ['Amount', '0'],
    ['Customer sees', 'Top-up'],
  ])('is not asked about any more when "%s" is changed', async (label, typed) => {
    const { user } = await asked();
    await user.type(field(label), typed);
    expect(question()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Create another' })).toBeNull();
  });

  it('is asked about again when it is sent again, and the focus is on the safe answer again', async () => {
    const { user, sent } = await asked();
    await user.type(field('Amount'), '0{Enter}');
    await toHaveFocus(await screen.findByRole('button', { name: 'Show checkout' }));
    expect(sent().map(({ again }) => again)).toEqual([false, false]);
  });

  it('is not asked about for another order', async () => {
    const { user, sent } = await asked();
    await user.type(field('Order ID'), '8{Enter}');
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(sent().at(-1)).toMatchObject({ again: false, draft: { clientOrderId: 'A-178' } });
  });

  it('is not asked about any more when another account is chosen, which was not looked at', async () => {
    const { turnTo } = await asked();
    turnTo('shop-b');
    // What is asked and answered for Shop A must not let Shop B's order through unasked.
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Create another' })).toBeNull());
  });
});

describe('an order that may have a checkout already', () => {
  it('is asked about, and the focus stays in the form', async () => {
    const { sent } = await asked(null);
    expect(textOf(question())).toContain('may already have a checkout. It’s in the list with an unknown outcome.');
    expect(screen.queryByRole('button', { name: 'Show checkout' })).toBeNull();
    expect(document.activeElement).toBe(field('Amount'));
    expect(sent().length).toBe(1);
  });

  it('is asked about again by another Enter, and makes nothing', async () => {
    const { user, sent } = await asked(null);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sent().length).toBe(2));
    expect(sent().map(({ again }) => again)).toEqual([false, false]);
    expect(await screen.findByRole('button', { name: 'Create another' })).toBeDefined();
  });

  it('gets one when a person says so', async () => {
    const { user, sent } = await asked(null);
    await user.click(button('Create another'));
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(sent().at(-1)?.again).toBe(true);
  });
});

describe('the end of a link', () => {
  // Only the date stands still: what the browser does later, it does.
  beforeEach(() => vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));

  it('is told by Inqud’s clock', async () => {
    await writeSetting(clockOffset, 10 * MINUTE);
    const { sent } = await asked();
    expect(sent()[0]?.draft.expiresAt).toBe('2026-03-01T13:10:00Z');
  });

  it('is as far away as was chosen, however long the question was thought about', async () => {
    const { user, sent } = await asked();
    vi.setSystemTime(NOW + HOUR);
    await user.click(button('Create another'));
    await screen.findByRole('heading', { name: 'Link copied' });
    expect(sent().map(({ draft }) => draft.expiresAt)).toEqual(['2026-03-01T13:00:00Z', '2026-03-01T14:00:00Z']);
  });
});
