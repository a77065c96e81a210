/** Characters; shorter ones can be brute-forced, whatever they consist of. */
export const SHORTEST = 10;
export const LONGEST = 500;

export type PassphraseMistake = 'none' | 'short PIN' | 'short' | 'long';

/** What is wrong with a new passphrase, or null. `strengthOf` checks in addition how hard it is to guess. */
export function checkPassphrase(passphrase: string): PassphraseMistake | null {
  if (passphrase.trim() === '') return 'none';
  if (passphrase.length < SHORTEST) return /^\d+$/.test(passphrase) ? 'short PIN' : 'short';
  return passphrase.length > LONGEST ? 'long' : null;
}
