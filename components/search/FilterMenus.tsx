import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { coinText, typeWord } from '../../lib/checkouts/describe/detailText';
import { statusWord } from '../../lib/checkouts/describe/text';
import { CHECKOUT_TYPES } from '../../lib/inqud/checkoutTypes';
import { STATUSES } from '../../lib/inqud/status';
import type { OfferedChoices } from '../../lib/search/client/filterChoices';
import type { Field } from '../../lib/search/terms';
import { readValue } from '../../lib/search/values';
import { Menu } from '../ui/Menu';

const DAYS = [
  ['today', 'Today'],
  ['yesterday', 'Yesterday'],
  ['this-week', 'This week'],
  ['last-week', 'Last week'],
  ['this-month', 'This month'],
  ['last-month', 'Last month'],
] as const;
const STATES = [
  ['is', 'attention', 'Needs attention'],
  ['is', 'late', 'Went on after it had expired'],
  ['has', 'note', 'Has a note'],
  ['is', 'archived', 'Archived ones instead'],
] as const;
/** What a date field holds; the search may have other words in its place. */
const DAY = /^\d{4}-\d\d-\d\d$/;
/** A menu is no place for a thousand tags; the search field takes any. */
const MOST_CHOICES = 30;

/** Menus for what is looked for most. Each writes terms of the search, so the text says all that is chosen. */
export function FilterMenus(props: {
  chosen: (field: Field) => string[];
  choose: (field: Field, values: string[]) => void;
  /** Whether this value must hold, by a term of its own; and how to change that. */
  holds: (field: Field, value: string) => boolean;
  toggle: (field: Field, value: string) => void;
  choices: OfferedChoices | null;
  /** Told when the menu that needs choices opens, and when it closes. */
  onChoosing: (choosing: boolean) => void;
}) {
  const { chosen, choose, choices } = props;
  const box = (field: Field, value: string, label: ComponentChildren) => {
    const values = chosen(field);
    const on = values.includes(value);
    return (
      <label key={value}>
        <input
          type="checkbox"
          checked={on}
          onChange={() => choose(field, on ? values.filter((each) => each !== value) : [...values, value])}
        />
        {label}
      </label>
    );
  };
  const boxes = (title: string, field: Field, found: OfferedChoices['coins'], word: (value: string) => string) =>
    found.length > 0 && (
      <fieldset>
        <legend>{title}</legend>
        {found.slice(0, MOST_CHOICES).map(({ value, count }) =>
          box(
            field,
            value,
            <>
              <bdi>{word(value)}</bdi> <span class="soft">{count}</span>
            </>,
          ),
        )}
      </fieldset>
    );
  return (
    <>
      <Menu label="Status">{STATUSES.map((status) => box('status', status, statusWord(status)))}</Menu>
      <Menu label="Created">
        <DateChoice field="created" chosen={chosen} choose={choose} />
      </Menu>
      <Menu label="Paid">
        <DateChoice field="paid" chosen={chosen} choose={choose} />
        <p class="soft">By Inqud’s own time of payment, where it gives one.</p>
      </Menu>
      <Menu label="More" onToggle={props.onChoosing}>
        <fieldset>
          <legend>Only</legend>
          {STATES.map(([field, value, label]) => (
            <label key={value}>
              <input type="checkbox" checked={props.holds(field, value)} onChange={() => props.toggle(field, value)} />
              {label}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>Type</legend>
          {CHECKOUT_TYPES.map((type) => box('type', type, typeWord(type)))}
        </fieldset>
        {choices && boxes('Tag', 'tag', choices.tags, (tag) => tag)}
        {choices && boxes('Coin', 'coin', choices.coins, (coin) => coinText(coin, null))}
        {choices && boxes('Network', 'network', choices.networks, (network) => network)}
      </Menu>
    </>
  );
}

function DateChoice(props: {
  field: 'created' | 'paid';
  chosen: (field: Field) => string[];
  choose: (field: Field, values: string[]) => void;
}) {
  const { field } = props;
  const [value = ''] = props.chosen(field);
  const choose = (values: string[]) => props.choose(field, values);
  const [from = '', to = ''] = value.includes('..') ? value.split('..') : [];
  const [own, setOwn] = useState({ from, to });
  const [zone] = useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  useEffect(() => setOwn({ from, to }), [from, to]);
  const set = (change: Partial<typeof own>) => {
    const next = { ...own, ...change };
    setOwn(next);
    const range = `${next.from}..${next.to}`;
    if (range === '..') choose([]);
    // A year that is being typed begins with zeros: what it is about to be is not chosen before it is there.
    else if ('value' in readValue(field, range, true)) choose([range]);
  };
  return (
    <>
      {[['', 'Any time'] as const, ...DAYS].map(([day, label]) => (
        <label key={day}>
          <input type="radio" name={field} checked={value === day} onChange={() => choose(day === '' ? [] : [day])} />
          {label}
        </label>
      ))}
      <fieldset class="menu-range">
        <legend>Own range</legend>
        <label>
          From{' '}
          <input type="date" value={own.from} onChange={({ currentTarget }) => set({ from: currentTarget.value })} />
        </label>
        <label>
          To <input type="date" value={own.to} onChange={({ currentTarget }) => set({ to: currentTarget.value })} />
        </label>
        {DAY.test(own.from) && DAY.test(own.to) && own.from > own.to && <p role="alert">It ends before it begins.</p>}
      </fieldset>
      <p class="soft">Days of your time zone, {zone}.</p>
    </>
  );
}
