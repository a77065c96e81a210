import { describe, expect, it } from 'vitest';
import type { Tab } from '../driver/types.ts';
import { addAccount, createCheckout, POPUP, WIDE } from '../support/flows.ts';
import { useStage } from '../support/stage.ts';

const PAGES = [
  ['options.html', WIDE],
  ['popup.html', POPUP],
  ['sidepanel.html', POPUP],
] as const;

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

describe('a team’s server', () => {
  const stage = useStage();

  it('is closed to every page [S-45]', async () => {
    for (const [path, size] of PAGES) {
      const page = await stage.desk.open(path, size);
      expect([path, await socket(page)]).toEqual([path, 'connect-src']);
    }
  });
});

describe('Inqud’s API', () => {
  const stage = useStage();

  it('is closed to every page, and open to the background [S-45]', async () => {
    await addAccount(stage.desk, stage.simulator.accounts[0]);
    for (const [path, size] of PAGES) {
      const page = await stage.desk.open(path, size);
      expect([path, ...(await request(page))]).toEqual([path, 'refused', 'connect-src']);
    }
    expect(stage.simulator.requests.list().some(({ path }) => path.includes('from-a-page'))).toBe(false);
    // Of the background: the same site, at the same moment.
    const popup = await stage.desk.open('popup.html', POPUP);
    expect(await createCheckout(popup, 'policy-1')).toMatch(/^CCO-/);
  });
});
