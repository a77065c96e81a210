import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'preact/hooks';
import { checkPassphrase } from '../../../lib/accounts/passphraseRules';
import { passphraseMistakeText } from '../../../lib/accounts/passphraseText';
import type { Strength } from '../../../lib/accounts/strength';
import { perLanguage } from '../../../lib/language/perLanguage';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/shared/time';

const unit = (locale: string | undefined, name: string) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' });
const units = perLanguage((locale) => ({
  year: unit(locale, 'year'),
  day: unit(locale, 'day'),
  hour: unit(locale, 'hour'),
  minute: unit(locale, 'minute'),
  second: unit(locale, 'second'),
}));

const YEAR = 365 * DAY;

/** How hard a typed passphrase is to guess. The estimate needs a list of common ones, so it is loaded only when somebody types. */
export function useStrength(typed: string, known: string[]): Strength | null {
  const [strength, setStrength] = useState<Strength | null>(null);
  useEffect(() => {
    let stale = false;
    if (typed === '') setStrength(null);
    else {
      void import('../../../lib/accounts/strength').then(({ strengthOf }) => {
        if (!stale) setStrength(strengthOf(typed, known));
      });
    }
    return () => {
      stale = true;
    };
  }, [typed]);
  return strength;
}

/** How hard it is to guess, and how long somebody with the encrypted files and a fast computer would need. */
export function strengthText({ rank, lasts }: Strength): string {
  if (lasts < SECOND)
    return t`Too easy to guess. With the encrypted files, a fast computer would find it in less than a second.`;
  const duration = durationText(lasts);
  if (rank === 'weak')
    return t({
      message: `Too easy to guess. Estimated time for a fast computer with the encrypted files: ${duration}.`,
      comment: 'A length of time, such as “3 days”',
    });
  if (rank === 'good')
    return t({
      message: `Good. Estimated time for a fast computer, even with the encrypted files: ${duration}.`,
      comment: 'A length of time, such as “3 days”',
    });
  return t`Strong. Even with the encrypted files, a fast computer would need more than 100 years to find it.`;
}

/** "3 days" */
function durationText(ms: number): string {
  const { year, day, hour, minute, second } = units();
  if (ms >= YEAR) return year.format(Math.floor(ms / YEAR));
  if (ms >= DAY) return day.format(Math.floor(ms / DAY));
  if (ms >= HOUR) return hour.format(Math.floor(ms / HOUR));
  if (ms >= MINUTE) return minute.format(Math.floor(ms / MINUTE));
  return second.format(Math.floor(ms / SECOND));
}

/** Why a new passphrase is refused, or null. Also for whoever pastes and presses Enter before the estimate is shown. */
export async function weaknessOf(typed: string, known: string[]): Promise<string | null> {
  const mistake = checkPassphrase(typed);
  if (mistake) return passphraseMistakeText(mistake);
  const { strengthOf } = await import('../../../lib/accounts/strength');
  const strength = strengthOf(typed, known);
  return strength.refused ? `${strengthText(strength)} ${t`Use words that don’t belong together.`}` : null;
}
