import { plural, t } from '@lingui/core/macro';

/** What an empty chart says. `days` is how many days its period has; `isSearch` that only what matches is counted. */
export type Emptiness = { days: number; isToday: boolean; isSearch: boolean };

export function nothingCreated({ days, isToday, isSearch }: Emptiness): string {
  if (isSearch) return t`No matching checkouts were created in this period.`;
  if (isToday) return t`No checkouts were created today.`;
  return plural(days, {
    one: 'No checkouts were created on this day.',
    other: 'No checkouts were created in these # days.',
  });
}

export function nothingPaid({ days, isToday, isSearch }: Emptiness): string {
  if (isSearch) return t`No matching checkouts were paid in this period.`;
  if (isToday) return t`No checkouts were paid today.`;
  return plural(days, { one: 'No checkouts were paid on this day.', other: 'No checkouts were paid in these # days.' });
}

/** Other currencies were paid. */
export function nothingPaidIn(currency: string): string {
  return t`No checkouts were paid in ${currency} in this period.`;
}

/** What was paid may have been created before. */
export function nothingOfCreatedPaid({ days, isToday, isSearch }: Emptiness): string {
  if (isSearch) return t`No matching checkouts created in this period are paid.`;
  if (isToday) return t`No checkouts created today are paid.`;
  return plural(days, {
    one: 'No checkouts created on this day are paid.',
    other: 'No checkouts created in these # days are paid.',
  });
}
