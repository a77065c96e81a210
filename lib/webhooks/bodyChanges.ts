import type { JsonLayout } from '../shared/json/jsonLayout';
import { layJson } from '../shared/json/jsonLayout';
import { jsonTree } from './jsonTree';
import { inOtherOrders } from './keyOrder';
import { withOtherNumbers } from './numberForms';

const LAYOUTS = {
  compact: { indent: null, colon: ':', comma: ',' },
  spaced: { indent: null, colon: ': ', comma: ', ' },
  'two spaces': { indent: '  ', colon: ': ', comma: ',' },
  'four spaces': { indent: '    ', colon: ': ', comma: ',' },
  tabs: { indent: '\t', colon: ': ', comma: ',' },
} as const satisfies Record<string, JsonLayout>;
export type Layout = keyof typeof LAYOUTS;

/** How a body was changed after it was signed. `signed` is its form when it was signed. */
export type BodyChange =
  | { kind: 'newline added' | 'newline removed' | 'spaces added' | 'byte order mark added' }
  | { kind: 'line ends'; signed: 'CRLF' | 'LF' }
  | { kind: 'layout'; signed: Layout }
  | { kind: 'escapes' | 'key order' | 'numbers' };

type Before = { change: BodyChange; text: string };

/** The texts that may have been signed, given the received one, the likeliest first. */
export function* textsBefore(body: string): Generator<Before> {
  yield { change: { kind: 'newline added' }, text: body.replace(/(?<![\r\n])(?:\r?\n)+$/, '') };
  yield { change: { kind: 'newline removed' }, text: `${body}\n` };
  yield { change: { kind: 'newline removed' }, text: `${body}\r\n` };
  yield { change: { kind: 'line ends', signed: 'LF' }, text: body.replaceAll('\r\n', '\n') };
  yield { change: { kind: 'line ends', signed: 'CRLF' }, text: body.replaceAll(/\r?\n/g, '\r\n') };
  yield { change: { kind: 'byte order mark added' }, text: body.replace(/^\ufeff/, '') };
  yield { change: { kind: 'spaces added' }, text: body.trim() };
  yield* layoutsOf(body.trim());
  yield* rewritten(body.trim());
}

/** The same JSON with its keys in other orders, or its numbers in other notations, compact or in Python's layout. */
function* rewritten(body: string): Generator<Before> {
  const tree = jsonTree(body);
  if (!tree || tree.is === 'value') return;
  for (const [kind, texts] of [
    ['key order', inOtherOrders(tree)],
    ['numbers', withOtherNumbers(tree)],
  ] as const) {
    for (const text of texts) {
      yield { change: { kind }, text };
      yield { change: { kind }, text: layJson(text, LAYOUTS.spaced) ?? text };
    }
  }
}

/** Each layout with both line ends, with and without a final one, then each with other escapes. */
function* layoutsOf(body: string): Generator<Before> {
  for (const signed of Object.keys(LAYOUTS) as Layout[]) {
    const text = layJson(body, LAYOUTS[signed]);
    if (text === null) return;
    for (const ended of [text, `${text}\n`]) {
      yield { change: { kind: 'layout', signed }, text: ended };
      yield { change: { kind: 'layout', signed }, text: ended.replaceAll('\n', '\r\n') };
    }
  }
  for (const write of WAYS) {
    for (const text of [body.replaceAll(STRING, write), ...inLayouts(body, write)]) {
      yield { change: { kind: 'escapes' }, text };
    }
  }
}

const inLayouts = (body: string, write: (token: string) => string) =>
  Object.values(LAYOUTS).flatMap((layout) => layJson(body, layout, write) ?? []);

const WAYS: ((token: string) => string)[] = [
  plain,
  (token) => escaped(plain(token)),
  (token) => slashed(plain(token)),
  (token) => slashed(escaped(plain(token))),
];

const STRING = /"[^"\\]*(?:\\.[^"\\]*)*"/g;

/** Unescaped as far as JSON allows. */
function plain(token: string): string {
  return token.startsWith('"') ? JSON.stringify(JSON.parse(token)) : token;
}

/** Non-ASCII characters escaped, as Python and PHP write them. */
function escaped(token: string): string {
  return token.replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Slashes escaped, `https:\/\/`, as PHP writes them. */
function slashed(token: string): string {
  return token.replaceAll('/', '\\/');
}
