import { orList } from './orList';
import { cutText } from './template';

/** What stands in braces and is nothing that can be filled in, in words for the person who typed it; null when all is known. */
export function unknownPlaceholder(text: string, known: readonly string[]): string | null {
  const names = known.map((name) => `{${name}}`);
  const unknown = Array.from(text.matchAll(/\{[^{}\n]*\}/g), ([whole]) => whole).find((each) => !names.includes(each));
  return unknown === undefined ? null : `Unknown ${cutText(unknown, 40)}. Use ${orList(names)}.`;
}
