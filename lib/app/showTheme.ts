import type { Theme } from '../shared/theme';
import { chosenTheme } from '../shared/theme';
import { readSetting, watchSetting } from '../storage/settings';

/** Shows this page light or dark as it was chosen, and follows each change. Settles when it is known. */
export function showTheme(): Promise<void> {
  const show = (theme: Theme | null) => {
    if (theme === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  };
  watchSetting(chosenTheme, show);
  return readSetting(chosenTheme).then(show, () => {});
}
