import '../../components/app/theme.css';
import { render } from 'preact';
import { online } from '../../components/data/online';
import { speakAtOnce, speakHere } from '../../components/language/speakHere';
import { Popup } from '../../components/popup/Popup';
import { showTheme } from '../../lib/app/showTheme';
import { send } from '../../lib/messaging/send';
import { createPopup } from '../../lib/popup/popupState';
import { RECENT, soon } from '../../lib/popup/preload';

/** Shows the popup, or the same `beside` a page, with what is stored; then loads Dexie, which watches it from there on. */
export async function show(beside: boolean): Promise<void> {
  const speaking = beside ? speakHere(['first']) : speakAtOnce(['first']);
  void showTheme();
  const [preloaded] = await Promise.all([soon(globalThis.readAhead), speaking]);
  const popup = createPopup({
    preloaded,
    open: async () => (await import('../../components/data/openDatabases')).openDatabases(),
    most: beside ? RECENT.beside : RECENT.popup,
    online,
    lock: () => send('lock', {}),
  });
  render(<Popup popup={popup} beside={beside} />, document.body);
}
