/**
 * Copies a text that is not there yet. Call it in the key press or click itself: a browser allows a page to write to
 * the clipboard only then, and the text may take until after that moment. Returns whether it was copied.
 */
export async function copyWhenReady(text: Promise<string>): Promise<boolean> {
  try {
    const type = 'text/plain';
    const blob = text.then((ready) => new Blob([ready], { type }));
    // A browser that refuses at once never looks at the text, which may still fail to come.
    blob.catch(() => {});
    await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
    return true;
  } catch {
    return false;
  }
}
