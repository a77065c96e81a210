import { createDecimalSum } from '../amounts/decimalSum';
import type { Money } from '../inqud/models';
import type { Entry } from './entry';
import { fold } from './fold';

/**
 * What was paid in a currency, an exact sum: requested amounts, else what arrived in a coin. `isAsked` says that all of
 * them are requested amounts, which a search for amounts finds.
 */
export type Volume = { currency: string; amount: string; count: number; isAsked: boolean };

/** What came in one coin on one network. Null where Inqud has not said. */
export type Source = { coin: string | null; network: string | null; count: number; volumes: Volume[] };

type Sum = { add: (amount: string) => void; total: () => string; count: number; isAsked: boolean };

type Volumes = ReturnType<typeof createVolumes>;

/** Adds up paid checkouts by currency. A search ignores the case of a currency, and so do the sums. */
export function createVolumes() {
  const sums = new Map<string, Sum>();
  return {
    add(entry: Entry): void {
      const money: Money | null = entry.amount ?? entry.paid;
      if (money === null) return;
      const currency = money.currency.toUpperCase();
      let sum = sums.get(currency);
      if (!sum) {
        sum = { ...createDecimalSum(), count: 0, isAsked: true };
        sums.set(currency, sum);
      }
      sum.add(money.amount);
      sum.count++;
      if (entry.amount === null) sum.isAsked = false;
    },
    /** The one with most checkouts first. */
    list: (): Volume[] =>
      [...sums]
        .map(([currency, { total, count, isAsked }]) => ({ currency, amount: total(), count, isAsked }))
        .sort((a, b) => b.count - a.count || (a.currency < b.currency ? -1 : 1)),
  };
}

/** Adds up paid checkouts by the coin and the network that they were paid in, as a search tells these apart. */
export function createSources() {
  const keyOf = createKeys();
  const sources = new Map<string, { coin: string | null; network: string | null; volumes: Volumes; count: number }>();
  return {
    add(entry: Entry): void {
      const coin = keyOf(entry.coin);
      const network = coin === '' ? '' : keyOf(entry.network);
      const key = `${coin}\n${network}`;
      let source = sources.get(key);
      if (!source) {
        source = {
          coin: coin === '' ? null : entry.coin,
          network: network === '' ? null : entry.network,
          volumes: createVolumes(),
          count: 0,
        };
        sources.set(key, source);
      }
      source.count++;
      source.volumes.add(entry);
    },
    /** The one with most checkouts first. */
    list: (): Source[] =>
      [...sources]
        .map(([key, { volumes, ...source }]) => ({ key, source: { ...source, volumes: volumes.list() } }))
        .sort((a, b) => b.source.count - a.source.count || (a.key < b.key ? -1 : 1))
        .map(({ source }) => source),
  };
}

/** Folds names, each only once, because rows share them; empty for none. */
function createKeys(): (name: string | null) => string {
  const keys = new Map<string | null, string>([[null, '']]);
  return (name) => {
    let key = keys.get(name);
    if (key === undefined) {
      key = name === null || name.trim() === '' ? '' : fold(name);
      keys.set(name, key);
    }
    return key;
  };
}
