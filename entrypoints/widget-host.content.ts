import { defineContentScript } from 'wxt/utils/define-content-script';
import { WIDGET_SCRIPT_URL } from '../lib/inqud/origins';
import type { FrameMessage } from '../lib/widget/contract';
import { isHostRequest } from '../lib/widget/hostRequest';
import { reportShown, reportStatuses } from '../lib/widget/reportFrame';

/**
 * Turns the inert frame at the widget script's own address into a page that hosts the widget, on Inqud's own domain,
 * when a panel of this extension asks for it. It runs among the page's scripts, because an extension's isolated
 * scripts may not load remote code; so it holds nothing worth stealing. Nobody else can tell that it is there.
 */
export default defineContentScript({
  matches: [WIDGET_SCRIPT_URL],
  allFrames: true,
  runAt: 'document_start',
  world: 'MAIN',
  main() {
    if (window === window.top) return;
    addEventListener('message', function hear({ source, origin, data }) {
      // Only an extension's page has such an origin; `widget-guard` lets no message of another extension come this far.
      if (source !== window.parent || !/^(chrome|moz)-extension:\/\//.test(origin) || !isHostRequest(data)) return;
      removeEventListener('message', hear);
      const tell = (message: FrameMessage) => window.parent.postMessage(message, origin);
      tell({ desk: 'hosting' });
      hostWidget(data.checkoutId, tell);
    });
  },
});

function hostWidget(checkoutId: string, tell: (message: FrameMessage) => void): void {
  const started = performance.now();
  // The text of the script goes; a page in standards mode, as a shop's is, takes its place.
  document.open();
  document.write(
    '<!doctype html><html style="color-scheme: light dark"><body style="margin: 0; overflow-x: hidden"></body></html>',
  );
  document.close();

  reportStatuses(tell);
  // A policy that came with this address, where the browser does not let us remove it.
  let isForbidden = false;
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    isForbidden ||= blockedURI === WIDGET_SCRIPT_URL;
  });

  const widget = document.createElement('app-widget');
  widget.id = checkoutId;
  document.body.append(widget);
  const script = document.createElement('script');
  script.src = WIDGET_SCRIPT_URL;
  // The browser may tell of the policy only after this.
  script.addEventListener('error', () => setTimeout(() => tell({ desk: isForbidden ? 'forbidden' : 'blocked' })));
  document.head.append(script);

  customElements.whenDefined('app-widget').then(() => reportShown(started, tell));
}
