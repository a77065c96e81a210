import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { half } from '../faults/misbehave.ts';
import type { Certificate } from './certificate.ts';
import type { Answer, Incoming } from './exchange.ts';
import type { Responder } from './responder.ts';

interface ServerParts {
  port: number;
  /** Without one it speaks plain HTTP. */
  certificate: Certificate | null;
  /** Also speaks HTTP/2, which browsers prefer. */
  http2: boolean;
  respond: Responder;
}

/** What is used of a request and a response of either version. */
type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'socket'> & AsyncIterable<unknown>;
type Response = {
  readonly destroyed: boolean;
  sendDate: boolean;
  writeHead(status: number, headers: OutgoingHttpHeaders): unknown;
  write(text: string, sent?: () => void): unknown;
  end(text: string): unknown;
  on(event: 'close', listener: () => void): unknown;
};

const MAX_BODY_BYTES = 1_000_000;

/** One server on loopback for all hosts. `close` breaks open connections and resolves at once. */
export async function startServer({ port, certificate, http2, respond }: ServerParts) {
  const sockets = new Set<Socket>();
  const listener = (request: Request, response: Response) => {
    readBody(request).then(
      (body) => serve(request, response, body),
      () => cut(request),
    );
  };
  const { key, cert } = certificate ?? {};
  const server =
    certificate === null
      ? createServer(listener)
      : http2
        ? createSecureServer({ key, cert, allowHTTP1: true }, listener)
        : createTlsServer({ key, cert }, listener);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // A browser that does not trust the certificate closes the connection, which is no error here.
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

  /** Breaks the connection itself, with all requests on it. */
  function cut({ socket }: Request): void {
    for (const each of sockets) if (each.remotePort === socket.remotePort) each.destroy();
  }

  function serve(request: Request, response: Response, body: Buffer): void {
    respond(toIncoming(request, body), request.url ?? '/', {
      send: (answer) => send(response, http2 ? withoutConnection(answer) : answer),
      sendHalf: ({ status, headers, body }) => {
        response.writeHead(status, headers);
        response.write(half(String(body)), () => cut(request));
      },
      break: () => cut(request),
    });
  }
}

/** HTTP/2 knows no such header. */
function withoutConnection({ headers: { connection: _, ...headers }, ...answer }: Answer): Answer {
  return { ...answer, headers };
}

function send(response: Response, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  response.sendDate = false;
  response.writeHead(status, headers);
  if (typeof body === 'string') {
    response.end(body);
    return;
  }
  const stop = body((text) => response.write(text));
  response.on('close', stop);
}

function toIncoming(request: Request, body: Buffer): Incoming {
  const headers = Object.fromEntries(
    Object.entries(request.headers)
      // HTTP/2 has the address among them.
      .map(([name, value]) => [name === ':authority' ? 'host' : name, value] as const)
      .filter(([name]) => !name.startsWith(':'))
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : `${value}`]),
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

async function readBody(request: Request): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) throw new Error('The body is too large.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
