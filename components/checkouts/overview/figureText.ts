import { t } from '@lingui/core/macro';
import { lengthText, moneyText } from '../../../lib/checkouts/describe/text';
import { i18n } from '../../../lib/language/i18n';
import { HOUR } from '../../../lib/shared/time';

/** The numbers of the overview in words. */

/** "80.5%"; a dash where there is nothing to share. */
export function shareText(share: number | null): string {
  if (share === null) return '–';
  return new Intl.NumberFormat(i18n.locale(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** "4:10 min", "2 h 5 min"; a dash when nothing was paid. */
export function minutesText(ms: number | null): string {
  if (ms === null) return '–';
  const length = lengthText(ms);
  return ms < HOUR ? t({ message: `${length} min`, comment: 'Minutes and seconds, such as “4:10 min”' }) : length;
}

/** "20K" beside an axis: short, and exact enough for a round value. */
export function axisText(value: number): string {
  return new Intl.NumberFormat(i18n.locale(), {
    notation: Math.abs(value) < 10_000 ? 'standard' : 'compact',
    maximumSignificantDigits: 4,
  }).format(value);
}

const UNITS: [string, number][] = [
  ['day', 24 * HOUR],
  ['hour', HOUR],
  ['minute', 60_000],
  ['second', 1000],
];

/** "15 min" beside an axis. */
export function axisTimeText(ms: number): string {
  if (ms === 0) return axisText(0);
  const [unit, length] = UNITS.find(([, each]) => ms >= each && ms % each === 0) ?? ['second', 1000];
  return new Intl.NumberFormat(i18n.locale(), { style: 'unit', unit, unitDisplay: 'short' }).format(ms / length);
}

/** "4,993.69 GBP and 200.00 EUR" */
export function moneyList(volumes: readonly { amount: string; currency: string }[]): string {
  return new Intl.ListFormat(i18n.locale()).format(volumes.map((volume) => moneyText(volume)));
}
