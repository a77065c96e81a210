/**
 * The words of a command as sh and bash split them, or null for an unclosed quote. A line break counts as a space, so
 * that a command without its `\` at the line ends is accepted, too. Nothing is expanded or run.
 */
export function shellWords(text: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let rest = text;
  while (rest !== '') {
    const part = PARTS.map(({ pattern, read }) => ({ match: pattern.exec(rest), read })).find(({ match }) => match);
    if (!part?.match) return null;
    const [whole, inner = ''] = part.match;
    rest = rest.slice(whole.length);
    const piece = part.read(inner);
    if (piece !== null) word = (word ?? '') + piece;
    else if (word !== null) {
      words.push(word);
      word = null;
    }
  }
  return word === null ? words : [...words, word];
}

/** The possible next parts, in order of precedence. `read` returns the part's text; null ends the word. */
const PARTS: { pattern: RegExp; read: (inner: string) => string | null }[] = [
  { pattern: /^\\\r?\n/, read: () => '' },
  { pattern: /^[ \t\r\n]+/, read: () => null },
  { pattern: /^\$'([^'\\]*(?:\\.[^'\\]*)*)'/s, read: ansi },
  { pattern: /^'([^']*)'/, read: (inner) => inner },
  { pattern: /^\$?"([^"\\]*(?:\\.[^"\\]*)*)"/s, read: (inner) => inner.replaceAll(/\\(\r?\n|[$`"\\])/g, unescaped) },
  { pattern: /^\\(.)/s, read: (inner) => inner },
  { pattern: /^([^'"\\ \t\r\n$]+|\$(?!['"]))/, read: (inner) => inner },
  // At the very end it is literal.
  { pattern: /^\\$/, read: () => '\\' },
];

function unescaped(_whole: string, letter: string): string {
  return letter.endsWith('\n') ? '' : letter;
}

const LETTERS: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
};
const ESCAPE = /((?:\\x[0-9a-fA-F]{1,2}|\\[0-7]{1,3})+)|\\u([0-9a-fA-F]{1,4})|\\U([0-9a-fA-F]{1,8})|\\(.)/gs;

/** The text in `$'…'`, as bash decodes it: escapes are UTF-8 bytes, code points or control characters. */
function ansi(inner: string): string {
  return inner.replaceAll(ESCAPE, (whole, bytes?: string, short?: string, long?: string, letter?: string) => {
    if (bytes !== undefined) return bytesText(bytes);
    const code = short ?? long;
    if (code !== undefined)
      return Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : whole;
    return LETTERS[letter ?? ''] ?? letter ?? whole;
  });
}

function bytesText(codes: string): string {
  const bytes = codes.split('\\').slice(1);
  return new TextDecoder().decode(
    Uint8Array.from(bytes, (code) =>
      code.startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number.parseInt(code, 8),
    ),
  );
}
