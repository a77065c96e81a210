import { clockOffset } from '../../checkouts/settings';
import { MINUTE, SECOND } from '../../shared/time';
import { readSetting, writeSetting } from '../../storage/settings';

/** `Date` has whole seconds, and an answer travels; less than this is no difference. */
const TOLERANCE = 2 * SECOND;

/**
 * Inqud's time, by which checkouts expire: this computer's clock, corrected by the `Date` of the last answer. `onSetBack`
 * is called when it was ahead by a minute or more. The difference is stored, so that a new background has it at once:
 * `ready` resolves when it was read.
 */
export function createInqudClock(local: () => number, onSetBack: () => void = () => {}) {
  let offset = 0;
  let corrected = false;
  const now = () => local() + offset;
  return {
    ready: readSetting(clockOffset).then(
      (stored) => {
        if (!corrected) offset = stored ?? 0;
      },
      // The next answer corrects it.
      () => {},
    ),
    now,
    /** Takes an answer's `Date`; all in epoch ms, the latter two by this clock. */
    onDate(date: number, sentAt: number, receivedAt: number): void {
      // It was sent before the clock was corrected by another answer.
      if (receivedAt < sentAt) return;
      corrected = true;
      // `Date` is truncated to the second, and was written at some time between request and answer: take the middles.
      const difference = date + SECOND / 2 - (sentAt + receivedAt) / 2;
      if (Math.abs(difference) <= TOLERANCE + (receivedAt - sentAt) / 2) return;
      offset += difference;
      void writeSetting(clockOffset, offset);
      if (difference < -MINUTE) onSetBack();
    },
  };
}
