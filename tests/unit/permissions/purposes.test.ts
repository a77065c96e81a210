import { describe, expect, it } from 'vitest';
import { OPTIONAL, purposesIn, SITE_PURPOSES } from '../../../lib/permissions/purposes';
import config from '../../../wxt.config';

/** The manifest as it is built for a browser. */
async function manifestFor(browser: 'chrome' | 'firefox') {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is not made by browser any more.');
  return manifest({ browser, manifestVersion: 3, mode: 'production', command: 'build' });
}

describe.each(['chrome', 'firefox'] as const)('the permissions in %s', (browser) => {
  it('are each explained, and nothing else is', async () => {
    const { permissions } = await manifestFor(browser);
    expect(
      purposesIn(browser)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual([...(permissions ?? [])].toSorted());
  });

  it('for sites are each explained, and nothing else is', async () => {
    const { host_permissions } = await manifestFor(browser);
    expect(SITE_PURPOSES.map(({ origin }) => `${origin}/*`).toSorted()).toEqual(
      [...(host_permissions ?? [])].toSorted(),
    );
  });

  it('are requested at installation, except those of features that are off [P-6]', async () => {
    const manifest = await manifestFor(browser);
    expect(manifest.optional_permissions).toEqual(OPTIONAL.map(({ name }) => name));
    expect(manifest).not.toHaveProperty('optional_host_permissions');
  });
});

it.each([...purposesIn('chrome'), ...OPTIONAL, ...SITE_PURPOSES])(
  'state their purpose in a whole sentence: $why',
  ({ why }) => {
    expect(why).toMatch(/^[A-Z].*\.$/);
  },
);
