import { expect, it } from 'vitest';
import { numberText } from '../../../lib/shared/countText';
import { useAmericanEnglish } from '../support/locale';

useAmericanEnglish();

it.each([
  [0, '0'],
  [1, '1'],
  [1234567, '1,234,567'],
])('%i is “%s”', (count, text) => expect(numberText(count)).toBe(text));
