import { signal } from '@preact/signals';
import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { ViewsMenu } from '../../../../components/checkouts/list/ViewsMenu';
import { lockState } from '../../../../lib/accounts/settings';
import type { TeamShare } from '../../../../lib/app/teamShare';
import type { SavedViews } from '../../../../lib/search/settings';
import type { Failure } from '../../../../lib/shared/failure/failure';
import { writeSetting } from '../../../../lib/storage/settings';
import type { TeamItems } from '../../../../lib/team/shared/teamItems';
import { toHaveFocus } from '../../support/stage';

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
const field = () => screen.queryByLabelText<HTMLInputElement>('View name');
const HELP = 'Saved searches show up here.';

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
    await user.type(screen.getByLabelText('View name'), 'Another');
    expect(screen.getByText('You can save at most 100 views. Remove one first.')).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    await user.clear(screen.getByLabelText('View name'));
    await user.type(screen.getByLabelText('View name'), 'View 7');
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
    expect(screen.getByRole('status', { hidden: true }).textContent).toContain('Paid removed');
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
    expect(screen.getByText('This contains an invisible character. Type it instead of pasting.')).toBeDefined();
  });

  it('say what is wrong with a name each for itself', async () => {
    const menu = { views: [], current: BIG.view, hrefOf: () => '#/', onChange: async () => null };
    render(
      <>
        <ViewsMenu {...menu} />
        <ViewsMenu {...menu} />
      </>,
    );
    const fields = screen.getAllByLabelText<HTMLInputElement>('View name');
    for (const each of fields) await userEvent.type(each, 'x'.repeat(61));
    const said = fields.map((each) => document.getElementById(each.getAttribute('aria-describedby') ?? ''));
    expect(said.map((each) => each?.textContent)).toEqual(Array(2).fill('Use at most 60 characters.'));
    expect(said[0]).not.toBe(said[1]);
  });
});

describe('the views of a team', () => {
  const theirs = { id: 'theirs', value: BIG, by: 'Anna', changedBy: 'Anna', at: '' };

  async function inTeam(
    own: SavedViews,
    items: (typeof theirs | (Omit<typeof theirs, 'by'> & { by: null }))[],
    follows: string[] = [],
  ) {
    const shown = signal<TeamItems<'views'> | null>({ items, follows: new Set(follows), ended: new Map() });
    const share = {
      items: shown,
      share: vi.fn<TeamShare<'views'>['share']>(async () => null),
      unshare: vi.fn<TeamShare<'views'>['unshare']>(async () => null),
      follow: vi.fn<TeamShare<'views'>['follow']>(async () => null),
    };
    const onChange = vi.fn<(views: SavedViews) => void>();
    function Page() {
      const [views, setViews] = useState(own);
      const change = async (next: SavedViews) => {
        onChange(next);
        setViews(next);
        return null;
      };
      return (
        <ViewsMenu
          views={views}
          team={share}
          current="q=new"
          hrefOf={(view) => `#/checkouts?${view}`}
          onChange={change}
        />
      );
    }
    render(<Page />);
    return { ...share, onChange, user: userEvent.setup() };
  }
  const switchOf = (name: string) => screen.getByRole('button', { name: `Share ${name} with the team`, hidden: true });

  it('are listed with the name of who shared them, and used like one’s own', async () => {
    await inTeam([PAID], [theirs]);
    expect(links()).toEqual([
      ['Big onesShared by Anna', '#/checkouts?sort=-amount'],
      ['Paid', '#/checkouts?q=status%3Apaid'],
    ]);
    expect(switchOf('Big ones').getAttribute('aria-pressed')).toBe('true');
    expect(switchOf('Paid').getAttribute('aria-pressed')).toBe('false');
    // It is the team's.
    expect(screen.queryByRole('button', { name: 'Remove view Big ones', hidden: true })).toBeNull();
  });

  it('are shared by a switch, and stay here', async () => {
    const { user, share, onChange } = await inTeam([PAID], []);
    await user.click(switchOf('Paid'));
    expect(share).toHaveBeenCalledWith(expect.stringMatching(/^[\w-]{36}$/), null, PAID);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('keep the focus on the switch that was pressed, wherever its line goes', async () => {
    const { user, items, share, unshare } = await inTeam([PAID, { name: 'Late', view: 'q=late' }], [theirs]);
    const mine = { ...theirs, id: 'mine', value: PAID, by: null };
    share.mockImplementation(async () => {
      items.value = { items: [theirs, mine], follows: new Set(['mine']), ended: new Map() };
      return null;
    });
    await user.click(switchOf('Paid'));
    await waitFor(() => expect(switchOf('Paid').getAttribute('aria-pressed')).toBe('true'));
    await toHaveFocus(switchOf('Paid'));
    unshare.mockImplementation(async () => {
      items.value = { items: [mine], follows: new Set(['mine']), ended: new Map() };
      return null;
    });
    await user.click(switchOf('Big ones'));
    await waitFor(() => expect(switchOf('Big ones').getAttribute('aria-pressed')).toBe('false'));
    await toHaveFocus(switchOf('Big ones'));
  });

  it('are listed once when they are this desk’s own, as the team has them', async () => {
    const changed = { ...PAID, view: 'q=paid' };
    await inTeam([PAID], [{ ...theirs, id: 'mine', value: changed, by: null }], ['mine']);
    expect(links()).toEqual([['PaidShared by you', '#/checkouts?q=paid']]);
  });

  it('that are taken out by the switch stay with whoever does that', async () => {
    const { user, unshare, onChange } = await inTeam([PAID], [theirs]);
    await user.click(switchOf('Big ones'));
    expect(unshare).toHaveBeenCalledWith('theirs');
    expect(onChange.mock.calls).toEqual([[[PAID, BIG]]]);
  });

  it('are changed for everybody by saving under their name', async () => {
    const { user, share, onChange } = await inTeam([PAID], [theirs]);
    await user.type(field() as HTMLInputElement, 'Big ones{Enter}');
    expect(share).toHaveBeenCalledWith('theirs', BIG, { name: 'Big ones', view: 'q=new' });
    expect(onChange).not.toHaveBeenCalled();
  });

  it('go from everybody when this desk’s own is removed', async () => {
    const { user, unshare, onChange } = await inTeam(
      [PAID],
      [{ ...theirs, id: 'mine', value: PAID, by: null }],
      ['mine'],
    );
    await user.click(screen.getByRole('button', { name: 'Remove view Paid', hidden: true }));
    expect(unshare).toHaveBeenCalledWith('mine');
    expect(onChange.mock.calls).toEqual([[[]]]);
  });

  it.each([
    ['a name that turns around', { name: 'Paid\u202e', view: BIG.view }],
    ['a search that nobody could have saved', { name: 'Odd', view: 'q=a&q=b&x=1#/settings' }],
  ])('with %s are left out', async (_, value) => {
    await inTeam([], [{ ...theirs, value }]);
    expect(links()).toEqual([]);
  });

  it('that could not be shared are told of', async () => {
    const { user, share } = await inTeam([PAID], []);
    share.mockResolvedValue('Your desk is full.');
    await user.click(switchOf('Paid'));
    expect(await screen.findByText('Your desk is full.')).toBeDefined();
  });
});
