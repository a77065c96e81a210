/** Characters; shorter ones can be brute-forced, whatever they consist of. */
export const SHORTEST = 10;
export const LONGEST = 500;

/** The error message for a new passphrase, or null. `strengthOf` checks in addition how hard it is to guess. */
export function checkPassphrase(passphrase: string): string | null {
  if (passphrase.trim() === '') return 'Type a passphrase.';
  if (passphrase.length < SHORTEST) {
    return /^\d+$/.test(passphrase)
      ? `A PIN is too short: whoever copies the encrypted files can try out every one within a day. Use at least ${SHORTEST} characters; four random words are easy to remember.`
      : `This is too short: whoever copies the encrypted files can try out short ones quickly. Use at least ${SHORTEST} characters; four random words are easy to remember.`;
  }
  if (passphrase.length > LONGEST) return `Use at most ${LONGEST} characters.`;
  return null;
}
