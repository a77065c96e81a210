import type { JsonTree } from './jsonTree';
import { printTree } from './jsonTree';

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const QUOTED = /^"-?\d+(?:\.\d+)?"$/;

/** The most numbers that are tried in every combination. */
const FEW = 4;

/** The same JSON with its numbers written as other programs write them, without spaces. */
export function* withOtherNumbers(tree: JsonTree): Generator<string> {
  for (const write of FORMS) yield printTree(tree, { value: write });
  const count = numbersIn(tree);
  if (count < 2 || count > FEW) return;
  for (let choice = 0; choice < COMBINED.length ** count; choice += 1) {
    let rest = choice;
    yield printTree(tree, {
      value: (text) => {
        if (!NUMBER.test(text)) return text;
        const write = COMBINED[rest % COMBINED.length];
        rest = Math.floor(rest / COMBINED.length);
        return write?.(text) ?? text;
      },
    });
  }
}

function numbersIn(tree: JsonTree): number {
  if (tree.is === 'value') return NUMBER.test(tree.text) ? 1 : 0;
  const parts = tree.is === 'list' ? tree.items : tree.entries.map(([, value]) => value);
  return parts.reduce((sum, part) => sum + numbersIn(part), 0);
}

type Write = (text: string) => string;

const same: Write = (text) => text;
/** `1.50` as `1.5`, `1.00` and `1.0` as `1`, `1E-8` in full. */
const shortest: Write = (text) => written(text, (whole, fraction) => joined(whole, fraction.replace(/0+$/, '')));
/** Whole numbers as programs with floating point write them: `1.0`. */
const floating: Write = (text) =>
  written(text, (whole, fraction) => joined(whole, fraction.replace(/0+$/, '').padEnd(1, '0')));
const withDigits =
  (digits: number): Write =>
  (text) =>
    written(text, (whole, fraction) => joined(whole, fraction.replace(/0+$/, '').padEnd(digits, '0')));
/** As JavaScript and Python write it, with an exponent where they do. */
const script: Write = (text) => (NUMBER.test(text) ? String(Number(text)) : text);
const quoted: Write = (text) => (NUMBER.test(text) ? `"${text}"` : text);
const unquoted: Write = (text) => (QUOTED.test(text) ? text.slice(1, -1) : text);

const COMBINED = [same, shortest, floating, withDigits(2)];
const FORMS = [shortest, floating, withDigits(2), withDigits(6), withDigits(8), script, quoted, unquoted];

/** Prints the number with all its digits; any other token is unchanged. */
function written(text: string, write: (whole: string, fraction: string) => string): string {
  const [, sign = '', whole, fraction = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return text;
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const left =
    digits
      .slice(0, Math.max(point, 0))
      .padEnd(point, '0')
      .replace(/^0+(?=\d)/, '') || '0';
  const right = point >= 0 ? digits.slice(point) : digits.padStart(digits.length - point, '0');
  return sign + write(left, right);
}

function joined(whole: string, fraction: string): string {
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
