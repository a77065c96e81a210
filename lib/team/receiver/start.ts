import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fromBase64Url } from '../../sealing/base64url.ts';
import { teamKeyOf } from '../contract/teamKey.ts';
import { createApp } from './app.ts';
import type { ReceiverConfig } from './config.ts';
import { createDelivery } from './delivery.ts';
import { createEngine } from './engine.ts';
import { createMetrics } from './metrics.ts';
import { openSpool } from './spool.ts';

/** Bytes; some 20,000 webhooks. */
const LARGEST_SPOOL = 32 * 1024 * 1024;

/** Inqud gives up after 10 seconds; a new leader of a cluster is elected in less. ms */
const PATIENCE = { request: 10_000, engine: 5000 };

/** Runs the receiver until `stop`, which answers what is on its way and loses nothing. `folder`: where the spool lies. */
export async function startReceiver(config: ReceiverConfig, folder: string, patience = PATIENCE) {
  const bytes = fromBase64Url(config.key);
  if (!bytes) throw new Error('The key of the team is damaged.');
  const metrics = createMetrics();
  const spool = await openSpool(join(folder, 'spool.jsonl'), LARGEST_SPOOL);
  const engine = createEngine(config, () => delivery.engineIsUp());
  const delivery = createDelivery({
    engine,
    spool,
    metrics,
    patience: patience.engine,
    wait: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
  });
  const state = () => ({ isUp: engine.isUp(), ...spool.state() });
  const app = createApp({
    hooks: config.hooks,
    key: await teamKeyOf(bytes),
    deliver: delivery.deliver,
    state,
    metrics,
    report: (error) => console.error(error),
    now: Date.now,
    patience: patience.request,
  });
  const address = await app.listen({ host: '127.0.0.1', port: config.port });

  return {
    address,
    state,
    async stop(): Promise<void> {
      await app.close();
      await delivery.stop();
      await engine.close();
      await spool.close();
    },
  };
}
