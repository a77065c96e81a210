import { plural, t } from '@lingui/core/macro';
import type { PassphraseMistake } from './passphraseRules';
import { LONGEST, SHORTEST } from './passphraseRules';

/** What is wrong with a new passphrase, and what to do. */
export function passphraseMistakeText(mistake: PassphraseMistake): string {
  switch (mistake) {
    case 'none':
      return t`Type a passphrase.`;
    case 'short PIN':
      return `${t`A PIN is too short. Anyone who copies the encrypted files can try every PIN within a day.`} ${longerText()}`;
    case 'short':
      return `${t`Too short. Anyone who copies the encrypted files can try short passphrases quickly.`} ${longerText()}`;
    case 'long':
      return plural(LONGEST, { one: 'Use at most # character.', other: 'Use at most # characters.' });
  }
}

function longerText(): string {
  return plural(SHORTEST, {
    one: 'Use at least # character. Four random words are easy to remember.',
    other: 'Use at least # characters. Four random words are easy to remember.',
  });
}
