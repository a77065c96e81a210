import type { Browser } from 'puppeteer-core';

/** The part of chrome.developerPrivate that the "Site access" setting of chrome://extensions uses. */
type ExtensionSettings = {
  updateExtensionConfiguration(change: { extensionId: string; hostAccess: 'ON_SPECIFIC_SITES' }): Promise<void>;
  addHostPermission(id: string, host: string): Promise<void>;
  removeHostPermission(id: string, host: string): Promise<void>;
  getExtensionInfo(id: string): Promise<{
    permissions: { runtimeHostPermissions?: { hostAccess: string; hosts: Array<{ host: string; granted: boolean }> } };
  }>;
};

/**
 * Does what a user does in "Site access". Chromium knows all sites or chosen ones, so taking one away means
 * choosing all the others.
 */
export async function setHostAccess(
  browser: Browser,
  id: string,
  hosts: string[],
  origin: string,
  allowed: boolean,
): Promise<void> {
  const page = await browser.newPage();
  try {
    // One of its scripts, as text: what asks counts by its address, and the whole page takes seconds.
    await page.goto('chrome://extensions/extensions.js');
    await page.evaluate(
      async (id, hosts, host, allowed) => {
        const settings: ExtensionSettings = Reflect.get(Reflect.get(globalThis, 'chrome'), 'developerPrivate');
        const { permissions } = await settings.getExtensionInfo(id);
        const granted = new Set(
          permissions.runtimeHostPermissions?.hostAccess === 'ON_ALL_SITES'
            ? hosts
            : permissions.runtimeHostPermissions?.hosts.filter((entry) => entry.granted).map((entry) => entry.host),
        );
        const wanted = new Set(granted);
        if (allowed) wanted.add(host);
        else wanted.delete(host);
        await settings.updateExtensionConfiguration({ extensionId: id, hostAccess: 'ON_SPECIFIC_SITES' });
        for (const entry of hosts) {
          if (wanted.has(entry)) await settings.addHostPermission(id, entry);
          else if (granted.has(entry)) await settings.removeHostPermission(id, entry).catch(() => {});
        }
      },
      id,
      hosts,
      `${origin}/*`,
      allowed,
    );
  } finally {
    await page.close();
  }
}
