import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ViewsMenu } from '../../../../components/checkouts/list/ViewsMenu';
import { lockState } from '../../../../lib/accounts/settings';
import type { SavedViews } from '../../../../lib/search/settings';
import type { Failure } from '../../../../lib/shared/failure/failure';
import { writeSetting } from '../../../../lib/storage/settings';

const PAID = { name: 'Paid', view: 'q=status%3Apaid' };
const BIG = { name: 'Big ones', view: 'sort=-amount' };

function show(first: SavedViews, current = '', failure: Failure | null = null) {
  const onChange = vi.fn<(views: SavedViews) => void>();
  function Page() {
    const [views, setViews] = useState(first);
    const change = async (next: SavedViews) => {
      onChange(next);
      if (failure === null) setViews(next);
      return failure;
    };
    return <ViewsMenu views={views} current={current} hrefOf={(view) => `#/checkouts?${view}`} onChange={change} />;
  }
  render(<Page />);
  return { user: userEvent.setup(), onChange };
}

afterEach(() => fakeBrowser.reset());

const links = () => screen.queryAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')]);
const field = () => screen.queryByLabelText<HTMLInputElement>('Name of this view');
const HELP = 'Save a search under a name to have it here.';

describe('the saved views', () => {
  it('are links to their searches, the one that is shown marked', () => {
    show([PAID, BIG], BIG.view);
    expect(links()).toEqual([
      ['Paid', '#/checkouts?q=status%3Apaid'],
      ['Big ones', '#/checkouts?sort=-amount'],
    ]);
    expect(screen.getByRole('link', { current: true }).textContent).toBe('Big ones');
    expect(screen.queryByText(HELP)).toBeNull();
  });

  it('are at most 100, of which one can still be replaced', async () => {
    const { user } = show(
      Array.from({ length: 100 }, (_, at) => ({ name: `View ${at}`, view: `q=${at}` })),
      'q=new',
    );
    await user.type(screen.getByLabelText('Name of this view'), 'Another');
    expect(screen.getByText('There is room for 100 views. Remove one first.')).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    await user.clear(screen.getByLabelText('Name of this view'));
    await user.type(screen.getByLabelText('Name of this view'), 'View 7');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Replace' }).disabled).toBe(false);
  });

  it('make way for what was chosen, with the focus on their button', async () => {
    const { user } = show([PAID, BIG], BIG.view);
    const menu = document.querySelector('details') as HTMLDetailsElement;
    menu.open = true;
    await user.click(screen.getByRole('link', { name: 'Paid' }));
    expect([menu.open, document.activeElement]).toEqual([false, menu.querySelector('summary')]);
  });

  it('say at first what they are', () => {
    show([]);
    expect(screen.getByText(HELP)).toBeDefined();
  });

  it('take what is shown under a name, without the spaces around it', async () => {
    const { user, onChange } = show([PAID], BIG.view);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save', hidden: true }).disabled).toBe(true);
    await user.type(field() as HTMLInputElement, ' Big ones {Enter}');
    expect(onChange.mock.calls).toEqual([[[PAID, BIG]]]);
    expect(field()?.value).toBe('');
    expect(links().map(([name]) => name)).toEqual(['Paid', 'Big ones']);
  });

  it('have each name once: the last one holds, which the button says before', async () => {
    const { user, onChange } = show([PAID, BIG], 'q=status%3Asuccess');
    await user.type(field() as HTMLInputElement, 'Paid');
    expect(screen.getByRole('button', { name: 'Replace', hidden: true })).toBeDefined();
    await user.keyboard('{Enter}');
    expect(onChange.mock.calls).toEqual([[[BIG, { name: 'Paid', view: 'q=status%3Asuccess' }]]]);
  });

  it('take nothing without a name', async () => {
    const { user, onChange } = show([], BIG.view);
    await user.type(field() as HTMLInputElement, '  {Enter}');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('cannot take the list as it is at first, which needs no name', () => {
    show([PAID], '');
    expect(field()).toBeNull();
  });

  it('stay as they are while locked, and can be opened', async () => {
    await writeSetting(lockState, { is: 'locked', since: 0 });
    const { user, onChange } = show([PAID], BIG.view);
    await screen.findByText(/^Checkout Desk is locked. Unlock it to save this view./);
    await user.click(screen.getByRole('button', { name: 'Remove view Paid', hidden: true }));
    expect(field()?.closest('fieldset:disabled')).not.toBeNull();
    expect(onChange).not.toHaveBeenCalled();
    expect(links()).toHaveLength(1);
  });

  it('say why one was not saved, and keep its name', async () => {
    const { user } = show([], BIG.view, { is: 'locked' });
    await user.type(field() as HTMLInputElement, 'Big ones{Enter}');
    await screen.findByText('Not saved. Checkout Desk is locked. Unlock it first.');
    expect(field()?.value).toBe('Big ones');
  });

  it('can be removed', async () => {
    const { user, onChange } = show([PAID, BIG]);
    await user.click(screen.getByRole('button', { name: 'Remove view Paid' }));
    expect(onChange.mock.calls).toEqual([[[BIG]]]);
  });

  it('come back where they stood when that was a slip, by the key that is next', async () => {
    const { user } = show([PAID, BIG]);
    await user.click(screen.getByRole('button', { name: 'Remove view Paid' }));
    expect(screen.getByRole('status', { hidden: true }).textContent).toContain('Paid is removed.');
    expect(document.activeElement?.textContent).toBe('Undo');
    await user.keyboard('{Enter}');
    expect(links().map(([name]) => name)).toEqual(['Paid', 'Big ones']);
    expect(screen.queryByText('Undo')).toBeNull();
    expect(document.activeElement?.textContent).toBe('Views');
  });

  it('have no name over 60 characters, and say so instead of cutting it', async () => {
    const { user, onChange } = show([], BIG.view);
    await user.click(field() as HTMLInputElement);
    await user.paste('x'.repeat(61));
    await user.keyboard('{Enter}');
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByText('Use at most 60 characters.')).toBeDefined();
    await user.keyboard('{Backspace}{Enter}');
    expect(onChange).toHaveBeenCalledWith([{ name: 'x'.repeat(60), view: BIG.view }]);
  });

  it('have no name with a character that nobody sees', async () => {
    const { user, onChange } = show([], BIG.view);
    await user.click(field() as HTMLInputElement);
    await user.paste('Paid\u202e');
    await user.keyboard('{Enter}');
    expect(onChange).not.toHaveBeenCalled();
    expect(field()?.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('It holds an invisible character. Type it by hand.')).toBeDefined();
  });
});
