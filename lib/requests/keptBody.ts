import type { KeptBody } from './logged';

/** Two bodies of this size for each request stay well within the 10 MB quota of session storage. */
const MOST_BYTES = 8 * 1024;
const HIDDEN = '[hidden]';

/** The part of a body that is logged: truncated, and without the secrets, even where an answer repeats them. */
export function keptBody(text: string, secrets: string[]): KeptBody {
  // Before truncating: half a secret would not be recognised.
  const hidden = secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .filter((form) => form !== '')
    .reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
  const { read } = new TextEncoder().encodeInto(hidden, new Uint8Array(MOST_BYTES));
  return { text: hidden.slice(0, read), cut: read < hidden.length };
}
