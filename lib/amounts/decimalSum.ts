import type { Decimal } from './decimal';
import { scaled } from './decimal';

/** So many digits are exact in a float, and several such numbers can be added up before they are not. */
const FLOAT_DIGITS = 15;
const FLOAT_LIMIT = 2 ** 52;

/**
 * Adds up decimals, exactly as `addDecimals` does, but in a small part of the time: those with the same number of
 * decimal places are whole numbers of the same unit, which floats add up exactly while they are not too large.
 */
export function createDecimalSum() {
  // By the number of decimal places; the large ones get what would not be exact in the small ones.
  const small: number[] = [];
  const large: bigint[] = [];
  const carry = (places: number, units: bigint) => {
    large[places] = (large[places] ?? 0n) + units;
  };
  return {
    add(value: Decimal): void {
      const point = value.indexOf('.');
      const places = point === -1 ? 0 : value.length - point - 1;
      const digits = point === -1 ? value : value.slice(0, point) + value.slice(point + 1);
      if (digits.length > FLOAT_DIGITS) {
        carry(places, BigInt(digits));
        return;
      }
      const sum = (small[places] ?? 0) + Number(digits);
      const isLarge = Math.abs(sum) > FLOAT_LIMIT;
      if (isLarge) carry(places, BigInt(sum));
      small[places] = isLarge ? 0 : sum;
    },

    /** The sum without trailing zeros. */
    total(): Decimal {
      const most = Math.max(small.length, large.length, 1) - 1;
      let units = 0n;
      for (let places = 0; places <= most; places += 1) {
        units = units * 10n + (large[places] ?? 0n) + BigInt(small[places] ?? 0);
      }
      return scaled(units, most);
    },
  };
}
