/** What a name or a return address may hold in braces, to be filled in for each checkout. */
export const PLACEHOLDERS = ['orderId', 'date', 'agent'] as const;

export type Values = Record<(typeof PLACEHOLDERS)[number], string>;

/** In one pass: what an order ID holds in braces is no placeholder. `write` is how a value stands in the text. */
export function fillTemplate(text: string, values: Values, write = (value: string) => value): string {
  return text.replaceAll(/\{(orderId|date|agent)\}/g, (_, name: keyof Values) => write(values[name]));
}

export function hasPlaceholder(text: string, names: readonly string[] = PLACEHOLDERS): boolean {
  return names.some((name) => text.includes(`{${name}}`));
}

/** A day as everybody reads it the same: "2026-03-01", in the time zone of this computer. `at` is epoch ms. */
export function dayText(at: number): string {
  const day = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** The beginning of a text that is too long, whole characters of it, with a sign that there was more. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cut.length + segment.length >= longest) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}
