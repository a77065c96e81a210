import type { Account, AccountOptions } from './accounts.ts';
import { createAccount } from './accounts.ts';
import { createApi } from './api/api.ts';
import type { AssumptionSwitches, Assumptions } from './assumptions.ts';
import { createAssumptions } from './assumptions.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Faults } from './faults/faults.ts';
import { createFaults } from './faults/faults.ts';
import type { Handler } from './http/exchange.ts';
import type { RequestLog } from './http/requestLog.ts';
import { createRequestLog } from './http/requestLog.ts';
import type { Responder } from './http/responder.ts';
import { createResponder } from './http/responder.ts';
import type { AutopayDelays } from './model/autopay.ts';
import { startAutopay } from './model/autopay.ts';
import type { Rates } from './model/coins.ts';
import { DEFAULT_RATES } from './model/coins.ts';
import type { NewId } from './model/identities.ts';
import type { Model } from './model/model.ts';
import { createModel } from './model/model.ts';
import { createHosted } from './widget/hosted.ts';

export interface ServiceOptions {
  /** One with random IDs by default. */
  accounts?: readonly AccountOptions[];
  assumptions?: Partial<Assumptions>;
  clock?: Clock;
  /** Makes the IDs of what is created; random ones by default. */
  newId?: NewId;
  /** Added to the built-in ones, by pair such as USDTUSD. */
  rates?: Rates;
  /** Third-party pages, by host name, such as a shop that embeds the widget. */
  otherHosts?: Readonly<Record<string, Handler>>;
  /** Where the links lead; https://paycrypto.inqud.com by default. */
  pageOrigin?: () => string;
  /** Pays every new checkout automatically. */
  autopay?: Partial<AutopayDelays>;
}

export interface Service {
  readonly accounts: readonly [Account, ...Account[]];
  readonly model: Model;
  readonly faults: Faults;
  readonly assumptions: AssumptionSwitches;
  readonly requests: RequestLog;
  /** Handles a request, including faults, from any transport. */
  readonly respond: Responder;
  /** Pays each new checkout automatically; returns the stop function. */
  autopay(delays?: Partial<AutopayDelays>): () => void;
  end(): void;
}

/** A simulated Inqud without a network that serves https://api.inqud.com and https://paycrypto.inqud.com by host. */
export function createService(options: ServiceOptions = {}): Service {
  const { clock = systemClock, otherHosts = {} } = options;
  const [first, ...others] = options.accounts ?? [];
  const made = [createAccount(first), ...others.map(createAccount)] as const;
  const assumptions = createAssumptions(options.assumptions);
  const model = createModel({
    projects: made.map(({ project }) => project),
    assumptions,
    clock,
    rates: { ...DEFAULT_RATES, ...options.rates },
    ...(options.newId !== undefined && { newId: options.newId }),
    ...(options.pageOrigin !== undefined && { pageOrigin: options.pageOrigin }),
  });
  const faults = createFaults();
  const requests = createRequestLog();
  const respond = createResponder({
    hosts: {
      ...otherHosts,
      'api.inqud.com': createApi({ model, accounts: made, assumptions }),
      'paycrypto.inqud.com': createHosted(model, assumptions, clock),
    },
    faults,
    assumptions,
    clock,
    log: requests,
  });
  const stops = new Set<() => void>();
  const autopay = (delays?: Partial<AutopayDelays>) => {
    const stop = startAutopay(model, clock, delays);
    stops.add(stop);
    return stop;
  };
  if (options.autopay) autopay(options.autopay);

  const shown = ({ widgetId, tokenId, secret, projectName }: Account): Account =>
    Object.freeze({ widgetId, tokenId, secret, projectName });
  const [firstMade, ...othersMade] = made;
  return {
    accounts: [shown(firstMade), ...othersMade.map(shown)],
    model,
    faults,
    assumptions,
    requests,
    respond,
    autopay,
    end() {
      for (const stop of stops) stop();
      model.close();
    },
  };
}
