import type { Decimal } from '../../amounts/decimal';
import { plainText } from '../../shared/plainText';
import { moneyText } from './text';

/**
 * "1 USDT = 1.0054 USD" for pair "USDTUSD" at 1.0054 (inqud-api.md, 3.3), and the other way round. A pair that is not of
 * this coin stands as Inqud wrote it. To be isolated from left to right.
 */
export function rateText(rate: Decimal, pair: string | null, coin: string | null): string {
  if (!pair) return rate;
  const known = letters(coin ?? '');
  const both = letters(pair);
  const [straight, reversed] = [both.startsWith(known), both.endsWith(known)];
  if (known === '' || both === known || straight === reversed) return `${rate} · ${plainText(pair)}`;
  const other = straight ? both.slice(known.length) : both.slice(0, -known.length);
  const [one, many] = straight ? [known, other] : [other, known];
  return `1 ${one} = ${moneyText({ amount: rate, currency: many })}`;
}

/** "USDT/USD" and "usdt-usd" are "USDTUSD". */
function letters(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
