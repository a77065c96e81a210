import { vi } from 'vitest';

/** The files that were downloaded. */
export function startDownloads() {
  const files: { name: string; blob: Promise<string> }[] = [];
  let last: Blob | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    last = blob as Blob;
    return 'blob:x';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, blob: (last as Blob).text() });
  });
  return files;
}
