import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useRef } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { SearchBar } from '../../../components/search/SearchBar';
import { examples } from '../../../components/search/SearchHelp';
import { createNavigation } from '../../../lib/navigation/navigation';
import { createListView } from '../../../lib/search/client/searchView';
import { parseSearch } from '../../../lib/search/language';
import { NEWEST_FIRST, viewText } from '../../../lib/search/view';
import { addressBar } from '../../unit/support/addressBar';
import { heardView, noChoices } from '../support/searchView';
import { saidAt, textOf } from '../support/stage';

/** A search bar over the view of the list, whose address reports a change of it when the test says so. */
function show(first = '') {
  const onSearch = vi.fn<(search: string) => void>();
  const bar = addressBar(`#/checkouts?${viewText({ search: first, sort: NEWEST_FIRST })}`);
  const view = heardView(createListView(createNavigation(bar)), ({ search }) => void onSearch(search ?? ''));
  function Page() {
    const field = useRef<HTMLInputElement>(null);
    return <SearchBar field={field} view={view} choices={noChoices()} />;
  }
  render(<Page />);
  return {
    user: userEvent.setup(),
    onSearch,
    /** Another address, as by a link. */
    turnTo: (search: string) => act(() => bar.visit(`#/checkouts?${viewText({ search, sort: NEWEST_FIRST })}`)),
    /** What the browser reports of the address as it is, which may come late. */
    report: () => act(() => bar.report()),
  };
}

const field = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search checkouts' });
const chips = () => {
  const list = screen.queryByRole('list', { name: 'Filters' });
  return list === null
    ? null
    : within(list)
        .getAllByRole('listitem')
        .map((chip) => textOf(chip.querySelector('bdi')));
};
const said = () => saidAt(field());

describe('typing a search', () => {
  it('tells each letter', async () => {
    const { user, onSearch } = show();
    await user.type(field(), 'top');
    expect(onSearch.mock.calls.flat()).toEqual(['t', 'to', 'top']);
    expect(field().value).toBe('top');
  });

  it('loses no letter when the address reports what was typed late', async () => {
    const { user, report } = show('');
    await user.type(field(), 'top');
    report();
    expect(field().value).toBe('top');
    await user.type(field(), '-up ');
    report();
    report();
    expect(field().value).toBe('top-up ');
  });

  it('loses nothing of what was taken back meanwhile', async () => {
    const { user, report } = show('');
    await user.type(field(), 'top{Backspace}{Backspace}');
    for (const _late of ['t', 'to', 'top', 'to']) {
      report();
      expect(field().value).toBe('t');
    }
  });

  it('keeps blanks alone, which are no search', async () => {
    const { user, report } = show('');
    await user.type(field(), '  ');
    report();
    expect(field().value).toBe('  ');
  });

  it('follows a text from elsewhere, also after own ones', async () => {
    const { user, turnTo } = show('status:paid');
    expect(field().value).toBe('status:paid');
    await user.clear(field());
    await user.type(field(), 'top');
    turnTo('status:expired');
    expect(field().value).toBe('status:expired');
    turnTo('');
    expect(field().value).toBe('');
  });

  it('is cleared by Escape, which does nothing more when it is empty', async () => {
    const { user, onSearch } = show('top');
    await user.click(field());
    await user.keyboard('{Escape}');
    expect(field().value).toBe('');
    expect(onSearch.mock.calls).toEqual([['']]);
    expect(fireEvent.keyDown(field(), { key: 'Escape' })).toBe(true);
    expect(onSearch).toHaveBeenCalledTimes(1);
  });
});

