import { t } from '@lingui/core/macro';
import { MINUTE } from '../../shared/time';
import { agoText } from './text';

/**
 * What a wrong clock did to the first link, before Inqud's answer corrected it. `laterBy` is how much later than wanted it
 * ends, ms, negative for sooner.
 */
export function wrongEndText(laterBy: number): string {
  // Rounded, or two days and a request's way are 47 hours.
  const length = agoText(Math.round(Math.abs(laterBy) / MINUTE) * MINUTE);
  return laterBy > 0
    ? t({
        message: `This computer’s clock is ahead of Inqud’s, so this link expires later than you chose. Difference: ${length}. New links will expire as chosen.`,
        comment: 'A length of time, such as “12 min”',
      })
    : t({
        message: `This computer’s clock is behind Inqud’s, so this link expires earlier than you chose. Difference: ${length}. New links will expire as chosen.`,
        comment: 'A length of time, such as “12 min”',
      });
}
