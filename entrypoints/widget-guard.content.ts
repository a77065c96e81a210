import { defineContentScript } from 'wxt/utils/define-content-script';
import { WIDGET_SCRIPT_URL } from '../lib/inqud/origins';
import { ownOrigin } from '../lib/messaging/sender';
import { isHostRequest } from '../lib/widget/hostRequest';

/**
 * Keeps what other extensions ask for from `widget-host`, which runs among the page's scripts and cannot know which
 * extension is its own: else any of them could find out that this one is installed.
 */
export default defineContentScript({
  matches: [WIDGET_SCRIPT_URL],
  allFrames: true,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    const own = ownOrigin();
    const guard = (event: MessageEvent) => {
      if (event.origin !== own && isHostRequest(event.data)) event.stopImmediatePropagation();
    };
    // Capture: these come first, in whatever order the browser runs our two scripts.
    addEventListener('message', guard, true);
  },
});
