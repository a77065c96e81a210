import { t } from '@lingui/core/macro';
import { numberText } from '../../lib/shared/countText';

/** "1,200 of 10,000": how far something has come. */
export function progressText(progress: { done: number; total: number }): string {
  const done = numberText(progress.done);
  const total = numberText(progress.total);
  return t`${done} of ${total}`;
}
