import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { KeysDialog } from '../../../components/shortcuts/KeysDialog';
import { helpLines } from '../../../components/shortcuts/shortcutHelp';
import { letterKeys } from '../../../lib/navigation/settings';
import { writeSetting } from '../../../lib/storage/settings';
import { pressEscape } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

function show() {
  const onClose = vi.fn();
  render(<KeysDialog onClose={onClose} />);
  return { user: userEvent.setup(), onClose };
}

describe('the page of keys', () => {
  it('is a dialog with every key and what it does', () => {
    show();
    expect(screen.getByRole<HTMLDialogElement>('dialog', { name: 'Keyboard shortcuts' }).open).toBe(true);
    const keys = Array.from(document.querySelectorAll('kbd'), ({ textContent }) => textContent);
    expect(keys).toEqual([
      '/',
      'j',
      '↓',
      'k',
      '↑',
      'Enter',
      'x',
      'Escape',
      '?',
      'C',
      'O',
      'C',
      'S',
      'Q',
      'O',
      'P',
      'Ctrl+K',
      'Alt+L',
      'Alt+A',
      'Alt+P',
      '1–9',
      'Alt+1–9',
    ]);
    for (const { label } of helpLines(true)) expect(screen.getByText(label)).toBeDefined();
  });

  it('says where the single letters are switched off; off, it tells only those that still work', async () => {
    show();
    expect(screen.getByText(/^Single-letter shortcuts are on\. Turn them off in/)).toBeDefined();
    await act(() => writeSetting(letterKeys, false));
    expect(await screen.findByText(/^Single-letter shortcuts are off\. Turn them on in/)).toBeDefined();
    const keys = Array.from(document.querySelectorAll('kbd'), ({ textContent }) => textContent);
    expect(keys).toEqual(['↓', '↑', 'Enter', 'Escape', 'Ctrl+K', 'Alt+L', 'Alt+A', 'Alt+P', 'Alt+1–9']);
    expect(screen.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('#/settings/keys');
  });

  it('names the keys of a Mac, where Option alone types characters', () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel');
    show();
    const keys = Array.from(document.querySelectorAll('kbd'), ({ textContent }) => textContent);
    expect(keys).toEqual(expect.arrayContaining(['⌘K', '⌃⌥L', '⌃⌥A', '⌃⌥1–9']));
    expect(keys.filter((key) => key?.includes('Alt'))).toEqual([]);
  });

  it.each([
    ['its button', (user: ReturnType<typeof userEvent.setup>) => user.click(screen.getByRole('button'))],
    ['Escape', async () => pressEscape()],
  ])('is closed by %s', async (_what, close) => {
    const { user, onClose } = show();
    await close(user);
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
