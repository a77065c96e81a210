import { describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, POPUP } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

const PAGES = ['options.html', 'popup.html', 'sidepanel.html'];

/** Whether the page's policy lets it open a socket to a team's server. */
function socket(page: Tab): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), {
          once: true,
        });
        try {
          // Nobody listens there; what is allowed fails without a violation.
          new WebSocket('wss://127.0.0.1:9').addEventListener('error', () => setTimeout(resolve, 500, 'allowed'));
        } catch {
          // Firefox throws, and says why in the event.
        }
      }),
  );
}

/** What becomes of a request that the page itself sends, and the directive of its policy that refuses it. */
function request(page: Tab): Promise<[outcome: string, refusedBy: string]> {
  return page.evaluate(() => {
    const refusal = new Promise<string>((resolve) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective), {
        once: true,
      });
    });
    const outcome = fetch('https://api.inqud.com/v1/from-a-page').then(
      () => 'answered',
      () => 'refused',
    );
    return Promise.all([outcome, refusal]);
  });
}

describe('a page’s policy', () => {
  const stage = useStage();

  it('closes a team’s server and Inqud’s API to every page; the API is open to the background [S-45]', async () => {
    const desk = await addAccount(stage.desk, stage.simulator.accounts[0]);
    for (const path of PAGES) {
      const page = path === 'options.html' ? desk : await stage.desk.open(path, POPUP);
      expect([path, await socket(page)]).toEqual([path, 'connect-src']);
      expect([path, ...(await request(page))]).toEqual([path, 'refused', 'connect-src']);
    }
    expect(stage.simulator.requests.list().some(({ path }) => path.includes('from-a-page'))).toBe(false);
    // Of the background: the same site, at the same moment.
    const popup = await stage.desk.waitForTab('popup.html');
    await popup.bringToFront();
    expect(await createCheckout(popup, 'policy-1')).toMatch(/^CCO-/);
  });
});
