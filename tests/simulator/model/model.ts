import type { AssumptionSwitches } from '../assumptions.ts';
import type { Clock } from '../clock.ts';
import type { Checkout, CheckoutDraft, Money, PaymentRequest, Project } from './checkout.ts';
import type { CoinCode, Rates } from './coins.ts';
import { DEFAULT_RATES, findCoin } from './coins.ts';
import type { Decimal } from './decimal.ts';
import type { NewId } from './identities.ts';
import { addressFor, newId, txHashFor } from './identities.ts';
import type { PaidAmount } from './payment.ts';
import { amountPaid } from './payment.ts';
import { priceOf, withinLimits } from './pricing.ts';
import { createStamps } from './stamps.ts';
import { confirmed, deadline, detected, expired, forced, requested } from './transitions.ts';

export type Model = ReturnType<typeof createModel>;

/** Called with every change; `before` is null for a creation. */
export type Listener = (checkout: Checkout, before: Checkout | null) => void;

/** A coin that the payer of a checkout can choose, and what it would cost; null when the payer decides. */
export interface Offer {
  readonly code: CoinCode;
  readonly payAmount: Decimal | null;
}

interface ModelParts {
  projects: readonly Project[];
  assumptions: AssumptionSwitches;
  clock: Clock;
  rates?: Rates;
  newId?: NewId;
  /** Where the hosted pages are: https://paycrypto.inqud.com, unless the links have to work without it. */
  pageOrigin?: () => string;
}

