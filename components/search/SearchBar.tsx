import { plural, t } from '@lingui/core/macro';
import './SearchBar.css';
import type { ComponentChildren, RefObject } from 'preact';
import type { FilterChoices } from '../../lib/search/client/filterChoices';
import type { SearchView } from '../../lib/search/client/searchView';
import { valuesOf, withField } from '../../lib/search/controls';
import { printSearch, printTerm } from '../../lib/search/language';
import { mistakeText } from '../../lib/search/mistakes/mistakeText';
import type { Stray } from '../../lib/search/mistakes/stray';
import { strayIn } from '../../lib/search/mistakes/stray';
import type { Field, Term, Written } from '../../lib/search/terms';
import { isRead } from '../../lib/search/terms';
import { typedKeys } from '../shortcuts/ime';
import { FilterMenus } from './FilterMenus';
import { SearchHelp } from './SearchHelp';

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
  const { written, search, problems: mistakes } = view.parsed.value;
  const wrongs = mistakes.map(({ mistake, ...place }) => ({ ...place, what: mistakeText(mistake) }));
  const write = (next: string) => view.change({ search: next });
  const stray = strayIn(written);
  // All rows would look as if they were found. A minus may begin something.
  const problems =
    wrongs.length + search.length > 0 || ['', '-'].includes(typed.trim())
      ? [...wrongs, ...(stray ? [placeOf(typed, stray)] : [])]
      : [{ from: 0, to: typed.length, what: t`There are no letters or digits to search for.`, unfinished: true }];
  // The same mistake twice is told once.
  const told = [...new Map(problems.map((each) => [`${typed.slice(each.from, each.to)} ${each.what}`, each])).values()];
  const more = told.length - MOST_PROBLEMS;
  const wrong = problems.filter(({ unfinished }) => !unfinished);
  const change = (next: Written[]) => write(printSearch(next));
  return (
    <search class="search-bar">
      <div class="search-bar-fields">
        <input
          type="search"
          ref={props.field}
          value={typed}
          placeholder={t({
            message: 'Order, name, address, status:paid, amount:>100…',
            comment: 'status:paid and amount:>100 stay as they are: the search language is English',
          })}
          aria-label={t`Search checkouts`}
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
        <SearchHelp
          onUse={(example) => {
            write(`${typed.trimEnd()} ${example}`.trimStart());
            props.field.current?.focus();
          }}
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
        <ul class="search-chips" aria-label={t`Filters`}>
          {written.map(
            (term, at) =>
              isRead(term) &&
              term.field !== 'word' && (
                <li key={printTerm(term)}>
                  <bdi class={term.field === 'phrase' || term.field === 'amount' ? 'private' : undefined}>
                    {printTerm(term)}
                  </bdi>
                  <button
                    type="button"
                    class="plain"
                    aria-label={removeText(term)}
                    onClick={() => change(written.filter((_, other) => other !== at))}
                  >
                    ✕
                  </button>
                </li>
              ),
          )}
          <li class="search-clear">
            <button type="button" class="plain" onClick={() => write('')}>
              {t`Clear all`}
            </button>
          </li>
        </ul>
      )}
      {problems.length > 0 && (
        <ul id="search-problems" class={wrong.length > 0 ? 'search-problems' : 'search-problems soft'}>
          {told.slice(0, MOST_PROBLEMS).map(({ from, to, what }) => (
            <li key={from}>
              <code class="private">{typed.slice(from, to)}</code> {what}
            </li>
          ))}
          {more > 0 && <li>{plural(more, { one: '# more like this.', other: '# more like this.' })}</li>}
        </ul>
      )}
    </search>
  );
}

function removeText(term: Term): string {
  const filter = printTerm(term);
  return t({ message: `Remove ${filter}`, comment: 'A filter of the search, such as status:paid' });
}

function placeOf(typed: string, { words, what }: Stray) {
  const from = typed.lastIndexOf(words);
  return { from, to: from + words.length, what, unfinished: true };
}

function isJust(term: Written, field: Field, value: string): boolean {
  return term.field === field && !term.not && 'values' in term && term.values.length === 1 && term.values[0] === value;
}
