import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { AssumptionSwitches } from './assumptions.ts';
import type { Certificate } from './certificate.ts';
import type { Clock } from './clock.ts';
import type { Answer, Handler, Incoming } from './exchange.ts';
import { errorPage, htmlAnswer, notFoundPage } from './exchange.ts';
import type { Faults } from './faults.ts';
import { routeKind } from './faults.ts';
import type { Connection } from './misbehave.ts';
import { half, misbehave } from './misbehave.ts';
import type { RequestLog } from './requestLog.ts';

interface ServerParts {
  port: number;
  certificate: Certificate;
  /** By host name, without the port. */
  hosts: Readonly<Record<string, Handler>>;
  faults: Faults;
  assumptions: AssumptionSwitches;
  clock: Clock;
  log: RequestLog;
}

const MAX_BODY_BYTES = 1_000_000;

/** One TLS server on loopback for all hosts. `close` breaks what is open and resolves at once. */
export async function startServer({ port, certificate, hosts, faults, assumptions, clock, log }: ServerParts) {
  const sockets = new Set<Socket>();
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (request, response) => {
    readBody(request).then(
      (body) => serve(request, response, body),
      () => request.socket.destroy(),
    );
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // A browser that does not trust the certificate hangs up; that is its right.
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    close: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };

  function serve(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const incoming = toIncoming(request, body);
    const { host, method, path, headers } = incoming;
    const answered = log.add({
      at: clock.now(),
      host,
      method,
      path: request.url ?? '/',
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
        send(response, answer, host);
      },
      answerHalf(answer) {
        response.writeHead(answer.status, headersOf(answer, host));
        response.write(half(String(answer.body)), () => request.socket.destroy());
      },
      break: () => request.socket.destroy(),
      after: (ms, action) => void clock.after(ms, action),
      whenCleared: (action) => kind && faults.hold(kind, action),
    };
    if (fault) misbehave(fault, work, connection, assumptions.current());
    else connection.answer(work());
  }

  function send(response: ServerResponse, answer: Answer, host: string): void {
    if (response.destroyed) return;
    response.sendDate = false;
    response.writeHead(answer.status, headersOf(answer, host));
    if (typeof answer.body === 'string') {
      response.end(answer.body);
      return;
    }
    const stop = answer.body((text) => response.write(text));
    response.on('close', stop);
  }

  function headersOf({ headers, body }: Answer, host: string): Record<string, string> {
    const { clockOffsetMs, apiKeepAlive } = assumptions.current();
    return {
      'cache-control': 'no-store',
      date: new Date(clock.now() + clockOffsetMs).toUTCString(),
      ...(typeof body === 'string' ? { 'content-length': String(Buffer.byteLength(body)) } : {}),
      ...(host.startsWith('api.') && !apiKeepAlive ? { connection: 'close' } : {}),
      ...headers,
    };
  }
}

/** A mistake of the simulator is a 500 that says so, and never takes the test run down. */
function attempt(work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    return htmlAnswer(500, errorPage('500 Simulator error', error instanceof Error ? error.message : String(error)));
  }
}

function toIncoming(request: IncomingMessage, body: Buffer): Incoming {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : `${value}`,
    ]),
  );
  const host = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const url = URL.parse(request.url ?? '/', 'https://host.invalid');
  return {
    method: request.method ?? 'GET',
    host,
    path: url?.pathname ?? '/',
    query: url?.searchParams ?? new URLSearchParams(),
    headers,
    body,
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) throw new Error('The body is too large.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
