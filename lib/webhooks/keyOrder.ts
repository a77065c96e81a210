import type { JsonTree } from './jsonTree';
import { printTree, stringIn } from './jsonTree';

/** The fields of a checkout and of its request, in the order in which Inqud documents them (inqud-api.md, section 3). */
const DOCUMENTED = [
  ...['id', 'orderId', 'projectId', 'projectName', 'merchantDomain', 'clientOrderId', 'currency', 'blockchain'],
  ...['amount', 'status', 'reason', 'name', 'type', 'fixedAmount', 'suggestedAmounts', 'cryptoCurrencies'],
  ...['cryptoCurrenciesByBlockchain', 'cryptoCurrencyDetails', 'estimatedPayAmounts', 'minLimits', 'maxLimits'],
  ...['merchantFixedPlatformFees', 'merchantPercentPlatformFees', 'payerFixedPlatformFees', 'payerPercentPlatformFees'],
  ...['cryptoAcquiringProjectId', 'cryptoAcquiringProjectName', 'checkoutId', 'address', 'paymentWindowEndsAt'],
  ...['request', 'returnUrl', 'acquiringUrl'],
];
/** The same fields come in another order in a request. */
const TIMES = [
  ['createdAt', 'lastUpdatedAt', 'expiresAt'],
  ['createdAt', 'expiresAt', 'lastUpdatedAt'],
  ['expiresAt', 'createdAt', 'lastUpdatedAt'],
];
const END = [
  ...['paymentStatus', 'paymentId', 'payment', 'txHash', 'requestAmount', 'requestAmountIn', 'requestAmountConverted'],
  ...['convertPair', 'convertRate', 'payAmount', 'payerPlatformFee', 'payerFixedPlatformFee'],
  ...['payerPercentPlatformFee', 'merchantPlatformFee', 'merchantFixedPlatformFee', 'merchantPercentPlatformFee'],
  ...['processingAmount', 'paidAmount', 'overpaid', 'minLimit', 'maxLimit'],
];
const ORDERS = TIMES.map((times) => new Map([...DOCUMENTED, ...times, ...END].map((key, place) => [key, place])));

type Entries = [key: string, value: JsonTree][];
type Compare = (a: string, b: string) => number;

/** Limits for the orders that are tried, and for the length of a body. */
const MOST_ORDERS = 720;
const LONGEST = 4000;

/** The same JSON with its keys in other orders, without spaces: Inqud's own, sorted ones, and all when there are few. */
export function* inOtherOrders(tree: JsonTree): Generator<string> {
  for (const compare of [...ORDERS.map(byPlace), byText, asInJsonb]) {
    yield printTree(tree, { entries: (entries) => entries.toSorted(([a], [b]) => compare(keyOf(a), keyOf(b))) });
  }
  if (tree.text.length <= LONGEST && ordersOf(tree, MOST_ORDERS) <= MOST_ORDERS) yield* allOrders(tree);
}

/** Whether the keys are in an order that Inqud does not write, as a database (jsonb) or a sorting program leaves them. */
export function isReordered(tree: JsonTree): boolean {
  if (tree.is !== 'object') return false;
  const keys = tree.entries.map(([key]) => keyOf(key));
  const [order] = ORDERS;
  const known = keys.filter((key) => order?.has(key));
  const isSorted = (compare: Compare) => known.every((key, i) => i === 0 || compare(known[i - 1] ?? '', key) <= 0);
  return known.length > 2 && !ORDERS.map(byPlace).some(isSorted);
}

function keyOf(token: string): string {
  return stringIn(token) ?? token;
}

function byPlace(order: Map<string, number>): Compare {
  const placeOf = (key: string) => order.get(key) ?? order.size;
  return (a, b) => placeOf(a) - placeOf(b);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** PostgreSQL's: shorter keys first. */
function asInJsonb(a: string, b: string): number {
  const length = (key: string) => new TextEncoder().encode(key).length;
  return length(a) - length(b) || byText(a, b);
}

/** How many orders there are of all keys together; counting stops where there are more than `most`. */
function ordersOf(tree: JsonTree, most: number): number {
  let orders = 1;
  const parts = tree.is === 'object' ? tree.entries.map(([, value]) => value) : tree.is === 'list' ? tree.items : [];
  for (let keys = tree.is === 'object' ? tree.entries.length : 1; keys > 1 && orders <= most; keys -= 1) orders *= keys;
  for (const part of parts) {
    if (orders > most) break;
    orders *= ordersOf(part, most);
  }
  return orders;
}

function allOrders(tree: JsonTree): string[] {
  switch (tree.is) {
    case 'value':
      return [tree.text];
    case 'list':
      return joins(tree.items.map(allOrders)).map((items) => `[${items.join(',')}]`);
    case 'object':
      return permutations(tree.entries).flatMap((entries) =>
        joins(entries.map(([key, value]) => allOrders(value).map((text) => `${key}:${text}`))).map(
          (parts) => `{${parts.join(',')}}`,
        ),
      );
  }
}

function permutations(entries: Entries): Entries[] {
  if (entries.length < 2) return [entries];
  return entries.flatMap((first, place) =>
    permutations(entries.toSpliced(place, 1)).map((rest): Entries => [first, ...rest]),
  );
}

/** One of each, in every way. */
function joins(choices: string[][]): string[][] {
  return choices.reduce<string[][]>((all, each) => all.flatMap((start) => each.map((one) => [...start, one])), [[]]);
}
