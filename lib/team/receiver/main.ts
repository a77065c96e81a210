/** The receiver of Inqud's webhooks: `npm run receiver -- --config FILE`. docs/team.md says how it is used. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { ReceiverConfig } from './config.ts';
import { startReceiver } from './start.ts';

/** ms until a stop is no longer a graceful one. */
const PATIENCE = 20_000;

// systemd says where both are.
const { CREDENTIALS_DIRECTORY, STATE_DIRECTORY } = process.env;
const { values } = parseArgs({ options: { config: { type: 'string' }, state: { type: 'string' } } });
const file = values.config ?? join(CREDENTIALS_DIRECTORY ?? '/etc/checkout-desk-team', 'receiver.json');
const folder = values.state ?? STATE_DIRECTORY ?? join(homedir(), '.local', 'state', 'checkout-desk-receiver');

const config = v.parse(ReceiverConfig, JSON.parse(readFileSync(file, 'utf8')));
const receiver = await startReceiver(config, folder);
const { parcels } = receiver.state();
console.log(`Receiving webhooks at ${receiver.address}${parcels > 0 ? `; ${parcels} wait in the spool` : ''}`);

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), PATIENCE).unref();
    receiver.stop().then(
      () => console.log('Stopped; nothing is on its way.'),
      (error) => {
        console.error(error);
        process.exitCode = 1;
      },
    );
  });
}
