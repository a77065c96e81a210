import { msg, t } from '@lingui/core/macro';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { coinText, networkWord, typeWord } from '../../lib/checkouts/describe/detailText';
import { statusWord } from '../../lib/checkouts/describe/text';
import { CHECKOUT_TYPES } from '../../lib/inqud/checkoutTypes';
import { STATUSES } from '../../lib/inqud/status';
import { i18n } from '../../lib/language/i18n';
import type { OfferedChoices } from '../../lib/search/client/filterChoices';
import type { Field } from '../../lib/search/terms';
import { readValue } from '../../lib/search/values';
import { numberText } from '../../lib/shared/countText';
import { Menu } from '../ui/Menu';

const DAYS = [
  ['today', msg`Today`],
  ['yesterday', msg`Yesterday`],
  ['this-week', msg`This week`],
  ['last-week', msg`Last week`],
  ['this-month', msg`This month`],
  ['last-month', msg`Last month`],
] as const;
const STATES = [
  ['is', 'attention', msg`Needs attention`],
  ['is', 'late', msg`Paid after expiry`],
  ['has', 'note', msg`Has a note`],
  ['is', 'archived', msg({ message: 'Archived', context: 'filter' })],
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
              <bdi>{word(value)}</bdi> <span class="soft">{numberText(count)}</span>
            </>,
          ),
        )}
      </fieldset>
    );
  return (
    <>
      <Menu label={t({ message: 'Status', context: 'filter' })}>
        {STATUSES.map((status) => box('status', status, statusWord(status)))}
      </Menu>
      <Menu label={t({ message: 'Created', context: 'filter' })}>
        <DateChoice field="created" chosen={chosen} choose={choose} />
      </Menu>
      <Menu label={t({ message: 'Paid', context: 'filter' })}>
        <DateChoice field="paid" chosen={chosen} choose={choose} />
        <p class="soft">{t`Uses Inqud’s time of payment, if it gives one.`}</p>
      </Menu>
      <Menu label={t({ message: 'More', context: 'filter' })} onToggle={props.onChoosing}>
        <fieldset>
          <legend>{t({ message: 'Only', comment: 'Only checkouts that need attention, have a note …' })}</legend>
          {STATES.map(([field, value, label]) => (
            <label key={value}>
              <input type="checkbox" checked={props.holds(field, value)} onChange={() => props.toggle(field, value)} />
              {i18n._(label)}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t({ message: 'Type', context: 'filter' })}</legend>
          {CHECKOUT_TYPES.map((type) => box('type', type, typeWord(type)))}
        </fieldset>
        {choices && boxes(t({ message: 'Tag', context: 'filter' }), 'tag', choices.tags, (tag) => tag)}
        {choices &&
          boxes(t({ message: 'Coin', context: 'filter' }), 'coin', choices.coins, (coin) => coinText(coin, null))}
        {choices && boxes(t({ message: 'Network', context: 'filter' }), 'network', choices.networks, networkWord)}
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
      {[['', msg`Any time`] as const, ...DAYS].map(([day, label]) => (
        <label key={day}>
          <input type="radio" name={field} checked={value === day} onChange={() => choose(day === '' ? [] : [day])} />
          {i18n._(label)}
        </label>
      ))}
      <fieldset class="menu-range">
        <legend>{t`Custom range`}</legend>
        <label>
          {t({ message: 'From', comment: 'The first day of a range' })}{' '}
          <input type="date" value={own.from} onChange={({ currentTarget }) => set({ from: currentTarget.value })} />
        </label>
        <label>
          {t({ message: 'To', comment: 'The last day of a range' })}{' '}
          <input type="date" value={own.to} onChange={({ currentTarget }) => set({ to: currentTarget.value })} />
        </label>
        {DAY.test(own.from) && DAY.test(own.to) && own.from > own.to && (
          <p role="alert">{t`The end date is before the start date.`}</p>
        )}
      </fieldset>
      <p class="soft">{t`Time zone: ${zone}`}</p>
    </>
  );
}
