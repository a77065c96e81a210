import * as v from 'valibot';
import type { Failure } from '../shared/failure/failure';
import { TROUBLES } from '../shared/failure/failure';
import type { Setting } from './settings';

/**
 * Why the background cannot store anything; not set while it can. A string, because earlier releases stored the text that
 * is shown: `troubleFailure` reads both.
 */
export const storageTrouble: Setting<string, 'page'> = {
  key: 'storageTrouble',
  area: 'session',
  schema: v.string(),
  writer: 'page',
};

export function troubleFailure(stored: string): Failure {
  const is = TROUBLES.find((trouble) => trouble === stored);
  return is ? { is } : { is: 'other', message: stored };
}
