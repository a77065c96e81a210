import { numberText } from '../../../lib/shared/countText';

/** What an empty chart says. `days` is how many days its period has; `isSearch` that only what matches is counted. */
export type Emptiness = { days: number; isToday: boolean; isSearch: boolean };

export function nothingCreated({ days, isToday, isSearch }: Emptiness): string {
  if (isSearch) return 'Nothing that matches was created in this time.';
  if (isToday) return 'Nothing was created today.';
  return days === 1 ? 'Nothing was created on this day.' : `Nothing was created in these ${numberText(days)} days.`;
}

export function nothingPaid({ days, isToday, isSearch }: Emptiness): string {
  if (isSearch) return 'Nothing that matches was paid in this time.';
  if (isToday) return 'Nothing was paid today.';
  return days === 1 ? 'Nothing was paid on this day.' : `Nothing was paid in these ${numberText(days)} days.`;
}

/** Other currencies were paid. */
export function nothingPaidIn(currency: string): string {
  return `Nothing was paid in ${currency} in this time.`;
}

/** What was paid may have been created before. */
export function nothingOfCreatedPaid({ days, isToday, isSearch }: Emptiness): string {
  if (isSearch) return 'Nothing that matches and was created in this time is paid.';
  if (isToday) return 'Nothing created today is paid.';
  return days === 1
    ? 'Nothing created on this day is paid.'
    : `Nothing created in these ${numberText(days)} days is paid.`;
}
