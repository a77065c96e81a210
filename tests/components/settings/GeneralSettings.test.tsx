import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { GeneralSettings } from '../../../components/settings/GeneralSettings';
import { privacyBlur } from '../../../lib/app/blurSetting';
import { showTheme } from '../../../lib/app/showTheme';
import { OFFERED } from '../../../lib/language/languages';
import { OWN_NAMES } from '../../../lib/language/names';
import { chosenLanguage } from '../../../lib/language/setting';
import { chosenTheme } from '../../../lib/shared/theme';
import { readSetting, writeSetting } from '../../../lib/storage/settings';

beforeEach(async () => {
  fakeBrowser.reset();
  await writeSetting(chosenLanguage, null);
  await writeSetting(chosenTheme, null);
});

async function show() {
  render(<GeneralSettings />);
  const language = screen.getByLabelText<HTMLSelectElement>('Language of Checkout Desk');
  const theme = screen.getByLabelText<HTMLSelectElement>('Theme');
  await waitFor(() => expect(language.disabled || theme.disabled).toBe(false));
  return { user: userEvent.setup(), language, theme };
}

describe('the general settings', () => {
  it('offer every complete language by its own name, and the browser’s', async () => {
    const { language } = await show();
    const names = Array.from(language.options, ({ text }) => text);
    expect(names).toEqual(['Same as the browser (English)', ...OFFERED.map((each) => OWN_NAMES[each])]);
    expect(language.value).toBe('');
  });

  it('store whether private details are blurred, and nothing for not', async () => {
    const { user } = await show();
    const blur = screen.getByRole('checkbox', { name: 'Privacy blur' });
    await user.click(blur);
    await waitFor(async () => expect(await readSetting(privacyBlur)).toBe(true));
    await user.click(blur);
    await waitFor(async () => expect(await readSetting(privacyBlur)).toBeNull());
  });

  it('store the chosen language, and nothing for the browser’s', async () => {
    const { user, language } = await show();
    await user.selectOptions(language, 'English');
    await waitFor(async () => expect(await readSetting(chosenLanguage)).toBe('en'));
    await user.selectOptions(language, '');
    await waitFor(async () => expect(await readSetting(chosenLanguage)).toBeNull());
  });

  it('show a page in the chosen theme at once, and in the browser’s again', async () => {
    await showTheme();
    const { user, theme } = await show();
    await user.selectOptions(theme, 'Dark');
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    await user.selectOptions(theme, 'Same as the browser');
    await waitFor(() => expect(document.documentElement.dataset.theme).toBeUndefined());
    expect(await readSetting(chosenTheme)).toBeNull();
  });
});
