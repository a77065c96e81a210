import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser } from '@nats-io/nkeys';
import { connectAdmin, publicUrls } from '../../lib/team/admin/client/admin.ts';
import type { InitOptions } from '../../lib/team/admin/commands/init.ts';
import { init } from '../../lib/team/admin/commands/init.ts';
import type { Tool } from '../../lib/team/admin/commands/tool.ts';
import { createFolder } from '../../lib/team/admin/state/folder.ts';
import type { BoxKeys } from '../../lib/team/contract/box.ts';
import { newBoxKeys } from '../../lib/team/contract/box.ts';
import { joinCodeText } from '../../lib/team/contract/joinCode.ts';
import { newDesk } from '../../lib/team/contract/names.ts';
import { freePorts } from './ports.ts';
import { createServer } from './server.ts';

/** The admin's tool in a folder of its own, as the admin has it, with a server of its configuration on this machine. */
export async function createAdmin() {
  const path = await mkdtemp(join(tmpdir(), 'admin-'));
  const [client = 0, websocket = 0, cluster = 0, receiver = 0] = await freePorts(4);
  const ports = { client, websocket, cluster, receiver };
  let said: string[] = [];
  const tool: Tool = {
    folder: createFolder(path),
    say: (text) => {
      said.push(text);
    },
    askSecret: async () => 'the secret of the webhook',
    places: () => ({
      folder: path,
      store: join(path, 'store'),
      program: '/usr/sbin/nats-server',
      node: '/usr/bin/node',
    }),
    desksReach: publicUrls,
    connect: (_state, secrets) => connectAdmin([`ws://127.0.0.1:${websocket}`], secrets, 10_000),
  };
  const options: InitOptions = {
    host: 'desk.shop.example',
    team: 'Coffee shop',
    cluster: [],
    ports,
    maxBytes: 256 * 1024 * 1024,
    overwrite: false,
  };
  const server = createServer(path, websocket);

  return {
    path,
    ports,
    tool,
    options,
    server,
    url: `ws://127.0.0.1:${websocket}`,
    init: (changes: Partial<InitOptions> = {}) => init(tool, { ...options, ...changes }),
    /** All that was said since the last call. */
    said(): string {
      const text = said.join('\n');
      said = [];
      return text;
    },
    async close(): Promise<void> {
      await server.kill();
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** A desk before it joins: its secrets, and the code that it shows. */
export async function newComer(): Promise<{ code: string; desk: string; seed: string; box: BoxKeys }> {
  const [pair, box, desk] = [createUser(), await newBoxKeys(), newDesk()];
  return {
    code: joinCodeText({ nkey: pair.getPublicKey(), box: box.publicKey, desk }),
    desk,
    seed: new TextDecoder().decode(pair.getSeed()),
    box,
  };
}
