import jsQR from 'jsqr';
import { expect, it } from 'vitest';
import { DEFAULT_COINS, findCoin } from '../../simulator/model/coins.ts';
import { addressFor } from '../../simulator/model/identities.ts';
import { qrCode } from '../../simulator/widget/qrCode.ts';

/** What a camera reads of the modules, each four pixels wide, in a quiet zone of four modules. */
function read(rows: readonly string[]): string | undefined {
  const size = (rows.length + 8) * 4;
  const pixels = Uint8ClampedArray.from({ length: size * size * 4 }, (_, index) => {
    const [x, y] = [(index >> 2) % size, Math.floor((index >> 2) / size)].map((pixel) => (pixel >> 2) - 4);
    return rows[y ?? 0]?.[x ?? 0] === '1' && index % 4 < 3 ? 0 : 255;
  });
  return jsQR(pixels, size, size)?.data;
}

it.each(DEFAULT_COINS)('the code of an address of %s is read as the address', (coin) => {
  const address = addressFor(findCoin(coin).blockchain, 'CAPD-1');
  expect(read(qrCode(address))).toBe(address);
});
