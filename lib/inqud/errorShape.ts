import * as v from 'valibot';
import type { InqudError } from './errors';
import { LONGEST_TEXT } from './models';
import type { Problem } from './problem';

/** The shapes of errors and problems that were stored, by this release or an earlier one. */

const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const status = v.pipe(v.number(), v.safeInteger());
const wait = v.nullable(v.number());
const messages = v.pipe(v.array(text), v.maxLength(100));
/** Earlier releases stored half a sentence. */
const deviation = v.union([
  text,
  v.variant('is', [
    v.object({ is: v.picklist(['no object', 'status', 'too long']) }),
    v.object({ is: v.literal('field'), field: text }),
    v.object({ is: v.literal('another checkout'), id: text }),
  ]),
]);

export const StoredError = v.variant('kind', [
  v.object({ kind: v.picklist(['network', 'aborted', 'notSigned']) }),
  v.object({ kind: v.literal('timeout'), after: v.number() }),
  v.object({ kind: v.picklist(['refused', 'forbidden', 'notFound', 'invalid']), status, messages }),
  v.object({ kind: v.picklist(['rateLimited', 'server']), status, wait }),
  v.object({ kind: v.literal('notJson'), status }),
  v.object({ kind: v.literal('unexpected'), status, problem: deviation }),
]) satisfies v.GenericSchema<unknown, InqudError>;

export const StoredProblem = v.variant('kind', [
  ...StoredError.options,
  v.object({
    kind: v.picklist(['offline', 'noPermission', 'noAccount', 'noSecret', 'damagedSecret', 'locked', 'gone']),
  }),
]) satisfies v.GenericSchema<unknown, Problem>;
