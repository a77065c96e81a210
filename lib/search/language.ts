import { COMMAS } from '../shared/lists';
import { wordsOf } from './fold';
import type { SearchMistake } from './mistake';
import type { Field, FieldTerm, Search, Term, TextTerm, Written } from './terms';
import { createWritten, FIELDS, isList, isRead } from './terms';
import { printValue, quote, readValue } from './values';

/** A mistake in a range of the text. `unfinished` when more typing may still correct it. */
export type SearchProblem = { from: number; to: number; mistake: SearchMistake; unfinished: boolean };

/** A parsed search: its terms, everything that is written, and the mistakes in it. */
export type ParsedSearch = { search: Search; written: Written[]; problems: SearchProblem[] };

/** A name and a colon. A slash or a space after it means a URL or prose. */
const FIELD = /(\p{L}[\p{L}_-]*):(?![/\s]|$)/uy;
const KNOWN_FIELD = new RegExp(`(${FIELDS.join('|')})[:：]`, 'iy');
const QUOTED = /"([^"]*(?:""[^"]*)*)("?)/y;
const WORD = /\S+/y;
const LIST_VALUE = new RegExp(`[^\\s${COMMAS}]+`, 'y');
const COMMA = new RegExp(`[${COMMAS}]`, 'y');

/**
 * Parses the text of the search field. Terms are separated by spaces and all must match:
 *
 *     balance top-up     each of the words, as a prefix
 *     "top up"           these words in sequence, the last one as a prefix; a quote inside is doubled
 *     -word -"a b" -status:paid      not
 *     status:paid,expired            any of these; the other fields likewise
 *
 * Never throws. A mistake is reported and left out, the rest applies. A name with a colon that is not a field is a mistake,
 * unless it looks like a URL (`https://`), a time (`12:30`) or prose (`Note: call`): then it is text. A word without letters
 * and digits is skipped. `written` contains the left out and skipped pieces too, so that changing one term loses nothing.
 */
export function parseSearch(text: string): ParsedSearch {
  const { all: written, add, keep } = createWritten();
  const problems: SearchProblem[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    at += found?.[0].length ?? 0;
    return found;
  };
  const report = (from: number, to: number, mistake: SearchMistake) =>
    problems.push({ from, to, mistake, unfinished: to === text.length });
  /** An unclosed quote is closed when printed, or it would swallow the terms after it. */
  let isOpen = false;
  const sliceFrom = (from: number) => text.slice(from, at) + (isOpen ? '"' : '');

  const takeQuoted = () => {
    const from = at;
    const [, inside = '', end = '"'] = take(QUOTED) ?? [];
    isOpen = end === '';
    if (isOpen) report(from, text.length, { is: 'open quote' });
    return inside.replaceAll('""', '"');
  };
  const takeValues = (field: Field, term: number): string[] => {
    const first = at;
    const values: string[] = [];
    const wrong: string[] = [];
    let isEmpty = true;
    do {
      const from = at;
      const quoted = text[at] === '"';
      const value = quoted ? takeQuoted() : (take(isList(field) ? LIST_VALUE : WORD)?.[0] ?? '');
      if (value.trim() === '') continue;
      isEmpty = false;
      const reading = readValue(field, value, quoted);
      if ('value' in reading) {
        values.push(reading.value);
        continue;
      }
      report(from, at, reading.mistake);
      wrong.push(sliceFrom(from));
    } while (isList(field) && take(COMMA));
    if (isEmpty) {
      report(term, at, { is: 'nothing follows', field });
      keep(sliceFrom(term));
    } else if (wrong.length > 0) keep(text.slice(term, first) + wrong.join(','));
    return [...new Set(values)];
  };
  const takeText = (field: 'word' | 'phrase', not: boolean, start: number, said: string) => {
    if (wordsOf(said).length > 0) add({ field, not, text: said });
    else keep(sliceFrom(start));
  };

  for (take(/\s*/y); at < text.length; take(/\s*/y)) {
    const start = at;
    const not = take(/-/y) !== null;
    const known = take(KNOWN_FIELD)?.[1]?.toLowerCase();
    const field = FIELDS.find((name) => name === known);
    if (field) {
      const values = takeValues(field, start);
      if (values.length > 0) add({ field, not, values });
      continue;
    }
    const from = at;
    const unknown = take(FIELD)?.[1];
    if (unknown) {
      if (text[at] === '"') isOpen = take(QUOTED)?.[2] === '';
      else take(WORD);
      keep(sliceFrom(start));
      report(from, from + unknown.length, { is: 'unknown field', name: unknown });
    } else if (text[at] === '"') takeText('phrase', not, start, takeQuoted());
    else takeText('word', not, start, take(WORD)?.[0] ?? '');
  }
  return { search: written.filter(isRead), written, problems: problems.sort((a, b) => a.from - b.from) };
}

/** The canonical text of a search. Parsed again, it is the same search, with the same mistakes. */
export function printSearch(written: readonly Written[]): string {
  return written.map((each) => (isRead(each) ? printTerm(each) : each.text)).join(' ');
}

export function printTerm(term: Term): string {
  return (term.not ? '-' : '') + ('values' in term ? printField(term) : printText(term));
}

function printField({ field, values }: FieldTerm): string {
  return `${field}:${values.map((value) => printValue(field, value)).join(',')}`;
}

function printText({ field, text }: TextTerm): string {
  return field === 'phrase' ? quote(text) : text;
}
