import { JsonNumber, jsonNumber, parseJson } from '../api/json.ts';
import type { Answer } from '../http/exchange.ts';

type Fields = Record<string, unknown>;

/** The answer without `id` and `status`. An answer that is no JSON object stays, here and below. */
export function incomplete(answer: Answer): Answer {
  return changed(answer, ({ id: _id, status: _status, ...rest }) => rest);
}

/** The answer with each value of another type than documented; the fields in `except` stay. */
export function wrongTypes(answer: Answer, except: readonly string[]): Answer {
  return changed(answer, (fields) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, except.includes(name) ? value : otherType(value)]),
    ),
  );
}

/** Numbers that no float holds: too many digits, too large, too small. */
const HUGE = [`${'9'.repeat(60)}.${'9'.repeat(60)}`, '1e400', '1e-400', '-9e99999'];

/** The answer with each number replaced by one that no float holds. */
export function hugeDecimals(answer: Answer): Answer {
  let count = 0;
  const next = () => new JsonNumber(HUGE[count++ % HUGE.length] ?? '0');
  return changed(answer, (fields) => replaceNumbers(fields, next));
}

function otherType(value: unknown): unknown {
  if (typeof value === 'string') return true;
  if (typeof value === 'boolean') return 'yes';
  if (value instanceof JsonNumber) return 'many';
  if (Array.isArray(value)) return {};
  if (!isFields(value)) return false;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, otherType(inner)]));
}

function replaceNumbers(value: unknown, replace: (number: JsonNumber) => unknown): unknown {
  if (value instanceof JsonNumber) return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceNumbers(item, replace));
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replaceNumbers(inner, replace)]));
}

/** Changes the fields of a JSON object, its numbers with all their digits. */
function changed(answer: Answer, change: (fields: Fields) => unknown): Answer {
  if (answer.headers['content-type'] !== 'application/json' || typeof answer.body !== 'string') return answer;
  const fields = parseJson(answer.body);
  if (!isFields(fields)) return answer;
  const written = replaceNumbers(change(fields), ({ decimal }) => jsonNumber(decimal));
  return { ...answer, body: JSON.stringify(written) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber);
}
