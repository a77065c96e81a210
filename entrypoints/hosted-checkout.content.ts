import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { WIDGET_ORIGIN } from '../lib/inqud/origins';
import type { HostedReport } from '../lib/messaging/statusReport';

/** Tells the background each status that Inqud's hosted page announces while it is open in a tab or window. */
export default defineContentScript({
  matches: [`${WIDGET_ORIGIN}/checkout/*`],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    // Capture on the document: whether the event bubbles is not documented.
    document.addEventListener(
      'statusChanged',
      (event) => {
        const { id, status } = (event instanceof CustomEvent && event.detail) || {};
        const report: HostedReport = {
          command: 'reportStatus',
          payload: { source: 'hosted page', id: String(id), status: String(status) },
        };
        // The extension may have been updated or removed since the page was opened.
        browser.runtime.sendMessage(report).catch(() => {});
      },
      true,
    );
  },
});
