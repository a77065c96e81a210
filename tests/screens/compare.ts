import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** A reference has one pixel for so many by so many of the screen: letters become shades of grey, boxes stay. */
const SCALE = 4;
/** Channels are kept in steps, which makes small files. */
const STEP = 8;
/** From which distance on two pixels differ, of 1 for black and white. */
const THRESHOLD = 0.06;
/** How many pixels of a window of so many by so many may differ: less than a word. */
const WINDOW = 10;
const MOST_IN_WINDOW = 5;

/** A small copy of a PNG, as references are kept. */
export function shrink(png: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(png);
  const small = new PNG({ width: Math.floor(width / SCALE), height: Math.floor(height / SCALE) });
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        let sum = 0;
        for (let row = y * SCALE; row < (y + 1) * SCALE; row += 1) {
          for (let column = x * SCALE; column < (x + 1) * SCALE; column += 1) {
            sum += data[(row * width + column) * 4 + channel] ?? 0;
          }
        }
        const mean = sum / SCALE ** 2;
        small.data[(y * small.width + x) * 4 + channel] = Math.min(255, Math.round(mean / STEP) * STEP);
      }
      small.data[(y * small.width + x) * 4 + 3] = 255;
    }
  }
  return PNG.sync.write(small, { colorType: 2, deflateLevel: 9, filterType: -1 });
}

/** What two small pictures differ in, as a picture with it in red, or null when they are the same to the eye. */
export function difference(one: Buffer, other: Buffer): Buffer | null {
  const [before, after] = [PNG.sync.read(one), PNG.sync.read(other)];
  const { width, height } = after;
  // Nothing can be drawn over it.
  if (before.width !== width || before.height !== height) return other;
  const options = { threshold: THRESHOLD, includeAA: true };
  const count = pixelmatch(before.data, after.data, null, width, height, { ...options, windowSize: WINDOW });
  if (count <= MOST_IN_WINDOW) return null;
  const drawn = new PNG({ width, height });
  pixelmatch(before.data, after.data, drawn.data, width, height, { ...options, alpha: 0.4 });
  return PNG.sync.write(drawn);
}
