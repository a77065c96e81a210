import * as v from 'valibot';
import { longForm } from '../api/wire.ts';
import type { Handler, Incoming } from '../http/exchange.ts';
import { jsonAnswer } from '../http/exchange.ts';
import type { Checkout } from '../model/checkout.ts';
import type { Service } from '../service.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import { WEBHOOK_KINDS } from '../webhooks/webhook.ts';
import type { Pace } from './pace.ts';
import {
  AssumptionsBody,
  CoinBody,
  FaultBody,
  NothingBody,
  PaceBody,
  PayBody,
  StatusBody,
  TargetBody,
} from './shapes.ts';

interface ControlParts {
  service: Pick<Service, 'accounts' | 'model' | 'faults' | 'assumptions' | 'requests'>;
  webhooks: WebhookSender;
  pace: Pace;
}

/** A refusal with the status of its answer. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Action = (id: string, body: Buffer) => unknown;

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The control port: moves checkouts, sets the pace, assumptions, faults and webhooks, and lists what was requested. JSON
 * both ways; tests/simulator/README.md has the table. Web pages are refused: it is for programs on this computer.
 */
export function createControl({ service, webhooks, pace }: ControlParts): Handler {
  const { accounts, model, faults, assumptions, requests } = service;
  const form = (checkout: Checkout) => longForm(checkout, model, assumptions.current());
  const known = (id: string): Checkout => {
    const checkout = model.get(id);
    if (!checkout) throw new Refused(404, `Unknown checkout "${id}".`);
    return checkout;
  };
  const kindOf = (kind: string) => oneOf(WEBHOOK_KINDS, kind, 'kind of webhook');
  const hooks = () => ({ targets: webhooks.targets(), deliveries: webhooks.list() });
  const moved = <Body>(shape: v.GenericSchema<unknown, Body>, step: (id: string, body: Body) => Checkout): Action => {
    return (id, body) => {
      known(id);
      const input = read(shape, body);
      return form(possible(() => step(id, input)));
    };
  };

  /** By method and path; `:id` is whatever stands there. */
  const actions: Record<string, Action> = {
    'GET /': () => ({ routes: Object.keys(actions) }),
    'GET /accounts': () => accounts,
    'GET /checkouts': () => model.list().map(form),
    'GET /checkouts/:id': (id) => form(known(id)),
    'POST /checkouts/:id/coin': moved(CoinBody, (id, { coin, amount }) => model.pickCoin(id, coin, amount)),
    'POST /checkouts/:id/pay': moved(PayBody, (id, { amount }) => model.pay(id, amount)),
    'POST /checkouts/:id/confirm': moved(NothingBody, (id) => model.confirm(id)),
    'POST /checkouts/:id/expire': moved(NothingBody, (id) => model.expire(id)),
    'POST /checkouts/:id/status': moved(StatusBody, (id, { status, reason }) => model.forceStatus(id, status, reason)),
    'POST /checkouts/:id/webhook': (id) => webhooks.repeat(known(id)),
    'GET /pace': () => pace.current(),
    'PUT /pace': (_, body) => {
      pace.set(read(PaceBody, body));
      return pace.current();
    },
    'DELETE /pace': () => {
      pace.set(null);
      return pace.current();
    },
    'GET /assumptions': () => assumptions.current(),
    'PATCH /assumptions': (_, body) => {
      assumptions.set(read(AssumptionsBody, body));
      return assumptions.current();
    },
    'DELETE /assumptions': () => {
      assumptions.reset();
      return assumptions.current();
    },
    'GET /faults': () => faults.list(),
    'POST /faults': (_, body) => {
      const { route, fault, times } = read(FaultBody, body);
      if (times === 'always') faults.always(route, fault);
      else faults.times(route, times, fault);
      return faults.list();
    },
    'DELETE /faults': () => {
      faults.clear();
      return faults.list();
    },
    'GET /requests': () => requests.list(),
    'DELETE /requests': () => {
      requests.clear();
      return requests.list();
    },
    'GET /webhooks': hooks,
    'PUT /webhooks/:id': (kind, body) => {
      webhooks.aim(kindOf(kind), read(TargetBody, body));
      return hooks();
    },
    'DELETE /webhooks/:id': (kind) => {
      webhooks.aim(kindOf(kind), null);
      return hooks();
    },
  };

  return (incoming) => {
    try {
      refuseWebPages(incoming);
      const { action, id } = find(actions, incoming);
      return jsonAnswer(200, action(id, incoming.body));
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      return jsonAnswer(status, { message: error instanceof Error ? error.message : String(error) });
    }
  };
}

/** A page of any site could reach this port: by its own origin, or by a name of its own for this computer. */
function refuseWebPages({ host, headers }: Incoming): void {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (!LOOPBACK.includes(host) || headers.origin !== undefined || site !== 'none') {
    throw new Refused(403, 'The control port is for programs on this computer, at 127.0.0.1, and for no web page.');
  }
}

function find(actions: Record<string, Action>, { method, path }: Incoming): { action: Action; id: string } {
  const [, id = ''] = /^\/\w+\/([^/]+)/.exec(path) ?? [];
  const asked = `${method} ${path.replace(/^(\/\w+\/)[^/]+/, '$1:id')}`;
  const action = Object.hasOwn(actions, asked) ? actions[asked] : undefined;
  if (action) return { action, id };
  throw new Refused(404, `Unknown route "${method} ${path}". GET / lists all.`);
}

function read<Body>(shape: v.GenericSchema<unknown, Body>, body: Buffer): Body {
  let input: unknown;
  try {
    input = JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new Refused(400, 'The body is not JSON.');
  }
  const parsed = v.safeParse(shape, input);
  if (parsed.success) return parsed.output;
  const wrong = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
  throw new Refused(400, wrong.join(' '));
}

/** The model throws where a step is impossible, and says why. */
function possible<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw new Refused(409, error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(allowed: readonly T[], value: string, what: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Refused(400, `Unknown ${what} "${value}". Use ${allowed.join(' or ')}.`);
  return found;
}
