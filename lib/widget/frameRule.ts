import { browser } from 'wxt/browser';
import { WIDGET_SCRIPT_URL } from '../inqud/origins';

let allowing: Promise<void> | null = null;

/**
 * Lets pages of this extension, and no others, show the frame at the widget script's address, whatever headers it is sent
 * with. Chrome forgets the rule when it closes. Where there are no such rules, as in Firefox, null: a frame that is
 * forbidden stays forbidden.
 */
export function allowFrame(): Promise<void> | null {
  // The API is there only with the permission.
  const rules: typeof browser.declarativeNetRequest | undefined = browser.declarativeNetRequest;
  if (!rules) return null;
  allowing ??= rules
    .updateSessionRules({
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
    })
    // The panel finds out whether the frame can be shown, in any case.
    .catch(() => {
      allowing = null;
    });
  return allowing;
}
