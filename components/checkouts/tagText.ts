import { plural } from '@lingui/core/macro';
import { LONGEST_TAG } from '../../lib/checkouts/tags';

/** Why a tag is not added, wherever it is typed. */
export function tooLongText(): string {
  return plural(LONGEST_TAG, { one: 'A tag has at most # character.', other: 'A tag has at most # characters.' });
}
