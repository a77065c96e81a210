import { plainText } from './plainText';

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * JSON with a line for each value. Only the space between its parts is changed: numbers keep every digit, strings and
 * keys are as they arrived, in their order. What is no JSON is given back as it is.
 */
export function prettyJson(text: string): string {
  if (!isJson(text)) return text;
  const tokens = text.match(TOKENS) ?? [];
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  return tokens
    .map((token, i) => {
      if (token === ',') return `,${line()}`;
      if (token === ':') return ': ';
      if (isStart(token)) {
        if (isEnd(tokens[i + 1])) return token;
        depth += 1;
        return token + line();
      }
      if (!isEnd(token)) return plainText(token);
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
