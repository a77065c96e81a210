import { refusal } from '../api/api.ts';
import type { Assumptions } from '../assumptions.ts';
import type { Answer } from '../http/exchange.ts';
import { errorPage, htmlAnswer } from '../http/exchange.ts';
import { hugeDecimals, incomplete, wrongTypes } from './distort.ts';
import type { Fault, ServerPage } from './faults.ts';

/** What the server can do with a connection. */
export interface Connection {
  answer(answer: Answer): void;
  /** Sends the head and half of the body, then breaks. */
  answerHalf(answer: Answer): void;
  break(): void;
  after(ms: number, action: () => void): void;
  whenCleared(action: () => void): void;
}

/** Performs a fault. `work` handles the request and returns the normal answer. */
export function misbehave(fault: Fault, work: () => Answer, connection: Connection, assumptions: Assumptions): void {
  const { answer } = connection;
  const workIf = (processed: boolean | undefined) => {
    if (processed) work();
  };
  switch (fault.kind) {
    case 'reset':
      connection.break();
      break;
    case 'hang':
      connection.whenCleared(() => answer(work()));
      break;
    case 'delay':
      connection.after(fault.ms, () => answer(work()));
      break;
    case 'lostAnswer': {
      const lost = work();
      const cut = () => (fault.sent === 'half' ? connection.answerHalf(lost) : connection.break());
      if (fault.ms) connection.after(fault.ms, cut);
      else cut();
      break;
    }
    case 'status': {
      workIf(fault.processed);
      const messages = fault.messages ?? [`Simulated ${fault.status}.`];
      const violations = messages.map((message) => ({ field: 'simulated', message }));
      answer(refusal(fault.status, assumptions, violations));
      break;
    }
    case 'tooMany': {
      const refused = refusal(429, assumptions, [{ field: 'rate', message: 'Too many requests.' }]);
      const wait = fault.retryAfter === null ? {} : { 'retry-after': String(fault.retryAfter) };
      answer({ ...refused, headers: { ...refused.headers, ...wait } });
      break;
    }
    case 'unavailable':
      workIf(fault.processed);
      answer(serverPage(fault.status ?? 503));
      break;
    case 'html':
      workIf(fault.processed);
      answer(htmlAnswer(200, errorPage('Sign in', 'Sign in to this network to go on.')));
      break;
    case 'brokenJson': {
      const body = fault.processed === false ? '{"id":"CCO-' : half(bodyOf(work()));
      answer({ status: 200, headers: { 'content-type': 'application/json' }, body });
      break;
    }
    case 'incompleteJson':
      answer(incomplete(work()));
      break;
    case 'wrongTypes':
      answer(wrongTypes(work(), fault.except ?? []));
      break;
    case 'hugeDecimals':
      answer(hugeDecimals(work()));
      break;
  }
}

const SERVER_PAGES: Record<ServerPage, string> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
};

function serverPage(status: ServerPage): Answer {
  return htmlAnswer(status, errorPage(`${status} ${SERVER_PAGES[status]}`, 'Try again in some minutes.'));
}

/** The first half of a text, never all of it. */
export function half(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}

function bodyOf({ body }: Answer): string {
  return typeof body === 'string' ? body : '';
}
