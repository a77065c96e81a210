import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

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

type Asked = { url: string; filename: string };

/** The browser's downloads for an extension that may save there: each file ends by itself unless `ends` is false. */
export function startDownloadsApi({ ends = true, filename }: { ends?: boolean; filename?: string } = {}) {
  const blobs = new Map<string, Blob>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${blobs.size + 1}`;
    blobs.set(url, blob as Blob);
    return url;
  });
  const asked: Asked[] = [];
  const saved: { name: string; text: Promise<string> }[] = [];
  const items = new Map<number, { state: string; filename: string }>();
  type Listener = (change: { id: number; state: { current: string } }) => void;
  const listeners = new Set<Listener>();
  Reflect.set(fakeBrowser, 'downloads', {
    async download(wanted: Asked) {
      asked.push(wanted);
      const id = asked.length;
      items.set(id, {
        state: ends ? 'complete' : 'in_progress',
        filename: filename ?? `/downloads/${wanted.filename}`,
      });
      const blob = blobs.get(wanted.url);
      if (blob) saved.push({ name: wanted.filename, text: blob.text() });
      return id;
    },
    search: async ({ id }: { id: number }) => [items.get(id)].filter((item) => item !== undefined),
    onChanged: {
      addListener: (listener: Listener) => listeners.add(listener),
      removeListener: (listener: Listener) => listeners.delete(listener),
    },
  });
  return {
    asked,
    saved,
    /** Ends a download once somebody listens, and says whether anybody does. */
    end(id: number, state: string): boolean {
      if (listeners.size === 0) return false;
      const item = items.get(id);
      if (item) item.state = state;
      for (const listener of listeners) listener({ id, state: { current: state } });
      return true;
    },
  };
}
