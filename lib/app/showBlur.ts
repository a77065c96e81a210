import { changeSetting, settingSignal } from '../storage/settingSignal';
import { readSetting, watchSetting } from '../storage/settings';
import { BLUR_MIRROR } from './blurMirror';
import { privacyBlur } from './blurSetting';

/**
 * Blurs what `components/app/blur.css` names in this page as it was chosen, and follows each change. Settles when it is
 * known. The popup has no time to read a setting before it draws: each page leaves word for it where that takes none.
 */
export function showBlur(): Promise<void> {
  const show = (on: boolean | null) => {
    document.documentElement.classList.toggle('blurred', on ?? false);
    try {
      localStorage.setItem(BLUR_MIRROR, on ? '1' : '0');
    } catch {
      // Refused with cookies: the popup then begins blurred.
    }
  };
  watchSetting(privacyBlur, show);
  return readSetting(privacyBlur).then(show, () => {});
}

/** Whether private details are blurred. */
export const isBlurred = (): boolean => settingSignal(privacyBlur).value ?? false;

/** Blurs all pages, or no longer. */
export function toggleBlur(): void {
  changeSetting(privacyBlur, isBlurred() ? null : true);
}
