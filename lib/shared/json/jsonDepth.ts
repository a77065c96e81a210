/** Deeper than any JSON of Inqud's, and far from what a call stack holds. */
export const DEEPEST_JSON = 100;

const QUOTE = 34;
const BACKSLASH = 92;
const STARTS = [91, 123];
const ENDS = [93, 125];

/** Whether JSON is nested more than `most` deep. Looks at brackets outside of strings only, whatever the text is. */
export function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) at += code === BACKSLASH ? 1 : 0;
    else if (STARTS.includes(code)) {
      depth += 1;
      if (depth > most) return true;
    } else if (ENDS.includes(code)) depth -= 1;
  }
  return false;
}
