import { numberText } from '../shared/countText';
import { MANY } from './contract';

/** How many match: "23", or "1,000+" where counting stopped. */
export function matchingText(count: number): string {
  return count >= MANY ? `${numberText(MANY)}+` : numberText(count);
}
