import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const updateSessionRules = vi.fn(async () => {});

/** A page of its own. */
async function start(rules: unknown) {
  vi.resetModules();
  Object.assign(fakeBrowser, { declarativeNetRequest: rules });
  const { allowFrame } = await import('../../../lib/widget/frameRule');
  return allowFrame;
}

beforeEach(() => {
  updateSessionRules.mockReset();
  // Vitest has the build's names as texts.
  vi.stubEnv('FIREFOX', '');
});
afterEach(() => vi.unstubAllEnvs());

describe('the rule that lets the panel show its frame', () => {
  it('changes the headers of the widget’s frame in our own pages, and of nothing else [S-62]', async () => {
    const allowFrame = await start({ updateSessionRules });
    await allowFrame();
    expect(updateSessionRules.mock.calls).toEqual([
      [
        {
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
                urlFilter: '|https://paycrypto.inqud.com/widget.js|',
                resourceTypes: ['sub_frame'],
                initiatorDomains: [fakeBrowser.runtime.id],
              },
            },
          ],
        },
      ],
    ]);
  });

  it('is set once in a page, whoever asks', async () => {
    const allowFrame = await start({ updateSessionRules });
    await Promise.all([allowFrame(), allowFrame()]);
    await allowFrame();
    expect(updateSessionRules).toHaveBeenCalledTimes(1);
  });

  it('keeps nobody waiting when it fails, and is tried again by the next', async () => {
    const allowFrame = await start({ updateSessionRules });
    updateSessionRules.mockRejectedValueOnce(new Error('Too many rules.'));
    await allowFrame();
    await allowFrame();
    expect(updateSessionRules).toHaveBeenCalledTimes(2);
  });

  it('is none in Firefox, whose build relaxes no header [S-62]', async () => {
    vi.stubEnv('FIREFOX', 'true');
    const allowFrame = await start({ updateSessionRules });
    expect(allowFrame()).toBeNull();
    expect(updateSessionRules).not.toHaveBeenCalled();
  });
});
