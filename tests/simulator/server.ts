import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificate } from './certificate.ts';
import type { Answer, Incoming } from './exchange.ts';
import { half } from './misbehave.ts';
import type { Responder } from './responder.ts';

interface ServerParts {
  port: number;
  certificate: Certificate;
  respond: Responder;
}

const MAX_BODY_BYTES = 1_000_000;

/** One TLS server on loopback for all hosts. `close` breaks open connections and resolves at once. */
export async function startServer({ port, certificate, respond }: ServerParts) {
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

  function serve(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    respond(toIncoming(request, body), request.url ?? '/', {
      send: (answer) => send(response, answer),
      sendHalf: ({ status, headers, body }) => {
        response.writeHead(status, headers);
        response.write(half(String(body)), () => request.socket.destroy());
      },
      break: () => request.socket.destroy(),
    });
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
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
