/** Overwrites bytes of a key or a secret that are not needed any more. Text cannot be overwritten. */
export function wipe(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): void {
  new Uint8Array(bytes instanceof ArrayBuffer ? bytes : bytes.buffer).fill(0);
}

/** Lends the UTF-8 bytes of a typed text, and wipes them. */
export async function withBytesOf<T>(text: string, work: (bytes: Uint8Array<ArrayBuffer>) => Promise<T>): Promise<T> {
  const bytes = new TextEncoder().encode(text);
  try {
    return await work(bytes);
  } finally {
    wipe(bytes);
  }
}
