import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useState } from 'preact/hooks';
import { describe, expect, it, vi } from 'vitest';
import { FilterMenus } from '../../../components/search/FilterMenus';
import type { Choices } from '../../../lib/search/contract';
import type { Field } from '../../../lib/search/terms';
import { textOf } from '../support/stage';

/** The menus over what is chosen, as the search bar keeps it. */
function show(first: Partial<Record<Field, string[]>> = {}, choices: Choices | null = null) {
  const choose = vi.fn<(field: Field, values: string[]) => void>();
  const onChoosing = vi.fn();
  let turnTo = (_now: typeof first) => {};
  function Page() {
    const [chosen, setChosen] = useState(first);
    turnTo = setChosen;
    return (
      <FilterMenus
        chosen={(field) => chosen[field] ?? []}
        choose={(field, values) => {
          choose(field, values);
          setChosen({ ...chosen, [field]: values });
        }}
        holds={() => false}
        toggle={() => {}}
        choices={choices}
        onChoosing={onChoosing}
      />
    );
  }
  render(<Page />);
  return { user: userEvent.setup(), choose, onChoosing, turnTo: (now: typeof first) => act(() => turnTo(now)) };
}

const menu = (name: string) => screen.getByRole('group', { name });
const open = (label: string) => {
  const summary = Array.from(document.querySelectorAll('summary')).find(({ textContent }) => textContent === label);
  if (summary) fireEvent.click(summary);
};
const labels = (group: HTMLElement, role: 'checkbox' | 'radio') =>
  within(group)
    .queryAllByRole(role)
    .map((box) => textOf(box.closest('label')));

describe('the status menu', () => {
  it('has every status in words', () => {
    show();
    const words = ['Open', 'Request created', 'Payment detected', 'Paid', 'Conflict', 'Expired'];
    expect(labels(menu('Status'), 'checkbox')).toEqual(words);
  });

  it('takes several, in the order in which they were chosen, and lets each go', async () => {
    const { user, choose } = show({ status: ['EXPIRED'] });
    const status = within(menu('Status'));
    await user.click(status.getByRole('checkbox', { name: 'Paid' }));
    await user.click(status.getByRole('checkbox', { name: 'Expired' }));
    expect(choose.mock.calls).toEqual([
      ['status', ['EXPIRED', 'SUCCESS']],
      ['status', ['SUCCESS']],
    ]);
  });

  it('keeps a status that it does not have', async () => {
    const { user, choose } = show({ status: ['ON_HOLD'] });
    await user.click(within(menu('Status')).getByRole('checkbox', { name: 'Paid' }));
    expect(choose.mock.calls).toEqual([['status', ['ON_HOLD', 'SUCCESS']]]);
  });
});

