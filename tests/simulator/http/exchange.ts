/** One request as received. Header names are in lower case; the body has the exact bytes. */
export interface Incoming {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A response: a text, or a stream of texts until the client disconnects. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Stream;
}

/** Starts sending; the returned function is called once when the connection has ended. */
export type Stream = (send: (text: string) => void) => () => void;

export type Handler = (incoming: Incoming) => Answer;

export function jsonAnswer(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export function htmlAnswer(status: number, html: string): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}

/** An unknown route gives 404 with an HTML body (THIRD-PARTY, observed, section 4). */
export function notFoundPage(): Answer {
  return htmlAnswer(404, errorPage('404 Not Found', 'There is nothing at this address.'));
}

/** A small HTML error page, as web servers send it. */
export function errorPage(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width">
<style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:64px auto;max-width:392px;padding:0 16px}h1{font-size:20px}</style></head>
<body><h1>${title}</h1><p>${text}</p></body>
</html>
`;
}

/** Escapes text for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
