import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { KeysDialog } from '../../components/KeysDialog';
import { LIST_KEYS } from '../../components/useListKeys';
import { pressEscape } from './stage';

function show() {
  const onClose = vi.fn();
  render(<KeysDialog onClose={onClose} />);
  return { user: userEvent.setup(), onClose };
}

describe('the page of keys', () => {
  it('is a dialog with every key and what it does', () => {
    show();
    expect(screen.getByRole<HTMLDialogElement>('dialog', { name: 'Keys' }).open).toBe(true);
    const keys = Array.from(document.querySelectorAll('kbd'), ({ textContent }) => textContent);
    expect(keys).toEqual([...LIST_KEYS.map(([key]) => key), 'Alt+L', 'Alt+A']);
    for (const [, what] of LIST_KEYS) expect(screen.getByText(what)).toBeDefined();
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
