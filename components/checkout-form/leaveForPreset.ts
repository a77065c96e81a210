import { FROM_FORM } from '../../lib/navigation/fromForm';
import { openDesk } from '../../lib/navigation/openDesk';
import { hashOf } from '../../lib/navigation/routes';

/** From the popup, which closes, or the side panel to a new preset in the desk, instead of one more tab. */
export function leaveForPreset(event: Event): void {
  event.preventDefault();
  void openDesk(hashOf({ at: 'presets', from: FROM_FORM })).then(() => {
    if (location.pathname.endsWith('/popup.html')) window.close();
  });
}
