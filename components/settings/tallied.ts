import { t } from '@lingui/core/macro';
import { numberText } from '../../lib/shared/countText';

/** "rejected: 1" */
export function tallied(word: string, count: number): string {
  const number = numberText(count);
  return t({ message: `${word}: ${number}`, comment: 'How often it was: “rejected: 1”' });
}
