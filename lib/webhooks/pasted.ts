import { readCurl } from './curl';
import { readHttpText } from './httpText';
import { LONGEST_WEBHOOK } from './outcomes';
import type { Pasted } from './pastedForm';
import { unwrap } from './wrapped';

const CURL = /^\s*(?:[$>]\s*)?curl(?:\.exe)?\s/i;
const REQUEST_LINE = /^\s*(?:[A-Z]+ \S+ HTTP\/\d|(?:POST|PUT|PATCH) \S+\s*\n)/;
/** A data URL is none. */
const HEADER_LINE = /^\s*:?(?!data:[^\s,]*,)[a-z][\w-]*:[^\n]*\n/i;

/**
 * Detects the format of a pasted text by its beginning, and extracts body and digest, and the body from any wrapping. A body
 * alone is unchanged.
 */
export function readPasted(text: string): Pasted {
  const read = readForm(text);
  // This is too long to be typed by hand, and is refused as a webhook.
  if (!read.ok || read.body.length > LONGEST_WEBHOOK) return read;
  const found = unwrap(read.body);
  if (!found) return read;
  const { body, wrapping } = found;
  return { ...read, body, digest: read.digest ?? found.digest, wrapping, unwrapped: read.body };
}

function readForm(text: string): Pasted {
  if (CURL.test(text)) return readCurl(text);
  if (REQUEST_LINE.test(text) || HEADER_LINE.test(text)) return readHttpText(text);
  return { ok: true, form: 'body', body: text, digest: null };
}
