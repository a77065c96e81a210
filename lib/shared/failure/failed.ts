import type { Failure } from './failure';

/** The name of the error below, which a worker passes to its page together with the message, and nothing else of it. */
export const FAILED = 'Failed';

/** Thrown for a failure that is expected; its message is the code. `failureIn` reads it. */
export class Failed extends Error {
  override name = FAILED;
  constructor(failure: Failure) {
    super(JSON.stringify(failure));
  }
}
