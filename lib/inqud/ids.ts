/** Pattern source of a lower-case UUID. */
export const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** The shapes of Inqud's identifiers, as its documented examples show them. The token's tail is not documented. */
const SHAPES = {
  widget: new RegExp(`^CAP-${UUID}$`, 'i'),
  checkout: new RegExp(`^CCO-${UUID}$`, 'i'),
  token: /^TKN-[\w-]{4,}$/i,
};

export function isId(kind: keyof typeof SHAPES, text: string): boolean {
  return SHAPES[kind].test(text);
}
