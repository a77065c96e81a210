import { cleanup, render, waitFor } from '@testing-library/preact';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { speakAtOnce, speakHere } from '../../../components/language/speakHere';
import { i18n } from '../../../lib/language/i18n';
import { chosenLanguage } from '../../../lib/language/setting';
import { speak, speakAlso, spoken } from '../../../lib/language/speak';
import { writeSetting } from '../../../lib/storage/settings';

const page = () => [spoken.value, document.documentElement.lang, document.documentElement.dir];

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('en-GB');
});
afterEach(async () => {
  fakeBrowser.storage.onChanged.removeAllListeners();
  history.replaceState(null, '', '/');
  vi.restoreAllMocks();
  await speak('en');
});

describe('a page', () => {
  it('speaks the language of the browser, in its direction, with its habits', async () => {
    await speakHere(['first']);
    expect(page()).toEqual(['en', 'en', 'ltr']);
    expect(i18n.locale()).toBe('en-GB-u-nu-latn');
  });

  it('speaks the chosen language, and follows each change at once', async () => {
    await writeSetting(chosenLanguage, 'ar');
    await speakHere(['first', 'popup', 'desk']);
    expect(page()).toEqual(['ar', 'ar', 'rtl']);
    await writeSetting(chosenLanguage, 'uk');
    await waitFor(() => expect(page()).toEqual(['uk', 'uk', 'ltr']));
    await writeSetting(chosenLanguage, null);
    await waitFor(() => expect(page()).toEqual(['en', 'en', 'ltr']));
  });

  it('ignores what is no language', async () => {
    await writeSetting({ ...chosenLanguage, schema: v.string() }, 'tlh');
    await speakHere(['first']);
    expect(page()).toEqual(['en', 'en', 'ltr']);
  });

  it('knows the language from its address before it reads a setting', async () => {
    await writeSetting(chosenLanguage, 'ar');
    history.replaceState(null, '', '/popup.html?l=uk');
    await speakAtOnce(['first']);
    expect(page()).toEqual(['uk', 'uk', 'ltr']);
    await waitFor(() => expect(page()).toEqual(['ar', 'ar', 'rtl']));
  });

  it('whose address lacks the language speaks it a moment later', async () => {
    await writeSetting(chosenLanguage, 'ar');
    await speakAtOnce(['first']);
    expect(page()).toEqual(['en', 'en', 'ltr']);
    await waitFor(() => expect(page()).toEqual(['ar', 'ar', 'rtl']));
  });

  it('speaks what was chosen last, however long the catalogs take', async () => {
    const slow = speak('de', ['first']);
    await speak('uk');
    await slow;
    expect(page()).toEqual(['uk', 'uk', 'ltr']);
  });

  it('draws itself again in another language', async () => {
    function Page() {
      return <p>{spoken.value}</p>;
    }
    const { container } = render(<Page />);
    await speak('de', ['first']);
    await waitFor(() => expect(container.textContent).toBe('de'));
    cleanup();
  });

  it('also speaks in a place that it shows later', async () => {
    await speakHere(['first']);
    await speakAlso('popup');
    await speakAlso('popup');
    expect(page()).toEqual(['en', 'en', 'ltr']);
  });
});
