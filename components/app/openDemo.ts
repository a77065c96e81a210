import { keepLinksHere } from '../../lib/demo/keepLinksHere';
import { send } from '../../lib/messaging/send';
import { openDesk } from './openDesk';

/** Begins a desk over the demo's databases. */
export function openDemo(): ReturnType<typeof openDesk> {
  // What it makes is shown when it is there. At a desk that is just being locked it is not made.
  send('startDemo', {}).catch(() => {});
  const { desk, close } = openDesk(true);
  const stop = keepLinksHere(window, (id) => desk.go({ at: 'checkout', id }));
  return {
    desk,
    close(): void {
      stop();
      close();
    },
  };
}
