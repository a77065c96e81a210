import { fireEvent, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Menu } from '../../../components/ui/Menu';

function show() {
  const onToggle = vi.fn();
  const heard = vi.fn();
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: it stands for the page, which hears what the menu lets through.
    <div onKeyDown={heard}>
      <Menu label="Tags" onToggle={onToggle}>
        <input aria-label="Tag" />
      </Menu>
      <button type="button">Elsewhere</button>
    </div>,
  );
  return { user: userEvent.setup(), onToggle, heard };
}

const menu = () => screen.getByText<HTMLElement>('Tags').closest('details') as HTMLDetailsElement;
const opener = () => screen.getByText<HTMLElement>('Tags');
const field = () => screen.getByLabelText('Tag');

describe('a menu', () => {
  it('is closed at first, opens by its button and closes by it', async () => {
    const { user, onToggle } = show();
    expect(menu().open).toBe(false);
    await user.click(opener());
    expect(menu().open).toBe(true);
    await vi.waitFor(() => expect(onToggle.mock.calls).toEqual([[true]]));
    await user.click(opener());
    expect(menu().open).toBe(false);
    await vi.waitFor(() => expect(onToggle.mock.calls).toEqual([[true], [false]]));
  });

  it('closes by Escape, which gives the focus back to its button and is heard by nobody else', async () => {
    const { user, heard } = show();
    await user.click(opener());
    await user.click(field());
    heard.mockClear();
    await user.keyboard('{Escape}');
    expect(menu().open).toBe(false);
    expect(document.activeElement).toBe(opener());
    expect(heard).not.toHaveBeenCalled();
  });

  it('leaves Escape to others while it is closed, and other keys always', async () => {
    const { user, heard } = show();
    fireEvent.keyDown(opener(), { key: 'Escape' });
    expect(heard).toHaveBeenCalledTimes(1);
    await user.click(opener());
    heard.mockClear();
    fireEvent.keyDown(field(), { key: 'a' });
    expect(heard).toHaveBeenCalledTimes(1);
    expect(menu().open).toBe(true);
  });

  it.each([
    ['a click elsewhere', () => fireEvent.pointerDown(screen.getByRole('button', { name: 'Elsewhere' }))],
    ['the focus going elsewhere', () => screen.getByRole('button', { name: 'Elsewhere' }).focus()],
  ])('closes by %s', async (_what, leave) => {
    const { user } = show();
    await user.click(opener());
    leave();
    expect(menu().open).toBe(false);
  });

  it('stays open by a click and by the focus inside', async () => {
    const { user } = show();
    await user.click(opener());
    await user.click(field());
    expect(menu().open).toBe(true);
    expect(document.activeElement).toBe(field());
  });
});
