import { defineContentScript } from 'wxt/utils/define-content-script';
import { WIDGET_ORIGIN, WIDGET_SCRIPT_URL } from '../lib/inqud/origins';
import { ownOrigin } from '../lib/messaging/sender';
import type { FrameMessage } from '../lib/widget/contract';
import { isHostRequest } from '../lib/widget/hostRequest';
import { reportShown, reportStatuses } from '../lib/widget/reportFrame';

/**
 * In a frame with Inqud's hosted page: when a panel of this extension asks, tells it what happens in the page. To any other
 * page around it, it is silent.
 */
export default defineContentScript({
  matches: [`${WIDGET_ORIGIN}/checkout/*`],
  allFrames: true,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    if (window === window.top) return;
    const early: FrameMessage[] = [];
    let tell = (message: FrameMessage): void => {
      early.push(message);
    };
    let isBlocked = false;
    reportStatuses((message) => tell(message));
    const onError = ({ target }: Event) => {
      if (target instanceof HTMLScriptElement && target.src === WIDGET_SCRIPT_URL) isBlocked = true;
    };
    document.addEventListener('error', onError, true);

    const own = ownOrigin();
    addEventListener('message', function hear({ source, origin, data }) {
      if (source !== window.parent || origin !== own || !isHostRequest(data)) return;
      removeEventListener('message', hear);
      const started = performance.now();
      tell = (message) => window.parent.postMessage(message, origin);
      tell({ desk: 'hosting' });
      // The panel asks once the page has loaded, with all scripts that it will have.
      if (isBlocked) tell({ desk: 'blocked' });
      else reportShown(started, tell);
      for (const message of early) tell(message);
    });
  },
});
