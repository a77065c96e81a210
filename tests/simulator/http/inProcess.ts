import { half } from '../faults/misbehave.ts';
import type { Answer, Incoming } from './exchange.ts';
import type { Responder } from './responder.ts';

/**
 * A `fetch` that the simulator answers without a socket: the same answers, faults and log. `isCut` simulates a lost
 * network.
 */
export function fetchFrom(respond: Responder, isCut: () => boolean = () => false): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const incoming = await toIncoming(request);
    return new Promise<Response>((resolve, reject) => {
      const fail = () => reject(new TypeError('Failed to fetch'));
      if (isCut()) return fail();
      if (request.signal.aborted) return reject(request.signal.reason);
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
      const { pathname, search } = new URL(request.url);
      respond(incoming, pathname + search, {
        send: (answer) => resolve(responseOf(answer)),
        sendHalf: (answer) => resolve(brokenResponseOf(answer)),
        break: fail,
      });
    });
  };
}

async function toIncoming(request: Request): Promise<Incoming> {
  const { host, pathname, searchParams } = new URL(request.url);
  return {
    method: request.method,
    host,
    path: pathname,
    query: searchParams,
    headers: { ...Object.fromEntries(request.headers), host },
    body: Buffer.from(await request.arrayBuffer()),
  };
}

/** Streams are for web pages, which need a browser. */
function responseOf({ status, headers, body }: Answer): Response {
  if (typeof body !== 'string') throw new Error('No stream without a socket.');
  return new Response([204, 304].includes(status) ? null : body, { status, headers });
}

function brokenResponseOf({ status, headers, body }: Answer): Response {
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(half(String(body))));
    },
    pull: (controller) => controller.error(new TypeError('network error')),
  });
  return new Response(broken, { status, headers });
}
