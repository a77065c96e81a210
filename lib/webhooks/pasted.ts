import { readCurl } from './curl';
import { readHttpText } from './httpText';

/** What a person pasted: a body alone, a request as text, or a curl command. */
export type Form = 'body' | 'request' | 'curl';

export type Pasted =
  | { ok: true; form: Form; body: string; digest: string | null }
  | { ok: false; form: Form; problem: PasteProblem };

export type PasteProblem =
  /** The body is in a file that the command names. */
  | { kind: 'file'; name: string }
  | { kind: 'no body' }
  /** A quote that is opened and not closed: the command was cut off. */
  | { kind: 'open quote' }
  /** No empty line between headers and body. */
  | { kind: 'no empty line' };

export const DIGEST_HEADER = 'x-payload-digest';

const CURL = /^\s*(?:[$>]\s*)?curl(?:\.exe)?\s/i;
const REQUEST_LINE = /^\s*(?:[A-Z]+ \S+ HTTP\/\d|(?:POST|PUT|PATCH) \S+\s*\n)/;
const HEADER_LINE = /^\s*:?[a-z][\w-]*:[^\n]*\n/i;

/** Recognises what was pasted by its beginning, and takes body and digest out of it. A body alone is left untouched. */
export function readPasted(text: string): Pasted {
  if (CURL.test(text)) return readCurl(text);
  if (REQUEST_LINE.test(text) || HEADER_LINE.test(text)) return readHttpText(text);
  return { ok: true, form: 'body', body: text, digest: null };
}
