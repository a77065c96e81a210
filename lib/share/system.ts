/**
 * Hands a text to the system's own list of apps, where the browser has one. Call it in the click itself. Returns what
 * went wrong, null when it was shared or the person closed the list.
 */
export async function shareBySystem(what: { title: string; text: string }): Promise<string | null> {
  try {
    await navigator.share(what);
    return null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    return 'This computer could not share it. Copy the message instead.';
  }
}
