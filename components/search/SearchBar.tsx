import './SearchBar.css';
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choices } from '../../lib/search/contract';
import type { Stray } from '../../lib/search/controls';
import { strayIn, valuesOf, withField } from '../../lib/search/controls';
import { parseSearch, printSearch, printTerm } from '../../lib/search/language';
import type { Field, Written } from '../../lib/search/terms';
import { isRead } from '../../lib/search/terms';
import { FilterMenus } from './FilterMenus';

/** Further ones would push the list out of sight. */
const MOST_PROBLEMS = 3;

/** What is looked for, as text and by menus that write the same text. */
export function SearchBar(props: {
  field: RefObject<HTMLInputElement | null>;
  search: string;
  onSearch: (search: string) => void;
  choices: Choices | null;
  /** Told when a menu begins to need choices, and when it ends. */
  onChoosing: (choosing: boolean) => void;
}) {
  const { search: text, onSearch } = props;
  const [typed, setTyped] = useState(text);
  /** What was sent from here and has not come back: while a person types on, the text that comes is an older one. */
  const sent = useRef<string[]>([]);
  useEffect(() => {
    const at = sent.current.indexOf(text);
    sent.current = at === -1 ? [] : sent.current.slice(at + 1);
    // From elsewhere: a saved view, a link, the back button.
    if (at === -1) setTyped(text);
  }, [text]);
  const write = (next: string) => {
    // Blanks alone are no search: what comes back is nothing, or does not come back at all.
    if (next.trim() !== '') sent.current.push(next);
    else if (typed.trim() !== '') sent.current.push('');
    setTyped(next);
    onSearch(next);
  };
  const { written, search, problems: wrongs } = parseSearch(typed);
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
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || typed === '') return;
            event.preventDefault();
            write('');
          }}
        />
        <FilterMenus
          chosen={(field: Field) => valuesOf(search, field)}
          choose={(field, values) => change(withField(written, field, values))}
          holds={(field, value) => search.some((term) => isJust(term, field, value))}
          toggle={(field, value) => {
            const left = written.filter((term) => !isJust(term, field, value));
            change(left.length < written.length ? left : [...written, { field, not: false, values: [value] }]);
          }}
          choices={props.choices}
          onChoosing={props.onChoosing}
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
