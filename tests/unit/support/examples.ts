import type Dexie from 'dexie';
import * as v from 'valibot';
import type { Account } from '../../../lib/accounts/account';
import type { AccountsDb } from '../../../lib/accounts/database';
import { openAccounts } from '../../../lib/accounts/database';
import type { Preset } from '../../../lib/checkout-form/presets/preset';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { openHistory } from '../../../lib/checkouts/database';
import type { Rules } from '../../../lib/checkouts/recordAnswer';
import { dueAt } from '../../../lib/checkouts/rules/rules';
import { parseJson } from '../../../lib/inqud/json';
import type { CheckoutDraft, CheckoutModel } from '../../../lib/inqud/models';
import { CheckoutModel as CheckoutSchema } from '../../../lib/inqud/models';

/** "Create, FIXED_PRICE" in inqud-api.md, wire examples: the documented answer. */
export const FIXED_PRICE_ANSWER =
  '{"id":"CCO-8c4df2e6-8c0d-4fa6-bba8-4943038dd5c5","projectId":"CAP-df02b127-6717-4a73-a231-5a57155308a5","projectName":"test","clientOrderId":"1234567890","status":"NEW","name":"My shopping cart checkout","type":"FIXED_PRICE","fixedAmount":{"currency":"USD","amount":100},"returnUrl":"https://example.com/return","acquiringUrl":"https://paycrypto.inqud.com/checkout/CCO-8c4df2e6-8c0d-4fa6-bba8-4943038dd5c5","createdAt":"2023-12-22T09:17:26.081523507Z","expiresAt":"2024-12-01T12:00:00Z"}';

/** The request body for that answer. */
export const FIXED_PRICE_BODY =
  '{"clientOrderId":"1234567890","expiresAt":"2024-12-01T12:00:00Z","fixedAmount":{"amount":100,"currency":"USD"},"name":"My shopping cart checkout","returnUrl":"https://example.com/return","type":"FIXED_PRICE"}';

/** "Create, NO_PRICE" in inqud-api.md, wire examples. */
export const NO_PRICE_ANSWER =
  '{"id":"CCO-81162548-7d14-4b07-b7f5-f2c6eb3e901b","projectId":"CAP-df02b127-6717-4a73-a231-5a57155308a5","projectName":"test","clientOrderId":"12345676890","status":"NEW","name":"My website balance top up","type":"NO_PRICE","returnUrl":"https://example.com/return","acquiringUrl":"https://paycrypto.inqud.com/checkout/CCO-81162548-7d14-4b07-b7f5-f2c6eb3e901b","createdAt":"2023-12-22T09:59:46.882256224Z","expiresAt":"2024-12-01T12:00:00Z"}';

/** The request object of inqud-api.md, 3.3, whole. */
export const REQUEST =
  '{"id":"CAPD-8f57bdbe-b485-41e2-a850-ef4feb45759c","orderId":"ORD-5e5e6551-3cae-4124-a299-6fef30105fb9","clientOrderId":"1234567890","currency":"USDT","blockchain":"ETHEREUM","status":"WAITING_PAYMENT","reason":null,"cryptoAcquiringProjectId":"CAP-df02b127-6717-4a73-a231-5a57155308a5","cryptoAcquiringProjectName":"test","checkoutId":null,"address":"0xd954c250e68d2e4585a83d01c2f620ca0f9e94e5","paymentWindowEndsAt":"2023-12-22T09:49:13.124979025Z","expiresAt":"2023-12-22T09:49:13.125002012Z","createdAt":"2023-12-22T09:39:13.125003488Z","lastUpdatedAt":null,"paymentStatus":null,"paymentId":null,"payment":null,"txHash":null,"requestAmount":100,"requestAmountIn":"USD","requestAmountConverted":99.46291,"convertPair":"USDTUSD","convertRate":1.0054,"payAmount":99.46291,"payerPlatformFee":0,"payerFixedPlatformFee":null,"payerPercentPlatformFee":null,"merchantPlatformFee":5.07315,"merchantFixedPlatformFee":0.1,"merchantPercentPlatformFee":5,"processingAmount":94.38976,"paidAmount":null,"overpaid":false,"minLimit":null,"maxLimit":null}';

