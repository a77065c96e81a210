import type { AssumptionSwitches, Assumptions } from '../assumptions.ts';
import type { Clock } from '../clock.ts';
import type { Answer, Handler, Incoming } from '../http/exchange.ts';
import { jsonAnswer, notFoundPage } from '../http/exchange.ts';
import type { Checkout, Money } from '../model/checkout.ts';
import type { Model } from '../model/model.ts';
import { payerView } from './payerView.ts';

/**
 * The backend of the simulated widget, under /simulator/checkouts/{id}/. The endpoints of Inqud's own widget are
 * UNKNOWN (2), so these do not imitate them. `events` is a stream; the POSTs act for the payer or the blockchain.
 */
export function createPayer(model: Model, assumptions: AssumptionSwitches, clock: Clock): Handler {
  const steps: Record<string, (id: string, input: Record<string, unknown>) => Checkout> = {
    coin: (id, { code, amount }) => model.pickCoin(id, String(code), toMoney(amount)),
    pay(id, { amount }) {
      const paid = model.pay(id, String(amount));
      const { confirmationMs } = assumptions.current();
      if (confirmationMs !== null) clock.after(confirmationMs, () => confirmIfWaiting(id));
      return paid;
    },
    confirm: (id) => model.confirm(id),
    expire: (id) => model.expire(id),
  };

  return (incoming) => forDomains(route(incoming), incoming, assumptions.current());

  function route({ method, path, body }: Incoming): Answer {
    const [, id = '', step = ''] = /^\/simulator\/checkouts\/([^/]+)\/([a-z]+)$/.exec(path) ?? [];
    if (!model.get(id)) return jsonAnswer(404, { message: `Checkout ${id} was not found.` });
    if (method === 'GET' && step === 'events') return events(id);
    const take = steps[step];
    if (method !== 'POST' || !take) return notFoundPage();
    try {
      take(id, JSON.parse(body.toString('utf8') || '{}') as Record<string, unknown>);
      return jsonAnswer(200, {});
    } catch (error) {
      return jsonAnswer(409, { message: error instanceof Error ? error.message : String(error) });
    }
  }

  function confirmIfWaiting(id: string): void {
    if (model.get(id)?.status === 'PAYMENT_DETECTED') model.confirm(id);
  }

  /** Server-sent events: the present view at once, then one at every change of the checkout. */
  function events(id: string): Answer {
    const headers = { 'content-type': 'text/event-stream' };
    return {
      status: 200,
      headers,
      body(send) {
        const tell = (checkout: Checkout) =>
          send(`data: ${JSON.stringify(payerView(checkout, model, assumptions.current()))}\n\n`);
        const checkout = model.get(id);
        if (checkout) tell(checkout);
        return model.subscribe((changed) => changed.id === id && tell(changed));
      },
    };
  }
}

function toMoney(value: unknown): Money | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { amount, currency } = value as Record<string, unknown>;
  return { amount: String(amount), currency: String(currency) };
}

/** A widget on another domain reaches its server only when that is assumed to work (UNKNOWN, 6). */
function forDomains(answer: Answer, { headers }: Incoming, { widgetNeedsOwnDomain }: Assumptions): Answer {
  const { origin } = headers;
  if (widgetNeedsOwnDomain || origin === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'access-control-allow-origin': origin } };
}
