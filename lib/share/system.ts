import { t } from '@lingui/core/macro';
/**
 * Opens the system's share sheet, where the browser has one. Call it directly in the click. Returns what
 * went wrong, or null when it was shared or the user closed the sheet.
 */
export async function shareBySystem(what: { title: string; text: string }): Promise<string | null> {
  try {
    await navigator.share(what);
    return null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    return t`Couldn’t share it from this computer. Copy the message instead.`;
  }
}
