import { defineContentScript } from 'wxt/utils/define-content-script';
import { WIDGET_SCRIPT_URL } from '../lib/inqud/origins';
import type { FrameMessage, HostRequest } from '../lib/widget/contract';
import { detailText } from '../lib/widget/detailText';

/**
 * Turns the inert frame at the widget script's own address into a page that hosts the widget, on Inqud's own domain,
 * when a panel of this extension asks for it. It runs among the page's scripts, because an extension's isolated
 * scripts may not load remote code; so it holds nothing worth stealing.
 */
export default defineContentScript({
  matches: [WIDGET_SCRIPT_URL],
  allFrames: true,
  runAt: 'document_start',
  world: 'MAIN',
  main() {
    if (window === window.top) return;
    addEventListener('message', function hear({ source, origin, data }) {
      // Only an extension's page has such an origin, so no website can make this frame host a checkout.
      if (source !== window.parent || !/^(chrome|moz)-extension:\/\//.test(origin) || !isHostRequest(data)) return;
      removeEventListener('message', hear);
      const host = () => hostWidget(data.checkoutId, (message) => window.parent.postMessage(message, origin));
      if (document.readyState === 'loading') addEventListener('DOMContentLoaded', host, { once: true });
      else host();
    });
    const ready: FrameMessage = { desk: 'ready' };
    window.parent.postMessage(ready, '*');
  },
});

function isHostRequest(data: unknown): data is HostRequest {
  return (
    typeof data === 'object' &&
    data !== null &&
    'desk' in data &&
    data.desk === 'host' &&
    'checkoutId' in data &&
    typeof data.checkoutId === 'string'
  );
}

function hostWidget(checkoutId: string, tell: (message: FrameMessage) => void): void {
  const started = performance.now();
  // The text of the script goes; a page in standards mode, as a shop's is, takes its place.
  document.open();
  document.write(
    '<!doctype html><html style="color-scheme: light dark"><body style="margin: 0; overflow-x: hidden"></body></html>',
  );
  document.close();

  // Capture on the document: whether the event bubbles is not documented.
  document.addEventListener(
    'statusChanged',
    (event) => {
      tell({ desk: 'status', detail: detailText(event instanceof CustomEvent ? event.detail : undefined) });
    },
    true,
  );

  const widget = document.createElement('app-widget');
  widget.id = checkoutId;
  document.body.append(widget);
  const script = document.createElement('script');
  script.src = WIDGET_SCRIPT_URL;
  script.addEventListener('error', () => tell({ desk: 'blocked' }));
  document.head.append(script);

  customElements.whenDefined('app-widget').then(() => {
    tell({ desk: 'shown', after: performance.now() - started });
    const { body } = document;
    new ResizeObserver(() => tell({ desk: 'height', px: Math.ceil(body.scrollHeight) })).observe(body);
  });
}
