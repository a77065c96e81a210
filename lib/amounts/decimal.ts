/**
 * An amount as a plain decimal string: an optional minus, digits, optionally a point and digits; never an exponent.
 * Amounts stay strings from the wire to the screen, because 0.1 + 0.2 is not 0.3 in a float.
 */
export type Decimal = string;

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,6}))?$/;
const MOST_DIGITS = 120;
/** With a sign, a point and an exponent. */
const LONGEST = MOST_DIGITS + 10;

/**
 * Parses a number's text, as typed or as written in JSON, exponents included. Keeps trailing zeros.
 * Returns null when it is not a number, or has more than 120 digits.
 */
export function parseDecimal(text: string): Decimal | null {
  const typed = text.trim();
  if (typed.length > LONGEST) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(typed) ?? [];
  if (whole === '' && fraction === '') return null;
  const shift = Number(exponent);
  if (whole.length + fraction.length + Math.abs(shift) > MOST_DIGITS) return null;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const left =
    digits
      .slice(0, Math.max(point, 0))
      .padEnd(Math.max(point, 0), '0')
      .replace(/^0+(?=\d)/, '') || '0';
  const right = point < 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  const plain = right === '' ? left : `${left}.${right}`;
  return sign === '-' && /[1-9]/.test(plain) ? `-${plain}` : plain;
}

/** 1 when `a` is larger, 0 when both are equal, ignoring trailing zeros. */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const difference = unscaled(a, b) - unscaled(b, a);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
}

/** a - b, exact, without trailing zeros. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return scaled(unscaled(a, b) - unscaled(b, a), Math.max(placesOf(a), placesOf(b)));
}

/** a + b, exact, without trailing zeros. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  return scaled(unscaled(a, b) + unscaled(b, a), Math.max(placesOf(a), placesOf(b)));
}

/** a * b, exact, without trailing zeros. */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return scaled(unscaled(a, a) * unscaled(b, b), placesOf(a) + placesOf(b));
}

/**
 * a / b for non-negative amounts, rounded up to `places` decimal places, without trailing zeros. Throws when b is 0.
 */
export function divideUp(a: Decimal, b: Decimal, places: number): Decimal {
  const shifted = unscaled(a, b) * 10n ** BigInt(places);
  const divisor = unscaled(b, a);
  return scaled((shifted + divisor - 1n) / divisor, places);
}

/** The number of decimal places. */
export function placesOf(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0;
}

/** A whole number of units of the last decimal place, as a decimal without trailing zeros. */
export function scaled(units: bigint, places: number): Decimal {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

/** The value as a whole number of units, at the scale of the more precise of the two. */
function unscaled(value: Decimal, other: Decimal): bigint {
  const places = Math.max(placesOf(value), placesOf(other));
  const [whole = '0', fraction = ''] = value.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}
