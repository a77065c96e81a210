import * as v from 'valibot';
import { FAILED } from './failed';
import type { Failure } from './failure';
import { TROUBLES } from './failure';

const Shape = v.variant('is', [
  v.object({
    is: v.picklist([
      ...TROUBLES,
      'locked',
      'interrupted',
      'account gone',
      'no passphrase',
      'nothing to lock',
      'passphrase exists',
      'passphrase refused',
      'passphrase too easy',
      'no pasting needed',
      'copy being saved',
      'history not read',
      'worker lost',
      'copies not allowed',
      'download failed',
    ]),
  }),
  v.object({ is: v.literal('too many tags'), order: v.string(), most: v.number() }),
  v.object({ is: v.literal('malformed'), command: v.string(), field: v.string(), expected: v.string() }),
  v.object({ is: v.literal('other'), message: v.string() }),
]) satisfies v.GenericSchema<unknown, Failure>;

/** The code of whatever was thrown. */
export function failureIn(error: unknown): Failure {
  if (!(error instanceof Error)) return { is: 'other', message: String(error) };
  const read = error.name === FAILED ? v.safeParse(v.pipe(v.string(), v.parseJson(), Shape), error.message) : null;
  return read?.success ? read.output : { is: 'other', message: error.message };
}
