import { readFile } from 'node:fs/promises';
import jsQR from 'jsqr';
import type { Tab } from '../driver/types.ts';

/** What a phone reads in a picture; null when it finds no code. The browser of this tab decodes the picture's file. */
export async function readQr(tab: Tab, picture: string): Promise<string | null> {
  const { width, grey } = await tab.evaluate(
    async (file) => {
      const bytes = Uint8Array.from(atob(file), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      if (!context) throw new Error('There is no canvas.');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      let grey = '';
      for (let at = 0; at < data.length; at += 4) {
        grey += String.fromCharCode(((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3);
      }
      return { width: bitmap.width, grey: btoa(grey) };
    },
    (await readFile(picture)).toString('base64'),
  );
  const levels = Buffer.from(grey, 'base64');
  const pixels = Uint8ClampedArray.from({ length: levels.length * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : (levels[at >> 2] ?? 0),
  );
  return jsQR(pixels, width, levels.length / width)?.data ?? null;
}