describe('what is wrong in a search', () => {
  it('is shown with where it stands, and described at the field', () => {
    show('status:payed top');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(said()).toMatch(/^payed Unknown status “payed”\. Use open, /);
  });

  it.each(['', '  ', '-', 'top', 'top *', 'status:paid', 'https://pay.example 12:30'])(
    'is nothing in "%s"',
    (search) => {
      show(search);
      expect(field().getAttribute('aria-invalid')).toBe('false');
      expect(field().hasAttribute('aria-describedby')).toBe(false);
    },
  );

  it('is told mildly while more typing may put it right', () => {
    show('top status:');
    expect(field().getAttribute('aria-invalid')).toBe('false');
    expect(said()).toContain('Nothing follows “status:”.');
  });

  it.each(['*', '😀', '- !', '"…"'])(
    'is told when nothing can be looked for, or all rows would look found: %s',
    (search) => {
      show(search);
      expect(field().getAttribute('aria-invalid')).toBe('false');
      expect(said()).toBe(`${search} There are no letters or digits to search for.`);
    },
  );

  it('is told once, and of many the first three', () => {
    show('foo:1 foo:1 bar:1 baz:1 qux:1 top');
    expect(Array.from(document.querySelectorAll('#search-problems code'), textOf)).toEqual(['foo', 'bar', 'baz']);
    expect(said()).toContain('1 more like this.');
  });

  it.each(['412', '1.250', 'or', 'x=1', '"412.52"', '10.0.0.1', 'A-4.25', 'amount:12.50EUR', 'top EUR'])(
    'is nothing to tell where text This is searched as text: %s',
    (search) => {
      show(search);
      expect(document.querySelector('#search-problems')).toBeNull();
    },
  );

  it.each([
    ['amount:>100 EUR', 'EUR This is searched as a word. For the currency, write amount:>100EUR.'],
    ['top -amount:5..10 USDT', 'USDT This is searched as a word. For the currency, write -amount:5..10USDT.'],
    ['412.52', '412.52 This is searched as text. For the amount, write amount:412.52.'],
    ['top -€1,250.00 x', '€1,250.00 This is searched as text. For the amount, write -amount:1,250.00.'],
    ['12.50eur', '12.50eur This is searched as text. For the amount, write amount:12.50eur.'],
    [
      'paid OR expired',
      'OR This is searched as text. To match any of several values, write them like status:paid,expired.',
    ],
    ['paid AND big', 'AND This is searched as text. Leave it out: everything you write has to match.'],
    ['top Status=paid', 'Status=paid This is searched as text. Write status:paid.'],
    ['12,50 EUR', '12,50 This is searched as text. For the amount, write amount:12,50EUR.'],
  ])('is no mistake, but told, when what This is searched as text is rather something else: %s', (search, told) => {
    show(search);
    expect(field().getAttribute('aria-invalid')).toBe('false');
    expect(said()).toBe(told);
  });

  it.each(['amount:>100EUR USD', 'amount:>100 Ada', 'EUR amount:>100', 'amount:>100 "EUR"'])(
    'is none in %s',
    (search) => {
      show(search);
      expect(document.querySelector('#search-problems')).toBeNull();
    },
  );

  it('is each thing that is wrong, in its order', () => {
    show('colour:red created:never top');
    const problems = Array.from(document.querySelectorAll('#search-problems code'), textOf);
    expect(problems).toEqual(['colour', 'never']);
  });

  it('is text, whatever was typed', () => {
    show('status:<img> top');
    expect(said()).toContain('<img>');
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('the chips of a search', () => {
  it('are its filters and phrases in one way of writing, not its words', () => {
    show('top STATUS:PAID -tag:vip "top up"');
    expect(chips()).toEqual(['status:paid', '-tag:vip', '"top up"', '']);
  });

  it('are not there for words alone', () => {
    show('top -up');
    expect(chips()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Clear all' })).toBeNull();
  });

  it('remove their filter and leave all else', async () => {
    const { user, onSearch } = show('top status:paid,expired tag:vip');
    await user.click(screen.getByRole('button', { name: 'Remove status:paid,expired' }));
    expect(onSearch.mock.calls).toEqual([['top tag:vip']]);
    expect(field().value).toBe('top tag:vip');
    expect(chips()).toEqual(['tag:vip', '']);
  });

  it('of two that are alike remove one', async () => {
    const { user, onSearch } = show('-tag:vip top -tag:vip');
    await user.click(screen.getAllByRole('button', { name: 'Remove -tag:vip' })[1] as HTMLElement);
    expect(onSearch.mock.calls).toEqual([['-tag:vip top']]);
  });

  it('end with one that clears all, the words too', async () => {
    const { user, onSearch } = show('top status:paid');
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(onSearch.mock.calls).toEqual([['']]);
    expect(field().value).toBe('');
    expect(chips()).toBeNull();
  });
});

describe('the menus and the text', () => {
  const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name, hidden: true });

  it('say the same: a menu writes the text, and the text is what the menu shows', async () => {
    const { user, onSearch } = show('top');
    await user.click(box('Paid'));
    expect(field().value).toBe('top status:paid');
    await user.click(box('Expired'));
    expect(field().value).toBe('top status:paid,expired');
    expect([box('Paid').checked, box('Expired').checked, box('Open').checked]).toEqual([true, true, false]);
    await user.click(box('Paid'));
    await user.click(box('Expired'));
    expect(onSearch).toHaveBeenLastCalledWith('top');
  });

  it.each([
    ['Needs attention', 'is:attention'],
    ['Paid after expiry', 'is:late'],
    ['Has a note', 'has:note'],
    ['Archived', 'is:archived'],
  ])('switch "%s" on and off', async (name, text) => {
    const { user } = show('top');
    await user.click(box(name));
    expect(field().value).toBe(`top ${text}`);
    expect(box(name).checked).toBe(true);
    await user.click(box(name));
    expect(field().value).toBe('top');
    expect(box(name).checked).toBe(false);
  });

  it('leave what is wrong in the text, and it is still told', async () => {
    const { user } = show('stauts:paid status:payd top');
    await user.click(box('Expired'));
    expect(field().value).toBe('stauts:paid status:payd top status:expired');
    expect(said()).toContain('Unknown field “stauts”.');
    expect(said()).toContain('Unknown status “payd”.');
    await user.click(box('Needs attention'));
    await user.click(screen.getByRole('button', { name: 'Remove status:expired' }));
    expect(field().value).toBe('stauts:paid status:payd top is:attention');
  });

  it('hold several at once, each as a filter of its own', async () => {
    const { user } = show();
    await user.click(box('Needs attention'));
    await user.click(box('Paid after expiry'));
    expect(field().value).toBe('is:attention is:late');
  });

  it('do not take "not" for chosen', () => {
    show('-status:paid -is:late');
    expect([box('Paid').checked, box('Paid after expiry').checked]).toEqual([false, false]);
  });
});

describe('the help beside the field', () => {
  it('has examples that the search understands, all of them together', () => {
    const text = examples()
      .map(([example]) => example)
      .join(' ');
    const { search, problems } = parseSearch(text);
    expect(problems).toEqual([]);
    expect(search).toHaveLength(examples().length);
  });
});
