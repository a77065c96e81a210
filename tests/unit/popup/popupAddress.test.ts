import { describe, expect, it } from 'vitest';
import { ALL_LANGUAGES } from '../../../lib/language/languages';
import { languageIn, popupAddress, themeIn } from '../../../lib/popup/popupAddress';

const read = (address: string) => {
  const { search, pathname } = new URL(address, 'https://desk.example/');
  return [pathname, languageIn(search), themeIn(search)];
};

describe('the address of the popup', () => {
  it.each(ALL_LANGUAGES)('says that %s was chosen, and the theme', (language) => {
    expect(read(popupAddress({ language, theme: null }))).toEqual(['/popup.html', language, null]);
    expect(read(popupAddress({ language, theme: 'dark' }))).toEqual(['/popup.html', language, 'dark']);
    expect(read(popupAddress({ language: null, theme: 'light' }))).toEqual(['/popup.html', null, 'light']);
  });

  it('says nothing of what is the browser’s', () => {
    expect(popupAddress({ language: null, theme: null })).toBe('popup.html');
  });

  it.each(['', '?l=', '?l=xx', '?l=__proto__', '?m=uk', '?t=', '?t=red', '?t=__proto__'])(
    'reads nothing in %j',
    (search) => {
      expect([languageIn(search), themeIn(search)]).toEqual([null, null]);
    },
  );
});
