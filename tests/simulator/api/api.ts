import type { AssumptionSwitches, Assumptions } from '../assumptions.ts';
import type { Answer, Handler, Incoming } from '../http/exchange.ts';
import { jsonAnswer, notFoundPage } from '../http/exchange.ts';
import type { Checkout } from '../model/checkout.ts';
import type { Model } from '../model/model.ts';
import type { Credentials } from './authentication.ts';
import { authenticate } from './authentication.ts';
import { depositOptions } from './depositOptions.ts';
import type { Violation } from './validation.ts';
import { checkDraft } from './validation.ts';
import { longForm, shortForm } from './wire.ts';

export interface TokenHolder extends Credentials {
  readonly widgetId: string;
}

interface ApiParts {
  model: Model;
  accounts: readonly TokenHolder[];
  assumptions: AssumptionSwitches;
}

const ROOT = '/v1/user/crypto-acquiring/';
/** The fiat currencies with limits in deposit-options; only USD is DOCUMENTED (3.4). */
const QUOTES = ['USD', 'EUR', 'GBP'];

/**
 * https://api.inqud.com (section 2): create (DOCUMENTED), read one (THIRD-PARTY path), deposit-options (DOCUMENTED).
 * There is no list, no search, no cancel: such routes are unknown and answer with an HTML page.
 */
export function createApi({ model, accounts, assumptions }: ApiParts): Handler {
  return (incoming) => withCors(route(incoming), incoming, assumptions.current());

  function route(incoming: Incoming): Answer {
    const rules = assumptions.current();
    const { method, path } = incoming;
    if (method === 'OPTIONS' && rules.cors === 'open') return { status: 204, headers: {}, body: '' };
    const [scope, kind, id, ...rest] = path.startsWith(ROOT) ? path.slice(ROOT.length).split('/') : [];
    if (!scope || rest.length > 0) return notFoundPage();
    if (method === 'POST' && kind === 'checkouts' && id === undefined) return asOwner(scope, incoming, rules, create);
    if (method === 'GET' && kind === 'checkouts' && id && rules.readPath !== 'unscoped') {
      return asOwner(scope, incoming, rules, () => read(scope, id, rules));
    }
    if (method === 'GET' && scope === 'checkouts' && kind && id === undefined && rules.readPath !== 'project') {
      return asAnyone(incoming, rules, ({ widgetId }) => read(widgetId, kind, rules));
    }
    if (method === 'GET' && kind === 'deposit-options' && id === undefined) {
      return asOwner(scope, incoming, rules, () =>
        jsonAnswer(200, depositOptions(model.project(scope), model.rates, QUOTES, rules)),
      );
    }
    return notFoundPage();
  }

  function asAnyone(incoming: Incoming, rules: Assumptions, act: (account: TokenHolder) => Answer): Answer {
    const account = authenticate(incoming, accounts);
    if (account) return act(account);
    return refusal(rules.authRefusalStatus, rules, [{ field: 'token', message: 'The API token was not accepted.' }]);
  }

  /** A widget of another account answers as if it did not exist. */
  function asOwner(
    scope: string,
    incoming: Incoming,
    rules: Assumptions,
    act: (scope: string, incoming: Incoming, rules: Assumptions) => Answer,
  ): Answer {
    return asAnyone(incoming, rules, ({ tokenId }) => {
      const owned = accounts.some((one) => one.tokenId === tokenId && one.widgetId === scope);
      return owned
        ? act(scope, incoming, rules)
        : refusal(404, rules, [{ field: 'projectId', message: `Project ${scope} was not found.` }]);
    });
  }

  function create(widgetId: string, incoming: Incoming, rules: Assumptions): Answer {
    if (rules.jsonTypeDemanded && !incoming.headers['content-type']?.startsWith('application/json')) {
      return refusal(415, rules, [{ field: 'content-type', message: 'Content-Type must be application/json.' }]);
    }
    const checked = checkDraft(incoming, model.now(), rules);
    if ('violations' in checked) return refusal(rules.validationStatus, rules, checked.violations);
    const { fixedAmount, clientOrderId } = checked.draft;
    if (model.offers(widgetId, fixedAmount).length === 0) {
      const message = 'No coin of this widget can pay this amount: unknown currency, or outside the limits.';
      return refusal(rules.validationStatus, rules, [{ field: 'fixedAmount', message }]);
    }
    const twin = (one: Checkout) => one.projectId === widgetId && one.clientOrderId === clientOrderId;
    if (rules.clientOrderIdUnique && clientOrderId !== null && model.list().some(twin)) {
      const message = `A checkout with clientOrderId ${clientOrderId} exists.`;
      return refusal(rules.validationStatus, rules, [{ field: 'clientOrderId', message }]);
    }
    const checkout = model.create(widgetId, checked.draft);
    return jsonAnswer(
      rules.createStatus,
      rules.responseForm === 'short' ? shortForm(checkout) : longForm(checkout, model, rules),
    );
  }

  function read(widgetId: string, id: string, rules: Assumptions): Answer {
    const checkout = model.get(id);
    if (checkout?.projectId === widgetId) return jsonAnswer(200, longForm(checkout, model, rules));
    return refusal(404, rules, [{ field: 'id', message: `Checkout ${id} was not found.` }]);
  }
}

/** UNKNOWN body (4). That it has `message` or `code` is what a THIRD-PARTY client hopes for. */
export function refusal(status: number, { errorBody }: Assumptions, violations: readonly Violation[]): Answer {
  const code = `ERROR_${status}`;
  switch (errorBody) {
    case 'message':
      return jsonAnswer(status, { message: violations.map(({ message }) => message).join(' '), code });
    case 'code':
      return jsonAnswer(status, { code });
    case 'errors':
      return jsonAnswer(status, { errors: violations });
    case 'empty':
      return { status, headers: {}, body: '' };
  }
}

function withCors(answer: Answer, { headers }: Incoming, { cors }: Assumptions): Answer {
  const { origin } = headers;
  if (cors === 'closed' || origin === undefined) return answer;
  const open = {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type, x-token-api-id, x-token-api-secret, x-hmac-sha256-signature, x-salt',
  };
  return { ...answer, headers: { ...answer.headers, ...open } };
}
