import type { StoredCheckout } from '../../../lib/checkouts/database.ts';
import type { Tab } from '../driver/types.ts';

/** So many rows fit into one transaction and one message to the page. */
const BATCH = 2500;

/** The order ID of the n-th of them, from 0, the oldest. */
export const orderOf = (n: number) => `${100000 + n}`;

/**
 * Writes a shop's checkouts of the last year past the extension into its database, each with its timeline: mostly paid, some
 * expired, a few open or in conflict, in several coins and currencies, some with notes and tags. The same each time but for
 * `now`, epoch ms. They were answered just now, and the final ones are not asked about again. `quiet` is a document of the extension that runs none of its scripts.
 */
export async function storeRealistic(quiet: Tab, accountId: string, widgetId: string, count: number, now: number) {
  for (let start = 0; start < count; start += BATCH) {
    await quiet.evaluate(putRealistic, accountId, widgetId, start, Math.min(count, start + BATCH), count, now);
  }
}

/** A coin, its network, and what its addresses look like: how they begin, and how many characters follow. */
type Coin = [coin: string, network: string, prefix: string, length: number];

/** Runs in the page. */
async function putRealistic(accountId: string, widgetId: string, from: number, to: number, count: number, now: number) {
  const YEAR = 365 * 24 * 3_600_000;
  const done = <T>(asked: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  // A hash of the row's number, so that it does not matter in which batch it comes.
  const random = (n: number, what: number) => {
    let x = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(what + 7, 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
    x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
    return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
  };
  const hex = (n: number, what: number, length: number) =>
    Array.from({ length }, (_, i) => Math.floor(random(n, what * 64 + i) * 16).toString(16)).join('');
  const of = <T>(n: number, what: number, list: readonly [T, ...T[]]): T =>
    list[Math.floor(random(n, what) * list.length)] ?? list[0];
  const uuid = (n: number, what: number) => hex(n, what, 32).replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const COINS: readonly [Coin, ...Coin[]] = [
    ['USDT', 'TRON', 'T', 33],
    ['USDT', 'ETHEREUM', '0x', 40],
    ['BTC', 'BITCOIN', 'bc1q', 38],
    ['USDC', 'POLYGON', '0x', 40],
    ['ETH', 'ETHEREUM', '0x', 40],
  ];
  const db = await done(indexedDB.open('checkout-desk-history'));
  const work = db.transaction(['checkouts', 'timeline'], 'readwrite');
  const [checkouts, timeline] = [work.objectStore('checkouts'), work.objectStore('timeline')];
  for (let n = from; n < to; n += 1) {
    const id = `CCO-${uuid(n, 1)}`;
    const createdAt = now - Math.floor(((count - n) / count) * YEAR);
    const dice = random(n, 2);
    const status = dice < 0.68 ? 'SUCCESS' : dice < 0.95 ? 'EXPIRED' : dice < 0.98 ? 'CONFLICT' : 'NEW';
    const amount = (5 + Math.floor(random(n, 3) * 99500) / 100).toFixed(2);
    const [coin, network, prefix, length] = of(n, 4, COINS);
    const chose = status !== 'EXPIRED' && status !== 'NEW';
    const statusSince = createdAt + Math.floor(60_000 + random(n, 5) * 1_800_000);
    const orderId = `${100000 + n}`;
    const url = `https://paycrypto.inqud.com/checkout/${id}`;
    const name = `${of(n, 6, ['Ada', 'Björn', 'Chidi', 'Dana', 'Elif', 'Femi', 'Grace', 'Hana', 'Igor', 'Jürgen'])} ${of(n, 7, ['Lovelace', 'Nguyen', 'Okafor', 'Petrov', 'Quist', 'Rossi', 'Silva', 'Tanaka', 'Unger', 'Vogel'])}`;
    const request = chose
      ? {
          id: `CAPD-${uuid(n, 8)}`,
          currency: coin,
          blockchain: network,
          status: 'SUCCESS',
          reason: null,
          address: prefix + hex(n, 9, length),
          paymentWindowEndsAt: null,
          paymentStatus: 'SUCCESS',
          txHash: `0x${hex(n, 10, 64)}`,
          convertPair: `${coin}-USD`,
          convertRate: '1.0003',
          payAmount: amount,
          paidAmount: status === 'CONFLICT' ? (Number(amount) / 2).toFixed(2) : amount,
          payerPlatformFee: '0',
          merchantPlatformFee: '0.5',
          processingAmount: amount,
          overpaid: false,
        }
      : null;
    const row: StoredCheckout = {
      id,
      accountId,
      widgetId,
      orderId,
      name,
      type: 'FIXED_PRICE',
      amount: { amount, currency: of(n, 11, ['USD', 'EUR', 'USD', 'GBP']) },
      status,
      reason: status === 'CONFLICT' ? 'UNDERPAID' : null,
      url,
      returnUrl: 'https://shop.example/thanks',
      createdAt,
      expiresAt: createdAt + 3_600_000,
      request,
      answer: JSON.stringify({
        id,
        clientOrderId: orderId,
        name,
        status,
        fixedAmount: { amount, currency: 'USD' },
        request,
        acquiringUrl: url,
      }),
      answeredAt: now,
      statusSince,
      hint: null,
      failures: 0,
      error: null,
      failingSince: null,
      late: false,
      attention:
        status === 'CONFLICT'
          ? { reasons: ['underpaid'], acknowledged: ['underpaid'] }
          : { reasons: [], acknowledged: [] },
      noticed: [],
      note: random(n, 12) < 0.05 ? 'Customer asked for an invoice by mail' : null,
      tags: random(n, 13) < 0.08 ? [of(n, 14, ['vip', 'refund', 'wholesale'])] : [],
      archived: 0,
    };
    checkouts.put(row);
    timeline.add({
      checkoutId: id,
      at: createdAt,
      from: null,
      to: 'NEW',
      source: 'created',
      settled: null,
      attempt: 1,
    });
    if (status !== 'NEW') {
      timeline.add({ checkoutId: id, at: statusSince, from: 'NEW', to: status, source: 'refresh', settled: null });
    }
  }
  await new Promise((resolve, reject) => {
    work.oncomplete = resolve;
    work.onabort = () => reject(work.error);
  });
  db.close();
}