describe.each<[string, Field]>([
  ['Created', 'created'],
  ['Paid', 'paid'],
])('the menu of days, “%s”', (title, field) => {
  const radio = (name: string) => within(menu(title)).getByRole<HTMLInputElement>('radio', { name });
  const day = (name: 'From' | 'To') =>
    within(within(menu(title)).getByRole('group', { name: 'Custom range' })).getByLabelText<HTMLInputElement>(name);
  const type = (name: 'From' | 'To', value: string) => fireEvent.change(day(name), { target: { value } });

  it.each([
    ['Today', ['today']],
    ['Yesterday', ['yesterday']],
    ['This week', ['this-week']],
    ['Last week', ['last-week']],
    ['This month', ['this-month']],
    ['Last month', ['last-month']],
  ])('writes %s', async (name, values) => {
    const { user, choose } = show();
    await user.click(radio(name));
    expect(choose.mock.calls).toEqual([[field, values]]);
    expect(radio(name).checked).toBe(true);
  });

  it('is at any time at first, and again when asked', async () => {
    const { user, choose } = show();
    expect(radio('Any time').checked).toBe(true);
    await user.click(radio('Today'));
    await user.click(radio('Any time'));
    expect(choose).toHaveBeenLastCalledWith(field, []);
  });

  it('says whose days these are', () => {
    show();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(within(menu(title)).getByText(`Time zone: ${timeZone}`)).toBeDefined();
  });

  it('takes an own range, open on either side', () => {
    const { choose } = show();
    type('From', '2026-11-01');
    type('To', '2026-11-20');
    type('From', '');
    expect(choose.mock.calls).toEqual([
      [field, ['2026-11-01..']],
      [field, ['2026-11-01..2026-11-20']],
      [field, ['..2026-11-20']],
    ]);
  });

  it('without either end is at any time again', () => {
    const { choose } = show({ [field]: ['2026-11-01..'] });
    type('From', '');
    expect(choose.mock.calls).toEqual([[field, []]]);
    expect(radio('Any time').checked).toBe(true);
  });

  it('does not choose a range that ends before it begins, and says so', () => {
    const { choose } = show({ [field]: ['2026-11-10..'] });
    type('To', '2026-11-01');
    expect(choose).not.toHaveBeenCalled();
    expect(day('To').value).toBe('2026-11-01');
    expect(screen.getByText('The end date is before the start date.')).toBeDefined();
    type('From', '2026-10-01');
    expect(choose.mock.calls).toEqual([[field, ['2026-10-01..2026-11-01']]]);
    expect(screen.queryByText('The end date is before the start date.')).toBeNull();
  });

  it('keeps what is chosen, and what is typed, while a year is typed over another', () => {
    const { choose } = show({ [field]: ['2026-11-10..'] });
    for (const year of ['0002', '0020', '0202']) {
      type('From', `${year}-11-10`);
      expect(day('From').value).toBe(`${year}-11-10`);
    }
    expect(choose).not.toHaveBeenCalled();
    type('From', '2025-11-10');
    expect(choose.mock.calls).toEqual([[field, ['2025-11-10..']]]);
  });

  it('shows the range that the text has, also when it changes there', () => {
    const { turnTo } = show({ [field]: ['2026-11-01..2026-11-20'] });
    expect([day('From').value, day('To').value]).toEqual(['2026-11-01', '2026-11-20']);
    turnTo({ [field]: ['..2026-12-24'] });
    expect([day('From').value, day('To').value]).toEqual(['', '2026-12-24']);
    turnTo({});
    expect([day('From').value, day('To').value]).toEqual(['', '']);
  });

  it('forgets an own range when another time is chosen', async () => {
    const { user, choose } = show({ [field]: ['2026-11-01..2026-11-20'] });
    await user.click(radio('Today'));
    await vi.waitFor(() => expect(day('From').value).toBe(''));
    type('To', '2026-12-24');
    expect(choose).toHaveBeenLastCalledWith(field, ['..2026-12-24']);
  });

  it('marks none of its times when the text has another one', () => {
    show({ [field]: ['7d'] });
    expect(within(menu(title)).queryByRole('radio', { checked: true })).toBeNull();
  });
});

describe('the menu of all else', () => {
  const found: Choices = {
    statuses: [],
    tags: [
      { value: 'vip', count: 12 },
      { value: 'refund', count: 3 },
    ],
    coins: [{ value: 'USDT', count: 7 }],
    networks: [{ value: 'TRON', count: 5 }],
  };

  it('asks for what there is to choose while it is open, not before and not after', async () => {
    const { onChoosing } = show();
    expect(onChoosing).not.toHaveBeenCalled();
    open('More');
    await vi.waitFor(() => expect(onChoosing.mock.calls).toEqual([[true]]));
    open('More');
    await vi.waitFor(() => expect(onChoosing.mock.calls).toEqual([[true], [false]]));
  });

  it.each([
    ['Type', 'Any amount', 'type', ['NO_PRICE']],
    ['Tag', 'vip 12', 'tag', ['vip']],
    ['Coin', 'USDT 7', 'coin', ['USDT']],
    ['Network', 'Tron 5', 'network', ['TRON']],
  ] as const)('writes %s', async (group, name, field, values) => {
    const { user, choose } = show({}, found);
    await user.click(within(menu(group)).getByRole('checkbox', { name }));
    expect(choose.mock.calls).toEqual([[field, values]]);
  });

  it('has no group without anything to choose', () => {
    show({}, { statuses: [], tags: [], coins: [], networks: [] });
    for (const name of ['Tag', 'Coin', 'Network']) expect(screen.queryByRole('group', { name })).toBeNull();
  });

  it('shows the 30 most frequent', () => {
    const tags = Array.from({ length: 50 }, (_, i) => ({ value: `tag-${i}`, count: 50 - i }));
    show({}, { ...found, tags });
    expect(labels(menu('Tag'), 'checkbox').at(-1)).toBe('tag-29 21');
    expect(labels(menu('Tag'), 'checkbox')).toHaveLength(30);
  });

  it('shows a tag full of markup as text', () => {
    show({}, { ...found, tags: [{ value: '<img src=x>', count: 1 }] });
    expect(labels(menu('Tag'), 'checkbox')).toEqual(['<img src=x> 1']);
    expect(document.querySelector('img')).toBeNull();
  });
});
