import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminUrls, connectAdmin } from '../client/admin.ts';
import { findServer } from '../server/findServer.mjs';
import { freePorts, runServer } from '../server/runServer.ts';
import { createFolder } from '../state/folder.ts';
import { Refusal } from '../state/refusal.ts';
import { add } from './add.ts';
import { init } from './init.ts';
import type { Tool } from './tool.ts';
import { up } from './up.ts';

const BYTES = 256 * 1024 * 1024;

/** `ask`: the next line that is typed, or null at the end. */
export type Demo = Pick<Tool, 'say'> & { ask: (question: string) => Promise<string | null> };

/**
 * A team on this machine, for a look: a server on loopback, and an invitation for each code that is pasted. Everything is gone when
 * the input ends.
 */
export async function demo({ say, ask }: Demo): Promise<void> {
  const server = findServer();
  if ('problem' in server) throw new Refusal(server.problem);
  const path = await mkdtemp(join(tmpdir(), 'checkout-desk-demo-'));
  const [client = 0, websocket = 0, cluster = 0, receiver = 0] = await freePorts(4);
  const ports = { client, websocket, cluster, receiver };
  const url = `ws://127.0.0.1:${websocket}`;
  // What a real admin reads while setting up would only be in the way.
  const quiet: Tool = {
    folder: createFolder(path),
    say: () => undefined,
    askSecret: async () => null,
    places: () => ({ folder: path, store: join(path, 'store'), program: server.path, node: process.execPath }),
    connect: (state, secrets) => connectAdmin(adminUrls(state), secrets),
    desksReach: () => [url],
  };
  try {
    await init(quiet, { host: 'demo.localhost', team: 'Demo', cluster: [], ports, maxBytes: BYTES, overwrite: false });
    const running = await runServer(server.path, join(path, 'nats.conf'), websocket);
    try {
      await up(quiet, { repair: false, overwrite: false });
      say(`A team's server runs on this machine until you press Ctrl+C.\n`);
      say(
        'Open Checkout Desk in two browsers, or in two profiles of one. In each: Settings, Team, Join. Paste the code here.',
      );
      await invite({ ...quiet, say }, ask);
    } finally {
      await running.stop();
    }
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function invite(tool: Tool, ask: Demo['ask']): Promise<void> {
  for (;;) {
    const name = await ask('\nA name, such as Anna: ');
    if (name === null) return;
    const code = await ask('The code of that desk: ');
    if (code === null) return;
    await add(tool, name, code, { overwrite: false }).catch((error) => {
      if (!(error instanceof Refusal)) throw error;
      tool.say(error.message);
    });
  }
}
