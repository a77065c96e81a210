import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageWindow } from './page.ts';

export type Downloads = ReturnType<typeof createDownloads>;

/** Where the files go that pages of one browser download. */
export function createDownloads() {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-desk-pages-'));
  return {
    folder,
    save: async (name: string, file: Blob): Promise<void> =>
      writeFileSync(join(folder, name), Buffer.from(await file.arrayBuffer())),
    remove: (): void => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A click on a link with a file behind it saves that. */
export function catchDownloads(window: PageWindow, { save }: Downloads): void {
  const files = new Map<string, Blob>();
  class PageUrl extends URL {
    static override createObjectURL(file: Blob): string {
      const url = `blob:${window.location.origin}/${crypto.randomUUID()}`;
      files.set(url, file);
      return url;
    }
    static override revokeObjectURL(url: string): void {
      files.delete(url);
    }
  }
  Object.defineProperty(window, 'URL', { value: PageUrl });
  const { createElement } = window.document;
  // Such a link is never put into the document.
  window.document.createElement = (name: string) => {
    const element = Reflect.apply(createElement, window.document, [name]);
    if (element instanceof window.HTMLAnchorElement) {
      const click = element.click.bind(element);
      element.click = () => {
        const file = files.get(element.href);
        if (element.download && file) void save(element.download, file);
        else click();
      };
    }
    return element;
  };
}
