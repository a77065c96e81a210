import { expect, it } from 'vitest';
import { countText, tallyText } from '../../../lib/shared/countText';
import { useAmericanEnglish } from '../support/locale';

useAmericanEnglish();

it.each([
  [0, '0 lines'],
  [1, '1 line'],
  [2, '2 lines'],
  [1234567, '1,234,567 lines'],
])('%i is “%s”', (count, text) => expect(countText(count, 'line')).toBe(text));

it('accepts an irregular plural', () => expect(countText(2, 'currency', 'currencies')).toBe('2 currencies'));

it.each<[string[], string]>([
  [[], ''],
  [['missing', 'damaged', 'missing'], '2 missing, 1 damaged'],
])('counts the words of %j', (words, text) => expect(tallyText(words)).toBe(text));
