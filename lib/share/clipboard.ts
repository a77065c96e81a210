/**
 * Copies a text that is not there yet. Call it in the key press or click itself: a browser allows a page to write to
 * the clipboard only then, and the text may take until after that moment. Returns whether it was copied.
 */
export function copyWhenReady(text: Promise<string>): Promise<boolean> {
  const type = 'text/plain';
  return copyBlob(
    type,
    text.then((ready) => new Blob([ready], { type })),
  );
}

/** Likewise for what is no text, such as `image/png`. */
export async function copyBlob(type: string, blob: Promise<Blob>): Promise<boolean> {
  try {
    // A browser that refuses at once never looks at it, and it may still fail to come.
    blob.catch(() => {});
    await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
    return true;
  } catch {
    return false;
  }
}