export const WIDGET_ID = 'CAP-df02b127-6717-4a73-a231-5a57155308a5';
export const CHECKOUT_ID = 'CCO-8c4df2e6-8c0d-4fa6-bba8-4943038dd5c5';
export const TOKEN_ID = 'TKN-5e5e6551-3cae-4124-a299-6fef30105fb9';
/** Inqud's public sample, not a real secret (inqud-api.md, "Signed headers, test vector"). */
export const SAMPLE_SECRET = 'dBajIp3wHnw5euxohPiZvsCEorG3Fhl9gsHl1UIBlsImHjWRdSJdp4Gh6e3y2PNs';

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The time of the tests' clocks: 2026-03-01T12:00:00Z. */
export const NOW = Date.UTC(2026, 2, 1, 12);

export const DRAFT: CheckoutDraft = {
  clientOrderId: '1234567890',
  name: 'My shopping cart checkout',
  expiresAt: '2024-12-01T12:00:00Z',
  returnUrl: 'https://example.com/return',
  type: 'FIXED_PRICE',
  fixedAmount: { amount: '100', currency: 'USD' },
};

export function preset(changes: Partial<Preset> = {}): Preset {
  return {
    id: 'deposit',
    label: 'Deposit',
    type: 'FIXED_PRICE',
    amount: '25.00',
    currency: 'EUR',
    name: 'Order {orderId}',
    expiry: '24h',
    returnUrl: '',
    accountId: null,
    ...changes,
  };
}

export function account(changes: Partial<Account> = {}): Account {
  return {
    id: 'shop',
    label: 'Shop',
    colour: 'blue',
    position: 0,
    widgetId: WIDGET_ID,
    tokenId: TOKEN_ID,
    mode: 'signed',
    secret: 'browser',
    webhookSecret: 'none',
    createdAt: NOW,
    paused: null,
    removed: null,
    ...changes,
  };
}

/** Inqud's documented answer, parsed, with some fields changed. */
export function model(changes: Partial<CheckoutModel> = {}): CheckoutModel {
  return { ...v.parse(CheckoutSchema, parseJson(FIXED_PRICE_ANSWER)), ...changes };
}

/** A new checkout that was created and answered at NOW. */
export function checkout(changes: Partial<StoredCheckout> = {}): StoredCheckout {
  return {
    id: CHECKOUT_ID,
    accountId: 'shop',
    widgetId: WIDGET_ID,
    orderId: '1234567890',
    name: null,
    type: 'FIXED_PRICE',
    amount: { amount: '100', currency: 'USD' },
    status: 'NEW',
    reason: null,
    url: `https://paycrypto.inqud.com/checkout/${changes.id ?? CHECKOUT_ID}`,
    returnUrl: null,
    createdAt: NOW,
    expiresAt: null,
    request: null,
    answer: '{}',
    answeredAt: NOW,
    statusSince: NOW,
    hint: null,
    failures: 0,
    error: null,
    failingSince: null,
    late: false,
    attention: { reasons: [], acknowledged: [] },
    noticed: [],
    note: null,
    tags: [],
    archived: 0,
    ...changes,
  };
}

/** Rules that only schedule the next refresh. */
export const nextAt =
  (next: number | null): Rules =>
  (after) => ({ checkout: dueAt(after, next), notices: [] });
export const NEVER_DUE = nextAt(null);

/** Opens an empty history, without the data of earlier tests. */
export async function emptyHistory(): Promise<HistoryDb> {
  const db = openHistory();
  await Promise.all(db.tables.map((table) => table.clear()));
  return db;
}

/** Removes a database while it is open, as the browser does. */
export function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const removing = indexedDB.deleteDatabase(name);
    removing.onsuccess = () => resolve();
    removing.onerror = () => reject(removing.error);
  });
}

/** Like a browser that clears site data without `versionchange`: closes the connection, then removes the database. */
export async function clearDatabase(db: Dexie): Promise<void> {
  const connection = db.backendDB();
  connection.close();
  await removeDatabase(db.name);
  connection.onclose?.(new Event('close'));
}

/** Opens an empty accounts database, without the data of earlier tests. */
export async function emptyAccounts(): Promise<AccountsDb> {
  const db = openAccounts();
  await Promise.all(db.tables.map((table) => table.clear()));
  return db;
}
