import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { BLUR_MIRROR } from '../lib/app/blurMirror';
import { themeIn } from '../lib/popup/popupAddress';
import { RECENT, readPreload } from '../lib/popup/preload';

/** In the head of the popup and of what is beside a page: what is shown first is read while their scripts are loaded. */
export default defineUnlistedScript(() => {
  const { dataset, classList } = document.documentElement;
  const theme = themeIn(location.search);
  if (theme) dataset.theme = theme;
  const isBeside = classList.contains('beside');
  globalThis.readAhead = readPreload(isBeside ? RECENT.beside : RECENT.popup);
  // The document begins blurred: nothing is shown for a moment that should not be.
  if (localStorage[BLUR_MIRROR] === '0') classList.remove('blurred');
});
