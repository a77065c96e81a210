import * as v from 'valibot';

/** Why the browser cannot store: `lib/storage/trouble.ts` tells them apart. */
export const TROUBLES = ['full', 'newer', 'removed', 'unreadable', 'blocked'] as const;
export type Trouble = (typeof TROUBLES)[number];

/**
 * Why something could not be done, as a code that `failureText.ts` puts into words. It crosses from the background and
 * from the worker to pages, which may speak another language by then. `other` is an error that nobody expected.
 */
const Failure = v.variant('is', [
  v.object({
    is: v.picklist([
      ...TROUBLES,
      'locked',
      'interrupted',
      'account gone',
      'no passphrase',
      'passphrase exists',
      'passphrase refused',
      'no pasting needed',
      'copy being saved',
      'history not read',
      'worker lost',
    ]),
  }),
  v.object({ is: v.literal('too many tags'), order: v.string(), most: v.number() }),
  v.object({ is: v.literal('malformed'), command: v.string(), field: v.string(), expected: v.string() }),
  v.object({ is: v.literal('other'), message: v.string() }),
]);
export type Failure = v.InferOutput<typeof Failure>;

const NAME = 'Failed';

/** Thrown for a failure that is expected. A worker passes only the name and message of an error, so the code is there. */
export class Failed extends Error {
  override name = NAME;
  constructor(failure: Failure) {
    super(JSON.stringify(failure));
  }
}

/** The code of whatever was thrown. */
export function failureIn(error: unknown): Failure {
  if (!(error instanceof Error)) return { is: 'other', message: String(error) };
  const read = error.name === NAME ? v.safeParse(v.pipe(v.string(), v.parseJson(), Failure), error.message) : null;
  return read?.success ? read.output : { is: 'other', message: error.message };
}
