import { clockOffset } from '../../checkouts/settings';
import { MINUTE, SECOND } from '../../shared/time';
import { readSetting, writeSetting } from '../../storage/settings';

/** `Date` has whole seconds, and an answer travels; less than this is no difference. */
const TOLERANCE = 2 * SECOND;

/**
 * Inqud's time, because Inqud's times are what a checkout lives by: this computer's clock and how far it is off, as the
 * `Date` of the last answer told. `setBack` hears that it was wrong by a minute or more into the future. `ready` first: the difference is stored, so that a new background has it at once.
 */
export function createInqudClock(local: () => number, setBack: () => void = () => {}) {
  let offset = 0;
  let told = false;
  const now = () => local() + offset;
  return {
    ready: readSetting(clockOffset).then((stored) => {
      if (!told) offset = stored ?? 0;
    }),
    now,
    /** Hears an answer's `Date`; all in epoch ms, the latter two by this clock. */
    onDate(date: number, sentAt: number, receivedAt: number): void {
      // Asked before the clock was put right by another answer.
      if (receivedAt < sentAt) return;
      told = true;
      // Somewhere in the second that it names, and somewhere between question and answer.
      const difference = date + SECOND / 2 - (sentAt + receivedAt) / 2;
      if (Math.abs(difference) <= TOLERANCE + (receivedAt - sentAt) / 2) return;
      offset += difference;
      void writeSetting(clockOffset, offset);
      if (difference < -MINUTE) setBack();
    },
  };
}
