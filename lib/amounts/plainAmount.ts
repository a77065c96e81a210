import type { Decimal } from './decimal';

/** A known amount in a form that `readAmount` cannot misread: "1.250" gets another zero, or it could mean 1250. */
export function plainAmount(amount: Decimal): Decimal {
  return /^[1-9]\d{0,2}\.\d{3}$/.test(amount) ? `${amount}0` : amount;
}
