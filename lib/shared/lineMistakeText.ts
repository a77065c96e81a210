import { t } from '@lingui/core/macro';
import type { LineMistake } from './text';

/** What is wrong with a single-line text, and what to do. */
export function lineMistakeText(mistake: LineMistake): string {
  return mistake === 'line break'
    ? t`Remove the line break.`
    : t`This contains an invisible character. Type it instead of pasting.`;
}
