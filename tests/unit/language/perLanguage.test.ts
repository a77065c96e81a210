import { afterEach, expect, it, vi } from 'vitest';
import { i18n } from '../../../lib/language/i18n';
import { perLanguage } from '../../../lib/language/perLanguage';

afterEach(() => i18n.activate('en', 'en-US'));

it('makes a format once for a language, and another one after a change', () => {
  const make = vi.fn((locale: string | undefined) => new Intl.NumberFormat(locale));
  const numbers = perLanguage(make);
  expect(make).not.toHaveBeenCalled();
  i18n.activate('en', 'en-US');
  expect([numbers().format(1250.5), numbers().format(2)]).toEqual(['1,250.5', '2']);
  expect(make).toHaveBeenCalledExactlyOnceWith('en-US');
  i18n.activate('de', 'de-DE');
  expect(numbers().format(1250.5)).toBe('1.250,5');
  i18n.activate('de', 'de-CH');
  expect(numbers().format(1250.5)).toMatch(/^1[’']250\.5$/);
  expect(make).toHaveBeenCalledTimes(3);
});
