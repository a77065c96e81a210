import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { DAY, HOUR, MINUTE, SECOND } from '../shared/time';

/**
 * Guesses a second against our PBKDF2 rounds by someone who has copied the browser's files and owns the fastest graphics
 * card that is sold (hashcat on an RTX 4090: about 8.9 million guesses a second at 999 rounds, so 9,000 at our million;
 * its successor is rated half as fast again).
 */
const GUESSES_A_SECOND = 15_000;
/** A passphrase that such a search finds sooner is refused: the token behind it can move money. */
const SHORTEST_SEARCH = 30 * DAY;
const YEAR = 365 * DAY;

export type Strength = {
  word: 'Too easy to guess' | 'Good' | 'Strong';
  /** How long that attacker would need, in words: "3 days". */
  lasts: string;
  refused: boolean;
};

let estimator: ZxcvbnFactory | undefined;

/** How hard a passphrase is to guess. `known` is what an attacker would try first, such as the names of the shops. */
export function strengthOf(passphrase: string, known: string[]): Strength {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  // Only the beginning is checked, so that a pasted page does not block typing.
  const { guesses } = estimator.check(passphrase.slice(0, 100), known);
  const lasts = (guesses / GUESSES_A_SECOND) * SECOND;
  return { word: wordOf(lasts), lasts: durationText(lasts), refused: lasts < SHORTEST_SEARCH };
}

function wordOf(lasts: number): Strength['word'] {
  if (lasts < SHORTEST_SEARCH) return 'Too easy to guess';
  return lasts < 100 * YEAR ? 'Good' : 'Strong';
}

function durationText(ms: number): string {
  const units: [number, string][] = [
    [YEAR, 'year'],
    [DAY, 'day'],
    [HOUR, 'hour'],
    [MINUTE, 'minute'],
    [SECOND, 'second'],
  ];
  if (ms >= 100 * YEAR) return 'more than 100 years';
  const [length, name] = units.find(([unit]) => ms >= unit) ?? [];
  if (length === undefined) return 'less than a second';
  const count = Math.floor(ms / length);
  return `about ${count} ${name}${count === 1 ? '' : 's'}`;
}
