/** How JSON is spread out: in lines with this indent, or in one line when it is null. */
export type JsonLayout = { indent: string | null; colon: string; comma: string };

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * JSON in another layout, or null for what is no JSON. Only the space between its parts is changed: numbers keep every
 * digit, strings and keys are as `write` gives them, in their order.
 */
export function layJson(
  text: string,
  { indent, colon, comma }: JsonLayout,
  write: (token: string) => string = (token) => token,
): string | null {
  if (!isJson(text)) return null;
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
