import { DEEPEST_JSON, isDeeperThan } from '../shared/json/jsonDepth';

/** JSON as it is written: every number, string and literal as its own text, keys in their order. */
export type JsonTree =
  | { is: 'object'; entries: [key: string, value: JsonTree][]; text: string }
  | { is: 'list'; items: JsonTree[]; text: string }
  | { is: 'value'; text: string };

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/gsy;
const BLANK = /\s*/y;

/** Parses JSON and keeps the notation of every token; null when it is invalid or far too deep. `text` is the source text of each part. */
export function jsonTree(text: string): JsonTree | null {
  if (isDeeperThan(text, DEEPEST_JSON)) return null;
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  let at = 0;
  const next = (): string => {
    BLANK.lastIndex = at;
    BLANK.exec(text);
    TOKEN.lastIndex = BLANK.lastIndex;
    const token = TOKEN.exec(text)?.[0] ?? '';
    at = TOKEN.lastIndex;
    return token;
  };
  const read = (token: string): JsonTree => {
    const start = at - token.length;
    if (token === '{') {
      const entries: [string, JsonTree][] = [];
      for (let key = next(); key !== '}'; key = next()) {
        if (key === ',') continue;
        next();
        entries.push([key, read(next())]);
      }
      return { is: 'object', entries, text: text.slice(start, at) };
    }
    if (token === '[') {
      const items: JsonTree[] = [];
      for (let item = next(); item !== ']'; item = next()) if (item !== ',') items.push(read(item));
      return { is: 'list', items, text: text.slice(start, at) };
    }
    return { is: 'value', text: token };
  };
  return read(next());
}

/** The value under a key of an object; null when there is none. */
export function fieldOf(tree: JsonTree, key: string): JsonTree | null {
  if (tree.is !== 'object') return null;
  return tree.entries.find(([name]) => stringIn(name) === key)?.[1] ?? null;
}

/** The string value of a token; null when it is not a string. */
export function stringIn(token: string): string | null {
  if (!token.startsWith('"')) return null;
  const read: unknown = JSON.parse(token);
  return typeof read === 'string' ? read : null;
}

/** Written without spaces, with each object's entries and each value as these say. */
export function printTree(
  tree: JsonTree,
  how: {
    entries?: (entries: [string, JsonTree][]) => [string, JsonTree][];
    value?: (text: string) => string;
  },
): string {
  const { entries = (all) => all, value = (text) => text } = how;
  const print = (part: JsonTree): string => {
    if (part.is === 'object')
      return `{${entries(part.entries)
        .map(([key, each]) => `${key}:${print(each)}`)
        .join(',')}}`;
    return part.is === 'list' ? `[${part.items.map(print).join(',')}]` : value(part.text);
  };
  return print(tree);
}
