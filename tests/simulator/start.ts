import type { Account, AccountOptions } from './accounts.ts';
import { createAccount } from './accounts.ts';
import { createApi } from './api.ts';
import type { AssumptionSwitches, Assumptions } from './assumptions.ts';
import { createAssumptions } from './assumptions.ts';
import type { AutopayDelays } from './autopay.ts';
import { startAutopay } from './autopay.ts';
import { createCertificate } from './certificate.ts';
import type { Clock } from './clock.ts';
import { systemClock } from './clock.ts';
import type { Rates } from './coins.ts';
import { DEFAULT_RATES } from './coins.ts';
import type { Handler } from './exchange.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import { createHosted } from './hosted.ts';
import type { Model } from './model.ts';
import { createModel } from './model.ts';
import type { RequestLog } from './requestLog.ts';
import { createRequestLog } from './requestLog.ts';
import { startServer } from './server.ts';

export interface SimulatorOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** One with random ids by default. */
  accounts?: readonly AccountOptions[];
  assumptions?: Partial<Assumptions>;
  clock?: Clock;
  /** Added to the built-in ones, by pair such as USDTUSD. */
  rates?: Rates;
  /** Pages of others, by host name, such as a shop that shows the widget. */
  otherHosts?: Readonly<Record<string, Handler>>;
  /** Every new checkout is paid by itself. */
  autopay?: Partial<AutopayDelays>;
}

export interface Simulator {
  readonly port: number;
  /** For Chromium's --ignore-certificate-errors-spki-list. */
  readonly spki: string;
  readonly accounts: readonly [Account, ...Account[]];
  readonly model: Model;
  readonly faults: Faults;
  readonly assumptions: AssumptionSwitches;
  readonly requests: RequestLog;
  /** Has each new checkout paid by itself from now on; the answer stops it. */
  autopay(delays?: Partial<AutopayDelays>): () => void;
  close(): Promise<void>;
}

/** An Inqud of one's own on 127.0.0.1, as https://api.inqud.com and https://paycrypto.inqud.com by Host header. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { port = 0, clock = systemClock } = options;
  const [first, ...others] = options.accounts ?? [];
  const made = [createAccount(first), ...others.map(createAccount)] as const;
  const assumptions = createAssumptions(options.assumptions);
  const model = createModel({
    projects: made.map(({ project }) => project),
    assumptions,
    clock,
    rates: { ...DEFAULT_RATES, ...options.rates },
  });
  const faults = createFaults();
  const requests = createRequestLog();
  const { otherHosts = {} } = options;
  const certificate = await createCertificate(['api.inqud.com', 'paycrypto.inqud.com', ...Object.keys(otherHosts)]);
  const server = await startServer({
    port,
    certificate,
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
    port: server.port,
    spki: certificate.spki,
    accounts: [shown(firstMade), ...othersMade.map(shown)],
    model,
    faults,
    assumptions,
    requests,
    autopay,
    async close() {
      for (const stop of stops) stop();
      model.close();
      await server.close();
    },
  };
}

if (import.meta.main) {
  const { port, spki, accounts } = await startSimulator({ autopay: {}, port: Number(process.argv[2] ?? 0) });
  const [{ widgetId, tokenId, secret }] = accounts;
  console.log(`Simulated Inqud on 127.0.0.1:${port} (Ctrl+C ends it). Each new checkout is paid by itself.

  https://api.inqud.com/v1/user/crypto-acquiring/${widgetId}/checkouts
  https://api.inqud.com/v1/user/crypto-acquiring/${widgetId}/deposit-options
  https://paycrypto.inqud.com/widget.js
  https://paycrypto.inqud.com/checkout/{id}

  Widget ID     ${widgetId}
  Token ID      ${tokenId}
  Token secret  ${secret}

  Chromium: --host-resolver-rules="MAP api.inqud.com:443 127.0.0.1:${port}, MAP paycrypto.inqud.com:443 127.0.0.1:${port}"
            --ignore-certificate-errors-spki-list=${spki}`);
}
