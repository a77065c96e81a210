import { numberText } from '../shared/countText';
import { COUNT_LIMIT } from './contract';

/** The number of matches: "23", or "1,000+" where counting stopped. */
export function matchingText(count: number): string {
  return count >= COUNT_LIMIT ? `${numberText(COUNT_LIMIT)}+` : numberText(count);
}
