import { afterEach, expect, it } from 'vitest';
import { listText } from '../../../../lib/checkouts/describe/listText';
import { i18n } from '../../../../lib/language/i18n';

afterEach(() => i18n.activate('en', 'en-US'));

it.each([
  ['en', 'a, b, c'],
  ['uk', 'a, b і c'],
  ['pl', 'a, b i c'],
  ['tr', 'a, b, c'],
  ['de', 'a, b und c'],
])('parts of one thing have a sign or a word between them in %s', (language, said) => {
  i18n.activate(language, language);
  expect(listText(['a', 'b', 'c'])).toBe(said);
});
