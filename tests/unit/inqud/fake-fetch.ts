import type { Signer } from '../../../lib/inqud/authentication';
import { createInqudClient } from '../../../lib/inqud/client';
import { NOW } from '../support/examples';

type Sent = { url: string; init: RequestInit; headers: Headers };

/** A client whose requests go to `answer` instead of the network, with the requests that it sent. */
export function clientWith(
  answer: (sent: Sent) => Response | Promise<Response>,
  setup: {
    sign?: Signer;
    timeout?: number;
    now?: () => number;
    onDate?: (date: number, sentAt: number, receivedAt: number) => void;
  } = {},
) {
  const sent: Sent[] = [];
  const client = createInqudClient({
    fetch: async (input, init = {}) => {
      const request = { url: String(input), init, headers: new Headers(init.headers) };
      sent.push(request);
      return answer(request);
    },
    now: setup.now ?? (() => NOW),
    sign: setup.sign ?? (async () => ({})),
    baseUrl: 'https://api.inqud.com',
    timeout: setup.timeout ?? 60_000,
    ...(setup.onDate && { onDate: setup.onDate }),
  });
  return { client, sent };
}

/** Never answers; fails as `fetch` does once its signal is aborted. */
export function silence({ init }: Sent): Promise<Response> {
  return new Promise((_, reject) => {
    const give = () => reject(init.signal?.reason);
    if (init.signal?.aborted) give();
    else init.signal?.addEventListener('abort', give);
  });
}

/** Sends the head of an answer, and then no body until the signal is aborted. */
export function silenceAfterHead({ init }: Sent): Response {
  const body = new ReadableStream({
    start(controller) {
      init.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
    },
  });
  return new Response(body);
}
