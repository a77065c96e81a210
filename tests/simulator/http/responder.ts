import type { AssumptionSwitches } from '../assumptions.ts';
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults/faults.ts';
import { routeKind } from '../faults/faults.ts';
import type { Connection } from '../faults/misbehave.ts';
import { misbehave } from '../faults/misbehave.ts';
import type { Answer, Handler, Incoming } from './exchange.ts';
import { errorPage, htmlAnswer, notFoundPage } from './exchange.ts';
import type { RequestLog } from './requestLog.ts';

interface ResponderParts {
  /** By host name, without the port. */
  hosts: Readonly<Record<string, Handler>>;
  faults: Faults;
  assumptions: AssumptionSwitches;
  clock: Clock;
  log: RequestLog;
}

/** The transport of an answer. Headers are complete; a stream lasts until the client disconnects. */
export interface Wire {
  send(answer: Answer): void;
  /** The head and half of the body, then breaks. */
  sendHalf(answer: Answer): void;
  break(): void;
}

export type Responder = ReturnType<typeof createResponder>;

/** Handles requests, including faults, from any transport: a socket or a function call. */
export function createResponder({ hosts, faults, assumptions, clock, log }: ResponderParts) {
  function withHeaders(answer: Answer, host: string): Answer {
    const { clockOffsetMs, apiKeepAlive } = assumptions.current();
    return {
      ...answer,
      headers: {
        'cache-control': 'no-store',
        date: new Date(clock.now() + clockOffsetMs).toUTCString(),
        ...(typeof answer.body === 'string' ? { 'content-length': String(Buffer.byteLength(answer.body)) } : {}),
        ...(host.startsWith('api.') && !apiKeepAlive ? { connection: 'close' } : {}),
        ...answer.headers,
      },
    };
  }

  /** `address` is the path with its query, as sent. */
  return (incoming: Incoming, address: string, wire: Wire): void => {
    const { host, method, path, headers, body } = incoming;
    const answered = log.add({
      at: clock.now(),
      host,
      method,
      path: address,
      headers,
      body: body.toString('utf8'),
    });
    const handler = hosts[host] ?? notFoundPage;
    const work = () => attempt(() => handler(incoming));
    const kind = routeKind(host, method, path);
    const fault = kind && faults.take(kind);
    const connection: Connection = {
      answer(answer) {
        answered(answer.status);
        wire.send(withHeaders(answer, host));
      },
      answerHalf: (answer) => wire.sendHalf(withHeaders(answer, host)),
      break: () => wire.break(),
      after: (ms, action) => void clock.after(ms, action),
      whenCleared: (action) => kind && faults.hold(kind, action),
    };
    if (fault) misbehave(fault, work, connection, assumptions.current());
    else connection.answer(work());
  };
}

/** An error in the simulator is a 500 with its message, and never ends the test run. */
function attempt(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    return htmlAnswer(500, errorPage('500 Simulator error', error instanceof Error ? error.message : String(error)));
  }
}
