import Fastify from 'fastify';
import type { TeamKey } from '../contract/teamKey.ts';
import type { ReceiverConfig } from './config.ts';
import type { Parcel } from './hook.ts';
import { isGenuine, parcelOf } from './hook.ts';
import type { Metrics, Outcome } from './metrics.ts';

/** Bytes of a webhook; a checkout has some two thousand. */
const LARGEST_BODY = 256 * 1024;
/** Webhooks that wait for an answer at the same time. Beyond that Inqud is told to come again. */
const MOST_AT_ONCE = 200;

export type ReceiverParts = {
  hooks: ReceiverConfig['hooks'];
  key: TeamKey;
  /** Whether the engine has it. */
  deliver: (parcel: Parcel) => Promise<boolean>;
  state: () => { isUp: boolean; parcels: number; bytes: number };
  metrics: Metrics;
  /** Called with what nobody expected, such as a disk that fails. */
  report: (error: unknown) => void;
  /** epoch ms */
  now: () => number;
  /** ms for a whole request to arrive. */
  patience: number;
};

const BYTES = 'application/octet-stream';

const STATUS: Partial<Record<Outcome, number>> = {
  stored: 200,
  unusable: 200,
  waiting: 503,
  forged: 401,
  unknown: 404,
  busy: 503,
};

/** The receiver's HTTP side: `/hook/<shop>` for Inqud; `/health` and `/metrics`, which the proxy lets nobody reach. */
export function createApp({ hooks, key, deliver, state, metrics, report, now, patience }: ReceiverParts) {
  const app = Fastify({
    bodyLimit: LARGEST_BODY,
    requestTimeout: patience,
    // Longer than an answer may take.
    connectionTimeout: 3 * patience,
    keepAliveTimeout: 60_000,
    // A browser or a scanner that only opens connections is cut off, too, and soon.
    http: { headersTimeout: patience, connectionsCheckingInterval: Math.min(1000, patience / 4) },
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
  });
  const secrets = new Map(hooks.map(({ shop, secret }) => [shop, secret]));
  let atOnce = 0;

  // The bytes as they came, whatever they call themselves: written again, they would have another digest.
  app.addHook('onRequest', async ({ headers }) => {
    headers['content-type'] = BYTES;
  });
  // A stop would wait for connections that were answered meanwhile and are kept open for more.
  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(BYTES, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  const receive = async (shop: string, body: unknown, digest: unknown): Promise<Outcome> => {
    const secret = secrets.get(shop);
    if (secret === undefined) return 'unknown';
    const bytes = body instanceof Uint8Array ? body : new Uint8Array();
    if (typeof digest !== 'string' || !isGenuine(bytes, digest, secret)) return 'forged';
    const parcel = await parcelOf(shop, bytes, now(), key);
    if (parcel === null) return 'unusable';
    return (await deliver(parcel)) ? 'stored' : 'waiting';
  };

  app.post<{ Params: { shop: string } }>('/hook/:shop', async (request, reply) => {
    const began = performance.now();
    let outcome: Outcome = 'busy';
    if (atOnce < MOST_AT_ONCE) {
      atOnce += 1;
      outcome = await receive(request.params.shop, request.body, request.headers['x-payload-digest']).finally(() => {
        atOnce -= 1;
      });
    }
    metrics.count(outcome);
    metrics.took(performance.now() - began);
    return reply.code(STATUS[outcome] ?? 500).send();
  });

  app.get('/health', async (_request, reply) => {
    const { isUp, parcels } = state();
    const waits = parcels === 1 ? 'one webhook waits' : `${parcels} webhooks wait`;
    const says = !isUp
      ? `nats-server does not answer; ${waits}.`
      : parcels > 0
        ? `${waits} in the spool.`
        : 'nothing waits.';
    return reply.code(isUp ? 200 : 503).send({ ok: isUp, says });
  });

  app.get('/metrics', async (_request, reply) => {
    return reply.type('text/plain; version=0.0.4').send(metrics.text(state()));
  });

  app.setErrorHandler((error, _request, reply) => {
    const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined;
    if (status === 413) metrics.count('large');
    if (status === 413 || status === 400) return reply.code(status).send();
    // Such as a full disk. It was not stored: Inqud comes again.
    metrics.count('waiting');
    report(error);
    return reply.code(503).send();
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send());
  return app;
}
