import * as v from 'valibot';
import type { Edits } from './edits';
import { MOST_REASONS } from './edits';
import { MOST_SEEN, MOST_VERSIONS } from './noteHistory';
import { isStamp } from './stamp';
import { MOST_TAG_EDITS } from './tagEdits';

/** Characters of a tag or a reason. */
const LONGEST = 200;

const stamp = v.pipe(v.string(), v.check(isStamp));
const word = v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST));

/** Edits from outside: a copy, or a colleague. `keptNote` cuts a note that is too long. */
export function editsSchema(keptNote: (note: string) => string): v.GenericSchema<unknown, Edits> {
  const version = v.object({ at: stamp, text: v.nullable(v.pipe(v.string(), v.transform(keptNote))) });
  return v.object({
    note: v.exactOptional(
      v.object({
        versions: v.pipe(v.array(version), v.maxLength(MOST_VERSIONS)),
        seen: v.pipe(v.array(stamp), v.maxLength(MOST_SEEN)),
      }),
    ),
    archived: v.exactOptional(stamp),
    tags: v.exactOptional(
      v.pipe(v.array(v.object({ tag: word, at: stamp, on: v.boolean() })), v.maxLength(MOST_TAG_EDITS)),
    ),
    acknowledged: v.exactOptional(
      v.pipe(
        v.record(word, stamp),
        v.check((all) => Object.keys(all).length <= MOST_REASONS),
      ),
    ),
  });
}
