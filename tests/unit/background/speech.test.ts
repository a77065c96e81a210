import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createSpeech } from '../../../lib/background/speech';
import { i18n } from '../../../lib/language/i18n';
import { chosenLanguage } from '../../../lib/language/setting';
import { chosenTheme } from '../../../lib/shared/theme';
import { writeSetting } from '../../../lib/storage/settings';
import { endListeners, fillBrowser } from '../support/browserGaps';
import { NO_CATALOGS } from '../support/catalogs';

const CATALOGS = { ...NO_CATALOGS, en: { paid: 'Paid' }, uk: { paid: 'Сплачено' }, ar: { paid: 'مدفوع' } };
const paid = () => i18n._('paid');

beforeEach(async () => {
  fakeBrowser.reset();
  fillBrowser();
  await writeSetting(chosenLanguage, null);
  await writeSetting(chosenTheme, null);
});
afterEach(() => {
  endListeners();
  i18n.activate('en', 'en-US');
  vi.restoreAllMocks();
});

/** Starts a background's speech, and returns the popup's addresses that it has set, and how often it has said all again. */
async function start() {
  const popups = vi.mocked(fakeBrowser.action.setPopup).mock.calls;
  const changed = vi.fn();
  await createSpeech({ catalogs: CATALOGS, changed }).ready;
  return { popups: () => popups.map(([{ popup }]) => popup), changed };
}

describe('the background', () => {
  it('speaks the language of the browser, and tells the popup nothing', async () => {
    const { popups, changed } = await start();
    expect([paid(), i18n.locale(), popups()]).toEqual(['Paid', 'en-US-u-nu-latn', ['popup.html']]);
    expect(changed).not.toHaveBeenCalled();
  });

  it('speaks the chosen language from its start, and tells the popup', async () => {
    await writeSetting(chosenLanguage, 'uk');
    const { popups } = await start();
    expect([paid(), popups()]).toEqual(['Сплачено', ['popup.html?l=uk']]);
  });

  it('follows each change, and says again what the browser keeps', async () => {
    const { popups, changed } = await start();
    await writeSetting(chosenLanguage, 'ar');
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
    expect(paid()).toBe('مدفوع');
    await writeSetting(chosenLanguage, null);
    await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(2));
    expect([paid(), popups()]).toEqual(['Paid', ['popup.html', 'popup.html?l=ar', 'popup.html']]);
  });

  it('tells the popup the chosen theme, from its start and at each change', async () => {
    await writeSetting(chosenTheme, 'dark');
    await writeSetting(chosenLanguage, 'uk');
    const { popups, changed } = await start();
    await writeSetting(chosenTheme, 'light');
    await vi.waitFor(() => expect(popups()).toEqual(['popup.html?l=uk&t=dark', 'popup.html?l=uk&t=light']));
    expect(changed).not.toHaveBeenCalled();
  });

  it('speaks also where the browser keeps no address of the popup', async () => {
    vi.mocked(fakeBrowser.action.setPopup).mockRejectedValue(new Error('No.'));
    await writeSetting(chosenLanguage, 'uk');
    await start();
    expect(paid()).toBe('Сплачено');
  });
});
