import { isDeeperThan } from './jsonDepth';

/** How JSON is laid out: on several lines with this indent, or on one line when it is null. */
export type JsonLayout = { indent: string | null; colon: string; comma: string };

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Beyond this depth the indents would be many times as long as the text. */
const DEEPEST = 20;

/**
 * Changes the layout of JSON; null when the text is not JSON, or is nested too deep for a layout. Only whitespace between tokens changes: numbers keep
 * every digit, keys keep their order, and `write` decides how each string and literal is written.
 */
export function layJson(
  text: string,
  { indent, colon, comma }: JsonLayout,
  write: (token: string) => string = (token) => token,
): string | null {
  if (isDeeperThan(text, DEEPEST) || !isJson(text)) return null;
  const tokens = text.match(TOKENS) ?? [];
  let depth = 0;
  const line = () => (indent === null ? '' : `\n${indent.repeat(depth)}`);
  return tokens
    .map((token, i) => {
      if (token === ',') return comma + line();
      if (token === ':') return colon;
      if (isStart(token)) {
        if (isEnd(tokens[i + 1])) return token;
        depth += 1;
        return token + line();
      }
      if (!isEnd(token)) return write(token);
      if (isStart(tokens[i - 1])) return token;
      depth -= 1;
      return line() + token;
    })
    .join('');
}

function isStart(token: string | undefined): boolean {
  return token === '{' || token === '[';
}

function isEnd(token: string | undefined): boolean {
  return token === '}' || token === ']';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
