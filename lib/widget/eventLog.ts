import { perLanguage } from '../language/perLanguage';
import { plainText } from '../shared/plainText';
import type { ReceivedDetail } from './contract';

/** An event of a widget while its panel was open. */
export type LoggedEvent = {
  /** Increases even after entries were dropped or cleared. */
  number: number;
  /** Epoch ms. */
  at: number;
  /** The detail as received, on one line. */
  text: string;
  /** As received; null when the detail is not as documented. */
  status: string | null;
  about: 'this' | 'another' | 'nobody knows';
};

/** Events; far more than any payment has, but a malfunctioning widget may send more. */
export const MOST_EVENTS = 200;

/** Appends an event, and drops the oldest when there are too many. */
export function withEvent(
  log: LoggedEvent[],
  received: ReceivedDetail,
  { number, at, checkoutId }: { number: number; at: number; checkoutId: string },
): LoggedEvent[] {
  const { text, detail } = received;
  const about = detail === null ? 'nobody knows' : detail.id === checkoutId ? 'this' : 'another';
  return [...log, { number, at, text: plainText(text), status: detail?.status ?? null, about } as const].slice(
    -MOST_EVENTS,
  );
}

const clock = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
    }),
);

/** The local time of day, to the millisecond. */
export function eventTime(at: number): string {
  return clock().format(at);
}

/** The whole log as text: a line for each event, with its time in UTC. */
export function logText(log: LoggedEvent[]): string {
  return log.map(({ at, text }) => `${new Date(at).toISOString()} ${text}`).join('\n');
}
