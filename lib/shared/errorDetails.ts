import { cutText } from './cutText';
import { plainText } from './plainText';

const LONGEST_MESSAGE = 300;
const MOST_FRAMES = 12;
/** What a message quotes may be what was typed; a name in code, as in "reading 'at'", is no secret. */
const QUOTED = /(["'`“‘])(?![A-Za-z_$][\w$]{0,19}["'`”’])[^"'`”’\n]{1,2000}(["'`”’])/g;
/** As long as a key or a token, in any alphabet. */
const LONG_WORD = /[^\s/:.,;()]{24,}/g;
/** A line of a stack, in Chrome's form or in Firefox's. */
const FRAME = /^\s+at |@.*:\d+:\d+$/;
const ORIGIN = /[a-z-]+-extension:\/\/[^/\s]+/g;

/**
 * What helps to find the cause of an error: its kind, its message without what it quotes and without whatever is as long as a
 * secret, and where it was thrown.
 */
export function errorDetails(error: unknown): string {
  const { name, message, stack = '' } = error instanceof Error ? error : new Error(textOf(error));
  const frames = stack.split('\n').filter((line) => FRAME.test(line) && line.length < 300);
  const said = plainText(cutText(message, LONGEST_MESSAGE)).replace(QUOTED, '$1…$2').replace(LONG_WORD, '…');
  return [`${plainText(cutText(name, 60))}: ${said}`, ...frames.slice(0, MOST_FRAMES).map(withoutOrigin)].join('\n');
}

function withoutOrigin(frame: string): string {
  return plainText(frame.trim().replace(ORIGIN, ''));
}

function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'no text';
  }
}
