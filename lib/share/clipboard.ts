/**
 * Copies a text that is still being loaded. Call it directly in a key press or click: a browser allows writing to
 * the clipboard only then, while the text may arrive later. Returns whether it was copied.
 */
export function copyWhenReady(text: Promise<string>): Promise<boolean> {
  const type = 'text/plain';
  return copyBlob(
    type,
    text.then((ready) => new Blob([ready], { type })),
  );
}

/** The same for other types, such as `image/png`. */
export async function copyBlob(type: string, blob: Promise<Blob>): Promise<boolean> {
  try {
    // A browser that refuses never awaits the blob, whose rejection would be unhandled.
    blob.catch(() => {});
    await navigator.clipboard.write([new ClipboardItem({ [type]: blob })]);
    return true;
  } catch {
    return false;
  }
}
