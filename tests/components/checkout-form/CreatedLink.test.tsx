import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { CreatedLink } from '../../../components/checkout-form/CreatedLink';
import { letterKeys } from '../../../lib/navigation/settings';
import { DAY, MINUTE } from '../../../lib/shared/time';
import { writeSetting } from '../../../lib/storage/settings';
import { CHECKOUT_ID, DRAFT } from '../../unit/support/examples';
import { HOSTED_URL, pressEscape, refuseClipboard } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

function open(copied = true, more: { endsLaterBy?: number } = {}) {
  const user = userEvent.setup();
  const onPreview = vi.fn();
  const onNew = vi.fn();
  const openWindow = vi.spyOn(window, 'open').mockReturnValue(null);
  render(
    <CreatedLink
      draft={{ ...DRAFT, clientOrderId: 'A-17' }}
      url={HOSTED_URL}
      checkoutId={CHECKOUT_ID}
      copied={copied}
      {...more}
      onPreview={onPreview}
      onNew={onNew}
    />,
  );
  return { user, onPreview, onNew, openWindow };
}

const heading = () => screen.getByRole('heading', { level: 2 }).textContent;
const button = (name: string) => screen.getByRole('button', { name });

describe('a created link', () => {
  it('is shown to the customer in a window of its own', async () => {
    const create = vi.spyOn(fakeBrowser.windows, 'create').mockImplementation((async () => ({})) as never);
    const { user } = open();
    await user.click(button('Customer display'));
    await waitFor(() => expect(create).toHaveBeenCalledTimes(1));
    expect(create.mock.lastCall?.[0]?.url).toContain(`/options.html?display=${CHECKOUT_ID}`);
  });

  it('says that it was copied, shows it whole with its order, and takes the focus', () => {
    open();
    expect(heading()).toBe('Link copied');
    expect(screen.getByText('A-17')).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>('Payment link').value).toBe(HOSTED_URL);
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Link copied' }));
  });

  it.each([
    [
      2 * DAY - 40,
      'This computer’s clock is ahead of Inqud’s, so this link expires later than you chose. Difference: 2 days. New links will expire as chosen.',
    ],
    [
      -10 * MINUTE,
      'This computer’s clock is behind Inqud’s, so this link expires earlier than you chose. Difference: 10 min. New links will expire as chosen.',
    ],
  ])('says that it ends at another time than chosen, after a wrong clock (%i ms)', (endsLaterBy, words) => {
    open(true, { endsLaterBy });
    expect(screen.getByRole('alert').textContent).toBe(words);
  });

  it('says nothing of its end when that is as chosen', () => {
    open();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what to do when it did not reach the clipboard', () => {
    open(false);
    expect(heading()).toBe('Link ready. Press C to copy it.');
  });

  it.each(['c', 'C'])('is copied by the key %s, with Caps Lock too', async (key) => {
    const { user } = open(false);
    await user.keyboard(key);
    expect(await screen.findByRole('heading', { name: 'Link copied' })).toBeDefined();
    expect(await navigator.clipboard.readText()).toBe(HOSTED_URL);
  });

  it('is opened by the key o, without telling the page who opened it', async () => {
    const { user, openWindow } = open();
    await user.keyboard('o');
    expect(openWindow.mock.calls).toEqual([[HOSTED_URL, '_blank', 'noopener,noreferrer']]);
  });

  it('is previewed by the key p', async () => {
    const { user, onPreview, onNew } = open();
    await user.keyboard('p');
    expect(onPreview).toHaveBeenCalledTimes(1);
    expect(onNew).not.toHaveBeenCalled();
  });

  it.each([
    ['s', 'Share payment link for order A-17'],
    ['q', 'QR code for order A-17'],
  ])('is shared by the key %s, and under that dialog its other keys rest', async (key, title) => {
    const { user, onPreview, onNew, openWindow } = open(false);
    await user.keyboard(key);
    await screen.findByRole('dialog', { name: title });
    await user.keyboard('cop');
    await user.keyboard('{Escape}');
    expect([onPreview, onNew, openWindow].flatMap((call) => call.mock.calls)).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(heading()).toBe('Link ready. Press C to copy it.');
  });

  it('makes room for a new one by Escape, which does not close the popup', async () => {
    const { user, onNew } = open();
    const prevented = vi.fn((event: KeyboardEvent) => event.defaultPrevented);
    addEventListener('keydown', prevented, { once: true });
    await user.keyboard('{Escape}');
    expect(onNew).toHaveBeenCalledTimes(1);
    expect(prevented).toHaveReturnedWith(true);
  });

  it.each(['Control', 'Meta', 'Alt', 'Shift'])('leaves keys with %s to the browser', async (modifier) => {
    const { user, onPreview, onNew, openWindow } = open(false);
    await user.keyboard(`{${modifier}>}cop{Escape}{/${modifier}}`);
    expect(onPreview).not.toHaveBeenCalled();
    expect(onNew).not.toHaveBeenCalled();
    expect(openWindow).not.toHaveBeenCalled();
    expect(heading()).toBe('Link ready. Press C to copy it.');
  });

  it('leaves its letters alone when they are switched off, and says nothing of them; Escape stays', async () => {
    await writeSetting(letterKeys, false);
    const { user, onPreview, onNew, openWindow } = open(false);
    await waitFor(() => expect(heading()).toBe('Link ready. Select “Copy” to copy it.'));
    expect(Array.from(document.querySelectorAll('.key'), ({ textContent }) => textContent)).toEqual(['Esc']);
    await user.keyboard('csqop');
    expect([onPreview, openWindow].flatMap((call) => call.mock.calls)).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('{Escape}');
    expect(onNew).toHaveBeenCalledTimes(1);
  });

  it('ignores other keys', async () => {
    const { user, onPreview, onNew, openWindow } = open();
    await user.keyboard('xyz{Tab}{ArrowDown}');
    expect([onPreview, onNew, openWindow].flatMap((call) => call.mock.calls)).toEqual([]);
  });

  it('has a button for each key', async () => {
    const { user, onPreview, onNew, openWindow } = open(false);
    await user.click(button('Copy'));
    expect(await screen.findByRole('heading', { name: 'Link copied' })).toBeDefined();
    await user.click(button('Share'));
    await screen.findByRole('dialog', { name: /^Share payment link/ });
    pressEscape();
    await user.click(button('QR code'));
    await screen.findByRole('dialog', { name: /^QR code/ });
    pressEscape();
    await user.click(button('Open'));
    await user.click(button('Preview'));
    await user.click(button('New'));
    expect(openWindow).toHaveBeenCalledTimes(1);
    expect(onPreview).toHaveBeenCalledTimes(1);
    expect(onNew).toHaveBeenCalledTimes(1);
  });

  it('selects the whole link when its field gets the focus', async () => {
    const { user } = open();
    const link = screen.getByLabelText<HTMLInputElement>('Payment link');
    await user.tab();
    expect(document.activeElement).toBe(link);
    expect([link.selectionStart, link.selectionEnd]).toEqual([0, HOSTED_URL.length]);
    expect(link.readOnly).toBe(true);
  });

  it('says so when the clipboard refuses', async () => {
    const { user } = open();
    refuseClipboard();
    await user.keyboard('c');
    expect(await screen.findByRole('heading', { name: 'Link ready. Press C to copy it.' })).toBeDefined();
  });
});
