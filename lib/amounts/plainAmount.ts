import type { Decimal } from './decimal';

/** An amount that is known, as it can stand in a form: "1.250" gets one zero more, or it could be read as 1250. */
export function plainAmount(amount: Decimal): Decimal {
  return /^[1-9]\d{0,2}\.\d{3}$/.test(amount) ? `${amount}0` : amount;
}
