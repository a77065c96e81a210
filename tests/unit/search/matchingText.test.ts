import { expect, it } from 'vitest';
import { matchingText } from '../../../lib/search/matchingText';
import { useAmericanEnglish } from '../support/locale';

useAmericanEnglish();

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000+'],
  [1001, '1,000+'],
])('%i are “%s”: counting stops at 1,000', (count, text) => expect(matchingText(count)).toBe(text));
