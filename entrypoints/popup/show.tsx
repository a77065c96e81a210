import '../../components/app/theme.css';
import '../../components/app/blur.css';
import { render } from 'preact';
import { online } from '../../components/data/online';
import { speakAtOnce, speakHere } from '../../components/language/speakHere';
import { PopupGate } from '../../components/popup/PopupGate';
import { currentAccount } from '../../lib/accounts/settings';
import { send } from '../../lib/messaging/send';
import { createPopup } from '../../lib/popup/popupState';
import { RECENT, soon } from '../../lib/popup/preload';

/** Shows the popup, or the same `beside` a page, with what is stored; then loads Dexie, which watches it from there on. */
export async function show(beside: boolean): Promise<void> {
  const speaking = beside ? speakHere(['first']) : speakAtOnce(['first']);
  const [{ lock, popup: first }] = await Promise.all([soon(globalThis.readAhead), speaking]);
  globalThis.readAhead = undefined;
  let preloaded = first;
  const open = () => {
    const popup = createPopup({
      preloaded,
      open: async () => (await import('../../components/popup/openPopup')).openPopup(),
      most: beside ? RECENT.beside : RECENT.popup,
      online,
      lock: () => send('lock', {}),
      choose: async (accountId) =>
        (await import('../../lib/messaging/saveSetting')).saveSetting(currentAccount, accountId),
    });
    // For the first one alone: after a lock it would be from before.
    preloaded = null;
    return popup;
  };
  render(<PopupGate preloaded={lock} open={open} beside={beside} />, document.body);
}
