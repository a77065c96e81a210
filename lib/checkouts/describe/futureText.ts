import { t } from '@lingui/core/macro';
import { DAY } from '../../shared/time';
import { IN_DAYS, lengthText, relative } from './text';

/** "in 4:10", "in 6 days" for the ms until then. */
export function futureText(ms: number): string {
  const length = lengthText(ms);
  if (ms >= IN_DAYS) return relative().format(Math.floor(ms / DAY), 'day');
  return t({ message: `in ${length}`, comment: 'Hours and minutes, such as “4:10” or “2 h 5 min”' });
}
