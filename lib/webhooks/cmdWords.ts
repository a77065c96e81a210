/** Whether a command is written for Windows' cmd: `^` at the end of a line or before a quote. */
export function isCmd(text: string): boolean {
  return /\^(?:\r?\n|")/.test(text);
}

/**
 * The words of a command as Windows splits them, or null for an unclosed quote: `^` escapes the next character
 * and joins lines; within double quotes `\"` and `""` are a quote.
 */
export function cmdWords(text: string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let rest = withoutCarets(text);
  while (rest !== '') {
    const [whole, space, quoted, plain = ''] = PART.exec(rest) ?? [];
    if (whole === undefined) return null;
    rest = rest.slice(whole.length);
    if (space === undefined) word = (word ?? '') + (quoted === undefined ? unescaped(plain) : unescaped(quoted));
    else if (word !== null) {
      words.push(word);
      word = null;
    }
  }
  return word === null ? words : [...words, word];
}

const PART = /^(?:([ \t\r\n]+)|"([^"\\]*(?:(?:\\.|"")[^"\\]*)*)"|((?:[^"\\ \t\r\n]|\\"|\\)+))/s;

/** As Windows programs parse their command line: a backslash escapes only before a quote. */
function unescaped(text: string): string {
  return text.replaceAll(/(?<!\\)(\\+)"|""/g, (whole, slashes?: string) =>
    slashes === undefined ? '"' : whole.slice(Math.ceil(slashes.length / 2)),
  );
}

/** A caret at the end of a line joins it with the next; otherwise it escapes the next character. */
function withoutCarets(text: string): string {
  return text.replaceAll(/\^(\r?\n|.)/gs, (_whole, next: string) => (next.endsWith('\n') ? '' : next));
}
