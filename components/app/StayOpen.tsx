import { t } from '@lingui/core/macro';
import sidePanelIcon from 'lucide/dist/esm/icons/panel-right.mjs';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { openSidePanel } from '../../lib/navigation/sidePanel';
import { Icon } from '../ui/icon/Icon';

/** Leaves the popup for the side panel, which stays open beside the page. */
export function StayOpen() {
  const [windowId, setWindowId] = useState<number | null>(null);
  useEffect(() => {
    // Asked for before the click: after waiting for it, a click is none any more.
    void browser.windows.getCurrent().then(({ id = null }) => setWindowId(id));
  }, []);
  return (
    <button
      type="button"
      class="plain icon-only"
      // Firefox calls it so.
      aria-label={import.meta.env.FIREFOX ? t`Sidebar` : t`Side panel`}
      title={
        import.meta.env.FIREFOX ? t`Sidebar: stays open beside the page` : t`Side panel: stays open beside the page`
      }
      onClick={() => {
        if (windowId !== null) void openSidePanel(windowId).then(() => window.close());
      }}
    >
      <Icon of={sidePanelIcon} turns />
    </button>
  );
}
