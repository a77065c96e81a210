import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { RECENT, readPreload } from '../lib/popup/preload';

/** In the head of the popup and of what is beside a page: what is shown first is read while their scripts are loaded. */
export default defineUnlistedScript(() => {
  const isBeside = document.documentElement.classList.contains('beside');
  globalThis.readAhead = readPreload(isBeside ? RECENT.beside : RECENT.popup);
});
