import { dechunk } from './dechunk';
import type { Pasted } from './pastedForm';
import { DIGEST_HEADER } from './pastedForm';

/** Parses a request as text: an optional request line, headers, an empty line, and the unchanged body. */
export function readHttpText(text: string): Pasted {
  const request = text.trimStart();
  const empty = /\r?\n\r?\n/.exec(request);
  if (!empty) return { ok: false, form: 'request', problem: { kind: 'no empty line' } };
  const headers = headersOf(request.slice(0, empty.index));
  const sent = request.slice(empty.index + empty[0].length);
  const chunks = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '') ? dechunk(sent) : null;
  const body = chunks ?? ofLength(sent, headers.get('content-length'));
  if (body === '') return { ok: false, form: 'request', problem: { kind: 'no body' } };
  return { ok: true, form: 'request', body, digest: headers.get(DIGEST_HEADER) ?? null };
}

/** By name in lower case; the first of several. */
function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const [, name, value = ''] = /^([\w-]+):(.*)$/.exec(line) ?? [];
    if (name !== undefined && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value.trim());
  }
  return headers;
}

/** Removes line breaks that were added by copying: the content length in bytes tells where the body ends. */
function ofLength(body: string, length: string | undefined): string {
  if (length === undefined || !/^\d+$/.test(length)) return body;
  const shorter = body.trimEnd();
  let bytes = new TextEncoder().encode(shorter).length;
  for (let end = shorter.length; end <= body.length; end += 1) {
    if (bytes === Number(length)) return body.slice(0, end);
    bytes += new TextEncoder().encode(body.charAt(end)).length;
  }
  return body;
}
