import type { Decimal } from './decimal.ts';
import { divide, multiply } from './decimal.ts';

/** BLOCKCHAIN_COIN, such as ETHEREUM_USDT (DOCUMENTED, 3.3). */
export type CoinCode = string;

export interface Coin {
  readonly code: CoinCode;
  readonly currency: string;
  readonly blockchain: string;
  /** How the widget writes the chain. */
  readonly network: string;
  /** INFERRED for USDT (3.3), UNKNOWN for the others. */
  readonly places: number;
  readonly minLimit: Decimal;
  readonly maxLimit: Decimal;
}

/** The four of deposit-options are DOCUMENTED (3.4) with the limits shown there; BITCOIN_BTC is THIRD-PARTY (3.3). */
const COINS: readonly Coin[] = [
  coin('ETHEREUM_USDT', 'Ethereum', 5, '1', '999999'),
  coin('TRON_USDT', 'Tron', 5, '2', '999999'),
  coin('SOLANA_USDT', 'Solana', 5, '1', '999999'),
  coin('SOLANA_USDC', 'Solana', 5, '1', '999999'),
  coin('BITCOIN_BTC', 'Bitcoin', 8, '0.00002', '20'),
];

export const DEFAULT_COINS: readonly CoinCode[] = COINS.map(({ code }) => code);

/** Finds a coin of the catalogue. Throws when there is none of that code. */
export function findCoin(code: CoinCode): Coin {
  const found = COINS.find((one) => one.code === code);
  if (!found) throw new Error(`Unknown coin "${code}". Use one of ${DEFAULT_COINS.join(', ')}.`);
  return found;
}

/** How many `quote` one `base` is, by pair "BASEQUOTE": "USDTUSD" at 1.0054 reads "1 USDT = 1.0054 USD" (INFERRED, 3.3). */
export type Rates = Readonly<Record<string, Decimal>>;

/** USDTUSD is the rate of the DOCUMENTED request (3.3); the others are made up. */
export const DEFAULT_RATES: Rates = {
  USDTUSD: '1.0054',
  USDCUSD: '1.0002',
  BTCUSD: '97250.4',
  EURUSD: '1.0831',
  GBPUSD: '1.2644',
  PLNUSD: '0.2537',
  UAHUSD: '0.0243',
  USDUSD: '1',
};

const CROSS_RATE_PLACES = 8;

/** The rate of a pair, by way of USD when the pair itself has none; null when a currency is unknown. */
export function rateOf(rates: Rates, base: string, quote: string): Decimal | null {
  const direct = rates[base + quote];
  if (direct !== undefined) return direct;
  const baseInUsd = rates[`${base}USD`];
  const quoteInUsd = rates[`${quote}USD`];
  if (baseInUsd === undefined || quoteInUsd === undefined) return null;
  return divide(baseInUsd, quoteInUsd, CROSS_RATE_PLACES, 'halfUp');
}

/** A coin's limit in another currency, "USD limits = coin limits * convertRate" (INFERRED, 3.4). */
export function limitIn(limit: Decimal, rate: Decimal): Decimal {
  return multiply(limit, rate);
}

function coin(code: CoinCode, network: string, places: number, minLimit: Decimal, maxLimit: Decimal): Coin {
  const [blockchain = '', currency = ''] = code.split('_');
  return { code, currency, blockchain, network, places, minLimit, maxLimit };
}
