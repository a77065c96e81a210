/** An item that may still be on its way when it is given to the clipboard. */
export class ClipboardItem {
  private readonly parts: Record<string, Promise<Blob | string> | Blob | string>;
  constructor(parts: Record<string, Promise<Blob | string> | Blob | string>) {
    this.parts = parts;
  }
  get types(): string[] {
    return Object.keys(this.parts);
  }
  async getType(type: string): Promise<Blob> {
    const part = await this.parts[type];
    return typeof part === 'object' ? part : new Blob([part ?? ''], { type });
  }
}

export type Clipboard = ReturnType<typeof createClipboard>;

/** The clipboard of one browser. */
export function createClipboard() {
  let kept = '';
  const writeText = async (text: string): Promise<void> => {
    kept = text;
  };
  return {
    text: () => kept,
    /** What a page sees as `navigator.clipboard`. */
    api: {
      writeText,
      readText: async () => kept,
      write: async ([item]: ClipboardItem[]): Promise<void> => {
        if (item?.types.includes('text/plain')) await writeText(await (await item.getType('text/plain')).text());
      },
    },
  };
}
