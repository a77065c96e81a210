import { keptBody } from '../../requests/keptBody';
import type { KeptBody, Outcome } from '../../requests/logged';
import type { RequestLog } from './log';
import { tapped } from './tapped';

/** The requests whose bodies are known to hold nothing secret. */
const KNOWN = /^\/v1\/user\/crypto-acquiring\/[^/]+\/(checkouts(\/[^/]+)?|deposit-options)$/;

/** Characters of the longest secret, percent-encoded. */
const LONGEST_SECRET = 3000;

/** A `fetch` that notes each request and what came of it, and else does as the given one does, as soon. */
export function recordRequests(setup: {
  fetch: typeof fetch;
  now: () => number;
  log: Pick<RequestLog, 'begin'>;
}): typeof fetch {
  const { now, log } = setup;
  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    // The values of our own headers are credentials: they are removed from whatever text they come back in.
    const proofs = [...headers].filter(([name]) => name.startsWith('x-')).map(([, value]) => value);
    const isKnown = KNOWN.test(pathname);
    const kept = (text: string) => (isKnown ? keptBody(text, proofs) : null);
    /** Half a secret at its end would not be recognised. */
    const keptStart = (text: string) => ({ ...keptBody(text.slice(0, -LONGEST_SECRET), proofs), cut: true });
    const sentAt = now();
    const after = () => Math.max(0, now() - sentAt);
    const end = log.begin({
      at: sentAt,
      method: init?.method ?? 'GET',
      path: pathname,
      mode: headers.has('X-HMAC-SHA256-Signature') ? 'signed' : 'secret',
      body: typeof init?.body === 'string' ? kept(init.body) : null,
    });
    const failed = () => end({ is: 'failed', why: whyOf(init?.signal), after: after() });
    try {
      const response = await setup.fetch(input, init);
      const { status } = response;
      const answered = (body: KeptBody | null) => end({ is: 'answered', status, after: after(), body });
      if (!isKnown) {
        answered(null);
        return response;
      }
      return tapped(response, {
        read: (text, isWhole) => answered(isWhole ? kept(text) : keptStart(text)),
        failed,
      });
    } catch (error) {
      failed();
      throw error;
    }
  };
}

type Failure = Extract<Outcome, { is: 'failed' }>['why'];

function whyOf(signal: AbortSignal | null | undefined): Failure {
  if (!signal?.aborted) return 'network';
  return signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError' ? 'timeout' : 'aborted';
}
