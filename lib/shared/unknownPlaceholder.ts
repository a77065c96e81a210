import { t } from '@lingui/core/macro';
import { cutText } from './cutText';
import { orList } from './orList';

/** The error message for the first unknown placeholder of a text; null when all are known. */
export function unknownPlaceholder(text: string, known: readonly string[]): string | null {
  const names = known.map((name) => `{${name}}`);
  const unknown = Array.from(text.matchAll(/\{[^{}\n]*\}/g), ([whole]) => whole).find((each) => !names.includes(each));
  if (unknown === undefined) return null;
  const typed = cutText(unknown, 40);
  const choices = orList(names);
  return t({
    message: `${typed} isn’t a placeholder. Use ${choices}.`,
    comment: 'What was typed, and a list: one or another',
  });
}
