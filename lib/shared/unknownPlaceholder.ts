import { cutText } from './cutText';
import { orList } from './orList';

/** The error message for the first unknown placeholder of a text; null when all are known. */
export function unknownPlaceholder(text: string, known: readonly string[]): string | null {
  const names = known.map((name) => `{${name}}`);
  const unknown = Array.from(text.matchAll(/\{[^{}\n]*\}/g), ([whole]) => whole).find((each) => !names.includes(each));
  return unknown === undefined ? null : `Unknown ${cutText(unknown, 40)}. Use ${orList(names)}.`;
}
