import { readCurl } from './curl';
import { readHttpText } from './httpText';
import type { Pasted } from './pastedForm';

const CURL = /^\s*(?:[$>]\s*)?curl(?:\.exe)?\s/i;
const REQUEST_LINE = /^\s*(?:[A-Z]+ \S+ HTTP\/\d|(?:POST|PUT|PATCH) \S+\s*\n)/;
const HEADER_LINE = /^\s*:?[a-z][\w-]*:[^\n]*\n/i;

/** Detects the format of a pasted text by its beginning, and extracts body and digest. A body alone is unchanged. */
export function readPasted(text: string): Pasted {
  if (CURL.test(text)) return readCurl(text);
  if (REQUEST_LINE.test(text) || HEADER_LINE.test(text)) return readHttpText(text);
  return { ok: true, form: 'body', body: text, digest: null };
}
