import { cutWhole } from '../shared/cutText';
/** Everything that can go wrong between us and Inqud. The caller says what it means to the user. */
export type InqudError =
  /** No answer: offline, DNS failure, connection cut, or the site is not permitted. The request may have arrived. */
  | { kind: 'network' }
  /** No answer in time (ms). The request may have arrived. */
  | { kind: 'timeout'; after: number }
  /** The caller gave up. The request may have arrived. */
  | { kind: 'aborted' }
  /** The signing key was gone, because the vault was locked. Nothing was sent. */
  | { kind: 'notSigned' }
  /** 401: the token ID or secret is wrong, or the token was revoked. */
  | { kind: 'refused'; status: number; messages: string[] }
  /** 403: the credentials are known, but not allowed to do this. */
  | { kind: 'forbidden'; status: number; messages: string[] }
  | { kind: 'notFound'; status: number; messages: string[] }
  /** 400, 422 and every other 4xx: Inqud understood and said no. */
  | { kind: 'invalid'; status: number; messages: string[] }
  /** 429. `wait` is what Retry-After asked for (ms), or null. */
  | { kind: 'rateLimited'; status: number; wait: number | null }
  /** 5xx. Whether the request took effect is not known. */
  | { kind: 'server'; status: number; wait: number | null }
  /** An answer that is not JSON, such as the HTML page of a proxy or of a hotel's Wi-Fi. */
  | { kind: 'notJson'; status: number }
  /** JSON without what we asked for. Earlier releases stored half an English sentence as its `problem`. */
  | { kind: 'unexpected'; status: number; problem: Deviation | string };

/** What is wrong with an answer. */
export type Deviation =
  | { is: 'no object' }
  /** A required field is missing or malformed. */
  | { is: 'field'; field: string }
  /** It is about this checkout, and another one was asked for. */
  | { is: 'another checkout'; id: string }
  /** It is larger than `LARGEST_ANSWER`, and was not read to its end. */
  | { is: 'too long' }
  /** Its HTTP status is neither success nor an error. */
  | { is: 'status' };

const LONGEST_ID = 60;

/** The error of an answer about another checkout than the one that was asked for. */
export function anotherCheckout(id: string): InqudError {
  return { kind: 'unexpected', status: 200, problem: { is: 'another checkout', id: cutWhole(id, LONGEST_ID) } };
}

/** Turns an answer that is not 2xx into an error (the meaning of the codes is assumed: inqud-api.md, section 4). */
export function errorOfStatus(status: number, body: unknown, wait: number | null): InqudError {
  if (status === 429) return { kind: 'rateLimited', status, wait };
  if (status >= 500) return { kind: 'server', status, wait };
  const messages = messagesIn(body);
  if (status === 401) return { kind: 'refused', status, messages };
  if (status === 403) return { kind: 'forbidden', status, messages };
  if (status === 404) return { kind: 'notFound', status, messages };
  if (status >= 400) return { kind: 'invalid', status, messages };
  return { kind: 'unexpected', status, problem: { is: 'status' } };
}

/** Retry-After in milliseconds: seconds or an HTTP date (RFC 9110, section 10.2.3). Null when absent or unreadable. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  // Every HTTP date ends in GMT. Date.parse also accepts much else, such as "-5", and differently in each browser.
  const date = /GMT$/.test(header.trim()) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

const MOST_MESSAGES = 5;
const LONGEST_MESSAGE = 300;

/** Inqud's error body is not documented, so every string that looks like a message is collected, in document order. */
function messagesIn(body: unknown): string[] {
  const found: string[] = [];
  const visit = (value: unknown, depth: number) => {
    if (found.length >= MOST_MESSAGES || depth > 4) return;
    if (typeof value === 'string') {
      const text = cutWhole(value.trim(), LONGEST_MESSAGE);
      if (text !== '' && !found.includes(text)) found.push(text);
    } else if (Array.isArray(value)) {
      for (const item of value) visit(item, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value);
      const messageEntries = entries.filter(([key]) => /message|error|detail|description|reason|title/i.test(key));
      for (const [, inner] of messageEntries.length > 0 ? messageEntries : entries) visit(inner, depth + 1);
    }
  };
  visit(body, 0);
  return found;
}
