/** A text of a configuration file of nats-server: quoted, so that no character in it can mean more. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A list of texts, one a line. */
export function list(texts: readonly string[], indent: string): string {
  return `[\n${texts.map((text) => `${indent}  ${quoted(text)}\n`).join('')}${indent}]`;
}
