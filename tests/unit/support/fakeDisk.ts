import { vi } from 'vitest';

/**
 * A fake of the origin private file system, as far as copies use it: files in one folder, each with one writer at a
 * time. `room` is how many bytes fit. In Node there is none.
 */
export function giveDisk({ room = Number.POSITIVE_INFINITY, handles = true } = {}) {
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; at: number; open: boolean }>();
  const got = (name: string) => {
    const file = files.get(name);
    if (!file) throw new DOMException(name, 'NotFoundError');
    return file;
  };
  class FakeFile {
    readonly name: string;
    constructor(name: string) {
      this.name = name;
    }
    async getFile() {
      const { bytes, at } = got(this.name);
      return new File([bytes], this.name, { lastModified: at });
    }
  }
  const createSyncAccessHandle = async function (this: FakeFile) {
    const file = got(this.name);
    file.open = true;
    return {
      write(more: Uint8Array<ArrayBuffer>) {
        const fits = more.slice(0, Math.max(0, room - file.bytes.length));
        file.bytes = new Uint8Array([...file.bytes, ...fits]);
        return fits.length;
      },
      close() {
        file.open = false;
      },
    };
  };
  if (handles) Object.assign(FakeFile.prototype, { createSyncAccessHandle });
  let made = false;
  const folder = {
    async getFileHandle(name: string) {
      files.set(name, { bytes: new Uint8Array(), at: Date.now(), open: false });
      return new FakeFile(name);
    },
    async removeEntry(name: string) {
      if (got(name).open) throw new DOMException(name, 'NoModificationAllowedError');
      files.delete(name);
    },
    async *entries() {
      for (const name of [...files.keys()]) yield [name, new FakeFile(name)] as const;
    },
  };
  const root = {
    async getDirectoryHandle(name: string, { create }: { create: boolean }) {
      made ||= create;
      if (!made) throw new DOMException(name, 'NotFoundError');
      return folder;
    },
  };
  vi.stubGlobal('FileSystemFileHandle', FakeFile);
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => root } });
  return { files };
}
