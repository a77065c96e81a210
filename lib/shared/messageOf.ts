import { failureIn } from './failure/failureIn';
import { failureText } from './failure/failureText';

/** What a person reads of whatever was thrown. */
export function messageOf(error: unknown): string {
  return failureText(failureIn(error));
}
