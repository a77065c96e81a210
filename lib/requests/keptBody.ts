import type { KeptBody } from './logged';

/** Twice this for each of the requests stays well within the 10 MB that a browser gives to the memory of a session. */
const MOST_BYTES = 8 * 1024;
const HIDDEN = '[hidden]';

/** What is kept of a body: its beginning, and none of the secrets, however an answer repeats what it was asked with. */
export function keptBody(text: string, secrets: string[]): KeptBody {
  // Before it is cut: half a secret is none that can be found.
  const hidden = secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .filter((form) => form !== '')
    .reduce((rest, form) => rest.replaceAll(form, HIDDEN), text);
  const { read } = new TextEncoder().encodeInto(hidden, new Uint8Array(MOST_BYTES));
  return { text: hidden.slice(0, read), cut: read < hidden.length };
}