/** Timers overflow after 24.8 days; a later deadline is checked again then. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** All checkouts of the simulated Inqud. Returned objects are immutable. */
export function createModel({
  projects,
  assumptions,
  clock,
  rates = DEFAULT_RATES,
  newId: makeId = newId,
  pageOrigin = () => 'https://paycrypto.inqud.com',
}: ModelParts) {
  const checkouts = new Map<string, Checkout>();
  const listeners = new Set<Listener>();
  const now = () => clock.now() + assumptions.current().clockOffsetMs;
  const stamps = createStamps(now);
  let timer: { at: number; cancel: () => void } | null = null;
  const stopWatching = assumptions.subscribe(expireDue);

  function project(widgetId: string): Project {
    const found = projects.find((one) => one.widgetId === widgetId);
    if (!found)
      throw new Error(`Unknown widget "${widgetId}". Use one of ${projects.map((p) => p.widgetId).join(', ')}.`);
    return found;
  }

  function known(id: string): Checkout {
    const checkout = current(id);
    if (!checkout) throw new Error(`Unknown checkout "${id}".`);
    return checkout;
  }

  function store(next: Checkout): Checkout {
    const before = checkouts.get(next.id) ?? null;
    if (before === next) return next;
    checkouts.set(next.id, next);
    watch(next);
    for (const listener of [...listeners]) listener(next, before);
    return next;
  }

  /** The current checkout, which is expired if it is due. */
  function current(id: string): Checkout | undefined {
    const checkout = checkouts.get(id);
    const ends = checkout ? deadline(checkout, assumptions.current()) : null;
    return checkout && ends !== null && ends <= now() ? store(expired(checkout, stamps.next())) : checkout;
  }

  /** One timer for the earliest deadline, so that checkouts expire without a request. */
  function watch(checkout: Checkout): void {
    const at = deadline(checkout, assumptions.current());
    if (at === null || (timer && timer.at <= at)) return;
    timer?.cancel();
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, at - now()));
    timer = { at, cancel: clock.after(wait, expireDue) };
  }

  function expireDue(): void {
    timer?.cancel();
    timer = null;
    for (const id of [...checkouts.keys()]) {
      const checkout = current(id);
      if (checkout) watch(checkout);
    }
  }

  function offersFor(amount: Money | null, { coins, fees }: Project): Offer[] {
    const { feeRounding, limitsEnforced } = assumptions.current();
    return coins.flatMap((code) => {
      const coin = findCoin(code);
      const price = priceOf(amount, coin, fees, rates, feeRounding);
      if (!price) return [];
      const fits = price.payAmount === null || withinLimits(coin, price.payAmount);
      return fits || !limitsEnforced ? [{ code, payAmount: price.payAmount }] : [];
    });
  }

  return {
    /** The server's time, ms: the clock's plus the assumed offset. */
    now,

    /** NEW, `reason` and `request` null (DOCUMENTED, 1.1). `expiresAt` is echoed as given. */
    create(widgetId: string, draft: CheckoutDraft): Checkout {
      const settings = project(widgetId);
      const id = makeId('CCO');
      return store({
        ...draft,
        id,
        projectId: settings.widgetId,
        projectName: settings.projectName,
        merchantDomain: settings.merchantDomain,
        status: 'NEW',
        reason: null,
        suggestedAmounts: draft.type === 'SUGGESTED_FIXED_PRICE' ? settings.suggestedAmounts : null,
        request: null,
        acquiringUrl: `${pageOrigin()}/checkout/${id}`,
        createdAt: stamps.next(),
        lastUpdatedAt: null,
        expiresAt: draft.expiresAt ?? stamps.next(assumptions.current().defaultLifetimeMs),
      });
    },

    /**
     * Creates the request. `amount` is for the two types without a fixed price; it defaults to the first suggestion.
     */
    pickCoin(id: string, code: CoinCode, amount?: Money): Checkout {
      const checkout = known(id);
      const settings = project(checkout.projectId);
      if (!settings.coins.includes(code))
        throw new Error(`"${code}" is not offered. Use ${settings.coins.join(', ')}.`);
      const coin = findCoin(code);
      const owed = checkout.fixedAmount ?? amount ?? checkout.suggestedAmounts?.[0] ?? null;
      const price = priceOf(owed, coin, settings.fees, rates, assumptions.current().feeRounding);
      if (!price) throw new Error(`No rate between ${coin.currency} and ${owed?.currency}.`);
      const requestId = makeId('CAPD');
      const window = assumptions.current().paymentWindowMs;
      const request: PaymentRequest = {
        ...price,
        id: requestId,
        orderId: makeId('ORD'),
        coin: code,
        currency: coin.currency,
        blockchain: coin.blockchain,
        status: 'WAITING_PAYMENT',
        reason: null,
        address: addressFor(coin.blockchain, requestId),
        paymentWindowEndsAt: stamps.next(window),
        expiresAt: stamps.next(window),
        createdAt: stamps.next(),
        lastUpdatedAt: null,
        paymentStatus: null,
        paymentId: null,
        txHash: null,
        paidAmount: null,
        overpaid: false,
        minLimit: owed === null ? coin.minLimit : null,
        maxLimit: owed === null ? coin.maxLimit : null,
        late: false,
      };
      return store(requested(checkout, request, stamps.next()));
    },

    /** A transaction to the request's address is seen; it still has to be confirmed. */
    pay(id: string, amount: PaidAmount = 'exact'): Checkout {
      const checkout = known(id);
      const { request } = checkout;
      if (!request) throw new Error(`Checkout ${id} has no address to pay to: pick a coin first.`);
      const paymentId = makeId('PAY');
      const payment = {
        amount: amountPaid(request, amount),
        paymentId,
        txHash: txHashFor(request.blockchain, paymentId),
      };
      return store(detected(checkout, payment, assumptions.current(), stamps.next()));
    },

    /** The transaction is processed: SUCCESS or CONFLICT. */
    confirm: (id: string): Checkout => store(confirmed(known(id), assumptions.current(), stamps.next())),

    /** Expires it now, whatever the clock says. */
    expire: (id: string): Checkout => store(expired(known(id), stamps.next())),

    /** Sets any status, even an unknown one. */
    forceStatus(id: string, status: string, reason: string | null = null): Checkout {
      return store(forced(known(id), status, reason, stamps.next()));
    },

    get: (id: string): Checkout | undefined => current(id),

    /** Oldest first. */
    list(): readonly Checkout[] {
      expireDue();
      return [...checkouts.values()];
    },

    /** The coins for this amount in this widget; all of them when the payer decides (null). */
    offers: (widgetId: string, amount: Money | null): readonly Offer[] => offersFor(amount, project(widgetId)),

    project,
    rates,
    pageOrigin,

    /** Returns the unsubscribe function. */
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Stops the expiry timer. */
    close(): void {
      stopWatching();
      timer?.cancel();
      listeners.clear();
    },
  };
}
