/**
 * Exact decimal arithmetic on strings such as "99.46291". The simulator has its own, separate from the product's, so
 * that one mistake cannot hide in both. "Numbers are JSON numbers in responses … use decimal-safe handling" (3.5).
 */
export type Decimal = string;

/** UNKNOWN per coin (3.3): the one documented example rounds up. */
export type Rounding = 'up' | 'down' | 'halfUp';

interface Parts {
  units: bigint;
  scale: number;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** The number's canonical text, without exponent and trailing zeros, or null when the text is not a number. */
export function parseDecimal(text: string): Decimal | null {
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = match;
  const scale = fraction.length - Number(exponent);
  const units = BigInt(`${sign}${whole}${fraction}`);
  return print(scale < 0 ? { units: units * 10n ** BigInt(-scale), scale: 0 } : { units, scale });
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return print({ units: x + y, scale });
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return print({ units: x - y, scale });
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  const x = parts(a);
  const y = parts(b);
  return print({ units: x.units * y.units, scale: x.scale + y.scale });
}

/** a / b for non-negative amounts, with at most `places` decimal places. Throws RangeError when b is 0. */
export function divide(a: Decimal, b: Decimal, places: number, rounding: Rounding): Decimal {
  const x = parts(a);
  const y = parts(b);
  const over = x.units * 10n ** BigInt(places + y.scale);
  const under = y.units * 10n ** BigInt(x.scale);
  return print({ units: quotient(over, under, rounding), scale: places });
}

/** Rounds a non-negative amount to at most `places` decimal places. */
export function round(a: Decimal, places: number, rounding: Rounding): Decimal {
  return divide(a, '1', places, rounding);
}

/** Negative, zero or positive, for sorting. */
export function compare(a: Decimal, b: Decimal): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

function quotient(over: bigint, under: bigint, rounding: Rounding): bigint {
  const whole = over / under;
  const rest = over % under;
  const goesUp = rounding === 'up' ? rest > 0n : rounding === 'halfUp' && rest * 2n >= under;
  return goesUp ? whole + 1n : whole;
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const x = parts(a);
  const y = parts(b);
  const scale = Math.max(x.scale, y.scale);
  return [x.units * 10n ** BigInt(scale - x.scale), y.units * 10n ** BigInt(scale - y.scale), scale];
}

function parts(text: Decimal): Parts {
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
}

function print({ units, scale }: Parts): Decimal {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}
