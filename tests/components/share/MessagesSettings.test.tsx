import { render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MessagesSettings } from '../../../components/share/MessagesSettings';
import type { Message } from '../../../lib/share/message';
import { defaultMessage } from '../../../lib/share/messages';
import { ownMessages } from '../../../lib/share/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { saidAt, startBackground, textOf, toHaveFocus } from '../support/stage';

const OWN: Message = { id: 'own', language: 'de', title: 'Erinnerung', subject: '', text: 'Bald: {link}' };

beforeEach(() => {
  fakeBrowser.reset();
  startBackground();
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['pl-PL']);
});

async function show(own: Message[] = []) {
  await writeSetting(ownMessages, own);
  render(<MessagesSettings />);
  await screen.findByRole('heading', { name: 'Messages to customers' });
  return userEvent.setup();
}

const button = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const preview = () => textOf(screen.getByRole('region', { name: 'Preview with an example' }));
const stored = () => readSetting(ownMessages);
/** Replaces what a field holds; braces are keys' names for the one who types. */
async function write(user: ReturnType<typeof userEvent.setup>, name: string, text: string) {
  await user.clear(field(name));
  if (text !== '') await user.type(field(name), text.replaceAll('{', '{{'));
}

describe('the messages to customers', () => {
  it('are listed by language; none can be reset before it is changed', async () => {
    await show([OWN]);
    expect(screen.getAllByRole('listitem').map((item) => textOf(item.querySelector('bdi')))).toEqual([
      ...[
        'English',
        'العربية',
        'Deutsch',
        'Español',
        'Français',
        'Italiano',
        'Polski',
        'Português',
        'Türkçe',
        'Українська',
      ],
      'Erinnerung (Deutsch)',
    ]);
    expect(screen.queryByRole('button', { name: /^Reset/ })).toBeNull();
    expect(button('Delete Erinnerung (Deutsch)')).toBeDefined();
  });

  it('are at most 100 that were changed or added', async () => {
    await show(Array.from({ length: 100 }, (_, at) => ({ ...OWN, id: `own-${at}`, title: `Own ${at}` })));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Add message' }).disabled).toBe(true);
    expect(screen.getByText('You can have up to 100 messages of your own.')).toBeDefined();
  });

  it('are changed with a preview that follows each key', async () => {
    const user = await show();
    await user.click(button('Edit English'));
    await toHaveFocus(field('Email subject'));
    expect(screen.queryByLabelText('Name')).toBeNull();
    expect(preview()).toContain('Amount: 1,250.00 EUR');
    await write(user, 'Email subject', 'Order {orderId}');
    await write(user, 'Text', 'For {name}: {link}');
    expect(preview()).toBe(
      'What the customer getsOrder 10482For Balance top-up: https://paycrypto.inqud.com/checkout/CCO-…',
    );
    await user.click(button('Save message'));
    expect(await stored()).toEqual([
      { id: 'en', language: 'en', title: '', subject: 'Order {orderId}', text: 'For {name}: {link}' },
    ]);
    await vi.waitFor(() => expect(textOf(screen.getByRole('status'))).toBe('English saved'));
    await toHaveFocus(button('Edit English'));
    expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('changed');
  });

  it.each([
    ['{link} {agent}', '{agent} isn’t a placeholder. Use {link}, {orderId}, {amount}, {name}, or {expires}.'],
    ['no address', 'Add {link} where the payment link goes.'],
  ])('are not saved with the text "%s"; the field says why', async (text, mistake) => {
    const user = await show();
    await user.click(button('Edit English'));
    await write(user, 'Text', text);
    expect(saidAt(field('Text'))).not.toContain(mistake);
    await user.click(button('Save message'));
    expect(saidAt(field('Text'))).toContain(mistake);
    await toHaveFocus(field('Text'));
    expect(await stored()).toEqual([]);
  });

  it('are brought back to what they were, once asked', async () => {
    const user = await show([{ ...OWN, id: 'de', title: '', text: 'Hallo {link}' }]);
    await user.click(button('Reset Deutsch'));
    const dialog = screen.getByRole('dialog', { name: 'Reset “Deutsch”?' });
    await user.click(within(dialog).getByRole('button', { name: 'Reset' }));
    await vi.waitFor(async () => expect(await stored()).toEqual([]));
    await vi.waitFor(() => expect(textOf(screen.getByRole('status'))).toBe('Deutsch reset'));
    await user.click(button('Edit Deutsch'));
    expect(field('Text').value).toBe(defaultMessage('de')?.text);
  });

  it('get a new one, in the person’s language at first', async () => {
    const user = await show([OWN]);
    await user.click(button('Add message'));
    await toHaveFocus(field('Name'));
    expect(field('Language of dates and amounts').value).toBe('pl');
    await user.click(button('Save message'));
    expect(saidAt(field('Name'))).toBe('Enter a name.');
    await user.type(field('Name'), 'Erinnerung');
    expect(saidAt(field('Name'))).toBe('Another message has this name.');
    await user.type(field('Name'), ' 2');
    await user.selectOptions(field('Language of dates and amounts'), 'Nederlands');
    await write(user, 'Text', 'Let op: {link}, {amount}');
    expect(preview()).toContain('1.250,00 EUR');
    await user.click(button('Save message'));
    const [, added] = (await stored()) ?? [];
    expect(added).toEqual({
      ...{ id: expect.any(String), language: 'nl', title: 'Erinnerung 2', subject: '' },
      text: 'Let op: {link}, {amount}',
    });
    await toHaveFocus(button('Edit Erinnerung 2 (Nederlands)'));
  });

  it('lose one of the person’s own, once asked', async () => {
    const user = await show([OWN]);
    await user.click(button('Delete Erinnerung (Deutsch)'));
    const dialog = screen.getByRole('dialog', { name: 'Delete “Erinnerung (Deutsch)”?' });
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await vi.waitFor(async () => expect(await stored()).toEqual([]));
    expect(screen.queryByRole('button', { name: /Erinnerung/ })).toBeNull();
  });

  it('stay as they are when the form is left by "Cancel"', async () => {
    const user = await show();
    await user.click(button('Add message'));
    await user.click(button('Cancel'));
    await toHaveFocus(button('Add message'));
    expect(await stored()).toEqual([]);
  });

  it('have one form open at a time, which its button closes, too', async () => {
    const user = await show();
    await user.click(button('Edit English'));
    await user.click(button('Edit Deutsch'));
    expect(screen.getAllByRole('form').map((form) => form.getAttribute('aria-label'))).toEqual(['Deutsch']);
    expect(button('Edit Deutsch').getAttribute('aria-expanded')).toBe('true');
    await user.click(button('Edit Deutsch'));
    expect(screen.queryByRole('form')).toBeNull();
  });
});
