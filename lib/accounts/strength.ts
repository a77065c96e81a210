import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { DAY, SECOND } from '../shared/time';

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
  rank: 'weak' | 'good' | 'strong';
  /** How long that attacker would need, in ms. */
  lasts: number;
  refused: boolean;
};

let estimator: ZxcvbnFactory | undefined;

/** How hard a passphrase is to guess. `known` is what an attacker would try first, such as the names of the shops. */
export function strengthOf(passphrase: string, known: string[]): Strength {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  // Only the beginning is checked, so that a pasted page does not block typing.
  const { guesses } = estimator.check(passphrase.slice(0, 100), known);
  const lasts = (guesses / GUESSES_A_SECOND) * SECOND;
  return { rank: rankOf(lasts), lasts, refused: lasts < SHORTEST_SEARCH };
}

function rankOf(lasts: number): Strength['rank'] {
  if (lasts < SHORTEST_SEARCH) return 'weak';
  return lasts < 100 * YEAR ? 'good' : 'strong';
}
