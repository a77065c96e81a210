import { cmdWords, isCmd } from './cmdWords';
import type { Pasted, PasteProblem } from './pastedForm';
import { DIGEST_HEADER } from './pastedForm';
import { shellWords } from './shellWords';

/** The options with a part of the body; in all but the raw one, `@` reads a file. */
const DATA = ['-d', '--data', '--data-ascii', '--data-binary', '--data-raw', '--json'];
const HEADER = ['-H', '--header'];
/** Short options with a value, which may follow directly. */
const VALUED = 'AbcCdDeEFHKmoPQrtTuUwxXyYz';

/** Parses a curl command copied from a terminal, a log or a browser's network panel, for sh or for Windows. */
export function readCurl(text: string): Pasted {
  const refused = (problem: PasteProblem): Pasted => ({ ok: false, form: 'curl', problem });
  const words = isCmd(text) ? cmdWords(text) : shellWords(text);
  if (!words) return refused({ kind: 'open quote' });
  const options = optionsOf(words);
  const data = options.filter(({ name }) => DATA.includes(name));
  const file = data.find(({ name, value }) => name !== '--data-raw' && value.startsWith('@'));
  if (file) return refused({ kind: 'file', name: file.value.slice(1) });
  const [first, ...others] = data;
  if (!first || data.every(({ value }) => value === '')) return refused({ kind: 'no body' });
  // Joined like curl does.
  const body = others.reduce((all, { name, value }) => all + (name === '--json' ? '' : '&') + value, first.value);
  const headers = options.filter(({ name }) => HEADER.includes(name)).map(({ value }) => headerOf(value));
  return { ok: true, form: 'curl', body, digest: headers.find(({ name }) => name === DIGEST_HEADER)?.value ?? null };
}

function headerOf(text: string): { name: string; value: string } {
  const colon = text.indexOf(':');
  return { name: text.slice(0, Math.max(colon, 0)).trim().toLowerCase(), value: text.slice(colon + 1).trim() };
}

/** The options with their values. Anything else, such as the URL, is skipped. */
function optionsOf(words: readonly string[]): { name: string; value: string }[] {
  const options: { name: string; value: string }[] = [];
  for (let i = 0; i < words.length; i++) {
    const { name, value } = optionIn(words[i] ?? '') ?? {};
    if (name === undefined) continue;
    if (value === undefined) i += 1;
    options.push({ name, value: value ?? words[i] ?? '' });
  }
  return options;
}

/** An option with a value: `-d`, `-sSd`, `-dvalue`, `--data`. The value is undefined when it is the next word. */
function optionIn(word: string): { name: string; value: string | undefined } | null {
  if ([...DATA, ...HEADER].includes(word)) return { name: word, value: undefined };
  if (!/^-[a-z]/i.test(word)) return null;
  const at = Array.from(word).findIndex((letter, i) => i > 0 && VALUED.includes(letter));
  if (at === -1) return null;
  const rest = word.slice(at + 1);
  return { name: `-${word[at]}`, value: rest === '' ? undefined : rest };
}
