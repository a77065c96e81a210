import { failureText } from '../shared/failure/failureText';
import { failureOf } from './trouble';

/** The text of an error for the user. */
export function errorText(error: unknown): string {
  return failureText(failureOf(error));
}
