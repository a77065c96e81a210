import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { WIDGET_ORIGIN } from '../lib/inqud/origins';
import type { HostedReport } from '../lib/messaging/statusReport';
import { newReports } from '../lib/widget/newReports';

/** Tells the background each status that Inqud's hosted page announces while it is open in a tab or window. */
export default defineContentScript({
  matches: [`${WIDGET_ORIGIN}/checkout/*`],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main() {
    const read = newReports();
    // The extension may have been updated or removed since the page was opened: then the call itself throws.
    const tell = async (report: HostedReport): Promise<void> => browser.runtime.sendMessage(report);
    // Capture on the document: whether the event bubbles is not documented.
    document.addEventListener(
      'statusChanged',
      (event) => {
        const said = read(event instanceof CustomEvent ? event.detail : null);
        if (!said) return;
        tell({ command: 'reportStatus', payload: { source: 'hosted page', ...said } }).catch(() => {});
      },
      true,
    );
  },
});
