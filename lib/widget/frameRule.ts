import { browser } from 'wxt/browser';
import { WIDGET_SCRIPT_URL } from '../inqud/origins';

let allowing: Promise<void> | null = null;

/**
 * Lets pages of this extension, and no others, show the frame at the widget script's address, whatever headers it is sent
 * with. Chrome forgets the rule when it closes. Null in Firefox, whose build has no such rule: addons.mozilla.org forbids to
 * relax a page's headers, so a frame that is forbidden stays forbidden.
 */
export function allowFrame(): Promise<void> | null {
  if (import.meta.env.FIREFOX) return null;
  // The panel finds out whether the frame can be shown, in any case.
  allowing ??= setRule().catch(() => {
    allowing = null;
  });
  return allowing;
}

async function setRule(): Promise<void> {
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [1],
    addRules: [
      {
        id: 1,
        action: {
          type: 'modifyHeaders',
          responseHeaders: [
            { header: 'X-Frame-Options', operation: 'remove' },
            { header: 'Content-Security-Policy', operation: 'remove' },
          ],
        },
        condition: {
          urlFilter: `|${WIDGET_SCRIPT_URL}|`,
          resourceTypes: ['sub_frame'],
          initiatorDomains: [browser.runtime.id],
        },
      },
    ],
  });
}
