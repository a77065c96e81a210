import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ShareDialog } from '../../../components/share/ShareDialog';
import { fillMessage } from '../../../lib/share/fillMessage';
import type { Message } from '../../../lib/share/message';
import { defaultMessage } from '../../../lib/share/messages';
import { lastMessage, ownMessages } from '../../../lib/share/settings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { checkout, NOW } from '../../unit/support/examples';
import {
  HOSTED_URL,
  pressEscape,
  refuseClipboard,
  startBackground,
  startClipboard,
  textOf,
  toHaveFocus,
} from '../support/stage';

const OWN: Message = { id: 'own', language: 'de', title: 'Erinnerung', subject: 'Noch offen', text: 'Bald: {link}' };
const SHARED = checkout({ orderId: 'A & 17', expiresAt: NOW });

beforeEach(() => {
  fakeBrowser.reset();
  startBackground();
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(['en-US', 'de']);
});
afterEach(() => Reflect.deleteProperty(navigator, 'share'));

async function show(shared = SHARED) {
  const onClose = vi.fn();
  render(<ShareDialog shared={shared} onClose={onClose} />);
  const dialog = await screen.findByRole<HTMLDialogElement>('dialog');
  return { user: userEvent.setup(), onClose, dialog };
}

const picker = () => screen.getByLabelText<HTMLSelectElement>('Message');
const text = () => screen.getByLabelText<HTMLTextAreaElement>('Message text');
const copyButton = () => screen.getByRole('button', { name: 'Copy message' });
const said = () => textOf(screen.getByRole('status'));
const hrefOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href') ?? '';

function filled(id: string) {
  const message = defaultMessage(id);
  if (!message) throw new Error(`There is no message in "${id}".`);
  return fillMessage(message, SHARED);
}

describe('sharing a link', () => {
  it('shows the message in the person’s language, ready to be copied by Enter', async () => {
    const { user, dialog } = await show();
    const clipboard = startClipboard();
    expect(dialog.open).toBe(true);
    expect(screen.getByRole('dialog', { name: 'Share payment link for order A & 17' })).toBe(dialog);
    expect(picker().selectedOptions[0]?.textContent).toBe('English');
    expect(text().value).toBe(filled('en').text);
    // Where the browser does not fit it to the text, with a link that takes some lines.
    expect(Number(text().rows)).toBe(filled('en').text.split('\n').length + 3);
    await toHaveFocus(copyButton());
    await user.keyboard('{Enter}');
    expect(clipboard.text).toBe(filled('en').text);
    expect(clipboard.text).toContain(HOSTED_URL);
    await vi.waitFor(() => expect(said()).toBe('Message copied'));
  });

  it('says so when the clipboard refuses', async () => {
    refuseClipboard();
    const { user } = await show();
    await user.click(copyButton());
    await vi.waitFor(() => expect(said()).toBe('Couldn’t copy. Select the text and copy it by hand.'));
  });

  it('has every message, a person’s own too, and remembers which was chosen', async () => {
    await writeSetting(ownMessages, [OWN]);
    const { user } = await show();
    expect(Array.from(picker().options, textOf)).toEqual([
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
    await user.selectOptions(picker(), 'Erinnerung (Deutsch)');
    expect(text().value).toBe(`Bald: ${HOSTED_URL}`);
    expect(text().lang).toBe('de');
    await waitFor(async () => expect(await readSetting(lastMessage)).toBe('own'));
  });

  it('begins with the message that was chosen last', async () => {
    await writeSetting(lastMessage, 'uk');
    await show();
    expect(picker().value).toBe('uk');
    expect(text().value).toBe(filled('uk').text);
  });

  it('shows a message as a person has changed it', async () => {
    await writeSetting(ownMessages, [{ ...OWN, id: 'en', language: 'en', title: '', text: 'Here: {link}' }]);
    await show();
    expect(text().value).toBe(`Here: ${HOSTED_URL}`);
  });

  it('has a link for each way, with the whole message in it', async () => {
    await show();
    const { subject, text } = filled('en');
    const query = (name: string) => new URLSearchParams(hrefOf(name).slice(hrefOf(name).indexOf('?') + 1));
    expect(query('Email').get('subject')).toBe(subject);
    expect(query('Email').get('body')).toBe(text.replaceAll('\n', '\r\n'));
    expect(query('WhatsApp').get('text')).toBe(text);
    expect(query('Telegram').get('text')).toBe(text);
    expect(query('Telegram').get('url')).toBe(HOSTED_URL);
    expect(query('SMS').get('body')).toBe(text);
    for (const link of screen.getAllByRole('link')) expect(link.getAttribute('rel')).toBe('noreferrer');
    for (const name of ['WhatsApp', 'Telegram']) {
      expect(screen.getByRole('link', { name }).getAttribute('target')).toBe('_blank');
    }
  });

  it('has no link where a message is too long for one, and says to copy it', async () => {
    await writeSetting(ownMessages, [
      { ...OWN, id: 'en', language: 'en', title: '', text: `${'я'.repeat(500)} {link}` },
    ]);
    await show();
    expect(screen.getAllByRole('link').map(textOf)).toEqual(['WhatsApp', 'Telegram']);
    expect(screen.getByText('Too long for Email and SMS. Copy the message and paste it there instead.')).toBeDefined();
  });

  it('opens the QR code over itself; Escape closes the one on top', async () => {
    const { user, onClose } = await show();
    await user.click(screen.getByRole('button', { name: 'QR code' }));
    const qr = screen.getByRole('dialog', { name: 'QR code for order A & 17' });
    await user.keyboard('{Escape}');
    expect(qr.isConnected).toBe(false);
    expect(onClose).not.toHaveBeenCalled();
  });

  it('hands the message to the system, where it has a list of apps', async () => {
    const share = vi.fn(async () => {});
    Object.defineProperty(navigator, 'share', { configurable: true, value: share });
    const { user } = await show();
    await user.click(screen.getByRole('button', { name: 'Other apps…' }));
    const { subject: title, text } = filled('en');
    expect(share).toHaveBeenCalledExactlyOnceWith({ title, text });
    share.mockRejectedValue(new DOMException('No', 'NotAllowedError'));
    await user.click(screen.getByRole('button', { name: 'Other apps…' }));
    await vi.waitFor(() => expect(said()).toBe('Couldn’t share it from this computer. Copy the message instead.'));
  });

  it('names no other apps where the browser has no list of them', async () => {
    await show();
    expect(screen.queryByRole('button', { name: 'Other apps…' })).toBeNull();
  });

  it.each([
    [
      'its button',
      (user: ReturnType<typeof userEvent.setup>, dialog: HTMLElement) =>
        user.click(within(dialog).getByRole('button', { name: 'Close' })),
    ],
    ['Escape', (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Escape}')],
    ['the browser', async () => pressEscape()],
  ])('is closed by %s', async (_what, close) => {
    const { user, onClose, dialog } = await show();
    await close(user, dialog);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('keeps its Escape from a popup, which would close, and from what lies below', async () => {
    const { user } = await show();
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    await user.keyboard('{Escape}');
    document.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });
});
