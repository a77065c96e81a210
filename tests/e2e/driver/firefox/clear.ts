import type { Privileged } from './privileged.ts';

type Prefs = Record<string, string | number>;

export async function setPrefs(privileged: Privileged, prefs: Prefs): Promise<void> {
  await privileged.run(({ Services }, prefs) => {
    for (const [name, value] of Object.entries(prefs)) {
      if (typeof value === 'string') Services.prefs.setStringPref(name, value);
      else Services.prefs.setIntPref(name, value);
    }
  }, prefs);
}

/** Removes what pages and extensions left in the browser; the appearance is again that of the launch. */
export async function clearFirefox(privileged: Privileged, appearance: Prefs): Promise<void> {
  await privileged.run(async ({ Services, Ci, navigator }) => {
    // Firefox may leave the frame of a popup behind when its extension is uninstalled, and then shows that one, empty,
    // when the extension is there again.
    const { document } = Services.wm.getMostRecentWindow('navigator:browser');
    for (const frame of document.querySelectorAll('panelview[id^="PanelUI-webext-"]')) frame.remove();
    Services.io.offline = false;
    for (const name of ['layout.css.prefers-color-scheme.content-override', 'ui.prefersReducedMotion']) {
      Services.prefs.clearUserPref(name);
    }
    await navigator.clipboard.writeText('');
    const { CLEAR_ALL } = Ci.nsIClearDataService;
    await new Promise<void>((resolve) => {
      Services.clearData.deleteData(CLEAR_ALL, { onDataDeleted: () => resolve() });
    });
  });
  await setPrefs(privileged, appearance);
}
