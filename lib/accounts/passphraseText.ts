import type { PassphraseMistake } from './passphraseRules';
import { LONGEST, SHORTEST } from './passphraseRules';

const TEXTS: Record<PassphraseMistake, string> = {
  none: 'Type a passphrase.',
  'short PIN': `A PIN is too short: whoever copies the encrypted files can try out every one within a day. Use at least ${SHORTEST} characters; four random words are easy to remember.`,
  short: `This is too short: whoever copies the encrypted files can try out short ones quickly. Use at least ${SHORTEST} characters; four random words are easy to remember.`,
  long: `Use at most ${LONGEST} characters.`,
};

/** What is wrong with a new passphrase, and what to do. */
export function passphraseMistakeText(mistake: PassphraseMistake): string {
  return TEXTS[mistake];
}
