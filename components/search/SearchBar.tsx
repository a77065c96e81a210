import './SearchBar.css';
import type { ComponentChildren, RefObject } from 'preact';
import type { FilterChoices } from '../../lib/search/client/filterChoices';
import type { SearchView } from '../../lib/search/client/searchView';
import type { Stray } from '../../lib/search/controls';
import { strayIn, valuesOf, withField } from '../../lib/search/controls';
import { printSearch, printTerm } from '../../lib/search/language';
import type { Field, Written } from '../../lib/search/terms';
import { isRead } from '../../lib/search/terms';
import { typedKeys } from '../shortcuts/ime';
import { FilterMenus } from './FilterMenus';

/** Further ones would push the list out of sight. */
const MOST_PROBLEMS = 3;

/** The text of a search, as the list and the overview have it. */
type SearchText = Pick<SearchView<{ search: string }>, 'value' | 'parsed' | 'change'>;

/** What is looked for, as text and by menus that write the same text. */
export function SearchBar(props: {
  field: RefObject<HTMLInputElement | null>;
  view: SearchText;
  choices: FilterChoices;
  /** Beside the field. */
  children?: ComponentChildren;
}) {
  const { view, choices } = props;
  const { search: typed } = view.value.value;
  const { written, search, problems: wrongs } = view.parsed.value;
  const write = (next: string) => view.change({ search: next });
  const stray = strayIn(written);
  // All rows would look as if they were found. A minus may begin something.
  const problems =
    wrongs.length + search.length > 0 || ['', '-'].includes(typed.trim())
      ? [...wrongs, ...(stray ? [placeOf(typed, stray)] : [])]
      : [{ from: 0, to: typed.length, what: 'There is no letter and no digit to look for.', unfinished: true }];
  // The same mistake twice is told once.
  const told = [...new Map(problems.map((each) => [`${typed.slice(each.from, each.to)} ${each.what}`, each])).values()];
  const wrong = problems.filter(({ unfinished }) => !unfinished);
  const change = (next: Written[]) => write(printSearch(next));
  return (
    <search class="search-bar">
      <div class="search-bar-fields">
        <input
          type="search"
          ref={props.field}
          value={typed}
          placeholder="Order, name, address, status:paid, amount:>100…"
          aria-label="Search checkouts"
          aria-invalid={wrong.length > 0}
          aria-describedby={problems.length > 0 ? 'search-problems' : undefined}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={typedKeys((event) => {
            if (event.key !== 'Escape' || typed === '') return;
            event.preventDefault();
            write('');
          })}
        />
        {props.children}
        <FilterMenus
          chosen={(field: Field) => valuesOf(search, field)}
          choose={(field, values) => change(withField(written, field, values))}
          holds={(field, value) => search.some((term) => isJust(term, field, value))}
          toggle={(field, value) => {
            const left = written.filter((term) => !isJust(term, field, value));
            change(left.length < written.length ? left : [...written, { field, not: false, values: [value] }]);
          }}
          choices={choices.value.value}
          onChoosing={(isOpen) => {
            choices.isChoosing.value = isOpen;
          }}
        />
      </div>
      {search.some(({ field }) => field !== 'word') && (
        <ul class="search-chips" aria-label="Filters">
          {written.map(
            (term, at) =>
              isRead(term) &&
              term.field !== 'word' && (
                <li key={printTerm(term)}>
                  <bdi>{printTerm(term)}</bdi>
                  <button
                    type="button"
                    class="plain"
                    aria-label={`Remove ${printTerm(term)}`}
                    onClick={() => change(written.filter((_, other) => other !== at))}
                  >
                    ✕
                  </button>
                </li>
              ),
          )}
          <li class="search-clear">
            <button type="button" class="plain" onClick={() => write('')}>
              Clear all
            </button>
          </li>
        </ul>
      )}
      {problems.length > 0 && (
        <ul id="search-problems" class={wrong.length > 0 ? 'search-problems' : 'search-problems soft'}>
          {told.slice(0, MOST_PROBLEMS).map(({ from, to, what }) => (
            <li key={from}>
              <code>{typed.slice(from, to)}</code> {what}
            </li>
          ))}
          {told.length > MOST_PROBLEMS && <li>{told.length - MOST_PROBLEMS} more like this.</li>}
        </ul>
      )}
    </search>
  );
}

function placeOf(typed: string, { words, what }: Stray) {
  const from = typed.lastIndexOf(words);
  return { from, to: from + words.length, what, unfinished: true };
}

function isJust(term: Written, field: Field, value: string): boolean {
  return term.field === field && !term.not && 'values' in term && term.values.length === 1 && term.values[0] === value;
}
