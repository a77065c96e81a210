import '../../components/app/theme.css';
import { render } from 'preact';
import { online } from '../../components/data/online';
import { Popup } from '../../components/popup/Popup';
import { currentAccount } from '../../lib/accounts/settings';
import { saveSetting } from '../../lib/messaging/saveSetting';
import { send } from '../../lib/messaging/send';
import { createPopup } from '../../lib/popup/popupState';
import { RECENT, soon } from '../../lib/popup/preload';

/** Shows the popup, or the same `beside` a page, with what is stored; then loads Dexie, which watches it from there on. */
export async function show(beside: boolean): Promise<void> {
  const popup = createPopup({
    preloaded: await soon(globalThis.readAhead),
    open: async () => (await import('../../components/data/openDatabases')).openDatabases(),
    most: beside ? RECENT.beside : RECENT.popup,
    online,
    lock: () => send('lock', {}),
    choose: (accountId) => saveSetting(currentAccount, accountId),
  });
  render(<Popup popup={popup} beside={beside} />, document.body);
}
