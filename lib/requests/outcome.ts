import { msg } from '@lingui/core/macro';
import { i18n } from '../language/i18n';
import { SECOND } from '../shared/time';
import type { LoggedRequest } from './logged';

/** Longer than the request timeout of the background. */
const INTERRUPTED_AFTER = 20 * SECOND;

const WORDS = {
  network: msg`No connection`,
  timeout: msg`No answer in time`,
  aborted: msg`Canceled`,
  waiting: msg`Waiting`,
  interrupted: msg`Interrupted`,
};

/** How a request went: its status, or why there is none. `now` is epoch ms. */
export function outcomeOf({ at, outcome }: LoggedRequest, now: number): { word: string; failed: boolean } {
  if (outcome === null) {
    const interrupted = isOver(at, now);
    return { word: i18n._(interrupted ? WORDS.interrupted : WORDS.waiting), failed: interrupted };
  }
  if (outcome.is === 'failed') return { word: i18n._(WORDS[outcome.why]), failed: true };
  return { word: String(outcome.status), failed: outcome.status < 200 || outcome.status > 299 };
}

/** How many requests were interrupted because the browser stopped the background. */
export function countInterrupted(requests: LoggedRequest[], now: number): number {
  return requests.filter(({ at, outcome }) => outcome === null && isOver(at, now)).length;
}

function isOver(at: number, now: number): boolean {
  return now - at > INTERRUPTED_AFTER;
}
