/** The admin's tool of a team: `npm run team -- COMMAND`. docs/team.md says how it is used. */
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCertificate } from './checks/address.ts';
import { adminUrls, connectAdmin, publicUrls } from './client/admin.ts';
import { readHealth } from './client/health.ts';
import { add } from './commands/add.ts';
import { doctor } from './commands/doctor.ts';
import { erase } from './commands/erase.ts';
import { forget } from './commands/forget.ts';
import { init } from './commands/init.ts';
import { remove } from './commands/remove.ts';
import type { Tool } from './commands/tool.ts';
import { up } from './commands/up.ts';
import { webhook } from './commands/webhook.ts';
import { ON_SERVER } from './config/layout.ts';
import { STORE } from './config/units.ts';
import { findServer, UNPACKED } from './server/findServer.mjs';
import { createFolder } from './state/folder.ts';
import { Refusal } from './state/refusal.ts';

/** The demo shows browsers and a simulated Inqud, which are those of the tests; the first program brings what is missing. */
const TOOLS = fileURLToPath(new URL('../../../tests/tools/', import.meta.url));
const DEMO = [[join(TOOLS, 'setup.mjs'), 'demo'], [join(TOOLS, 'teamDemo.ts')]];

const GIGABYTE = 1024 ** 3;

const HELP = `The server of a team of Checkout Desk. docs/team.md tells all of it.

  npm run team -- init HOST                   writes the configuration for the server HOST
  npm run team -- init HOST --cluster A B C   … for three servers that hold the same
  npm run team -- up                          creates the streams, and has the servers read what changed
  npm run team -- add NAME CODE               adds a colleague's desk, by the code that it shows; says the invitation
  npm run team -- remove NAME                 removes a colleague, with all desks
  npm run team -- webhook WIDGET              receives the webhooks of a widget; asks for its secret
  npm run team -- erase WIDGET CHECKOUT       erases one checkout for the whole team
  npm run team -- forget DAYS                 erases for the whole team what was created so many days ago or before
  npm run team -- doctor                      says what is wrong
  npm run team -- demo                        two desks of a team on this machine, for a look

  --folder FOLDER       where the files are (${ON_SERVER} for root, else ~/.config/checkout-desk-team)
  --team NAME           what the team is called (init)
  --size GIGABYTES      the most that the history may take; 4 unless said (init, up)
  --repair              puts settings of streams right (up)
  --overwrite           replaces files that were changed by hand; keeps them with the ending .before
  --sure                does what cannot be undone (erase, forget)
  --stop                receives the webhooks of a widget no longer (webhook)
  --client-port, --websocket-port, --cluster-port, --receiver-port NUMBER   when a port is taken (init)`;

const OPTIONS = {
  folder: { type: 'string' },
  team: { type: 'string' },
  size: { type: 'string' },
  cluster: { type: 'boolean' },
  repair: { type: 'boolean', default: false },
  overwrite: { type: 'boolean', default: false },
  stop: { type: 'boolean', default: false },
  sure: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  'client-port': { type: 'string', default: '4222' },
  'websocket-port': { type: 'string', default: '9222' },
  'cluster-port': { type: 'string', default: '6222' },
  'receiver-port': { type: 'string', default: '8077' },
} as const;

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run(typed: string[]): Promise<number> {
  const { values, positionals } = read(typed);
  const [command, ...words] = positionals;
  if (values.help || command === undefined) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  const tool = toolIn(resolve(values.folder ?? usualFolder()));
  const { overwrite, repair } = values;
  const takes = (count: number, usage: string) => {
    if (words.length !== count) throw new Refusal(`Usage: npm run team -- ${usage}`);
  };
  const [first = '', second = ''] = words;
  const maxBytes = values.size === undefined ? undefined : gigabytes(values.size);
  switch (command) {
    case 'init': {
      takes(values.cluster ? 4 : 1, values.cluster ? 'init HOST --cluster A B C' : 'init HOST');
      const ports = {
        client: port(values['client-port']),
        websocket: port(values['websocket-port']),
        cluster: port(values['cluster-port']),
        receiver: port(values['receiver-port']),
      };
      const options = { host: first, team: values.team ?? first, cluster: words.slice(1), ports, overwrite };
      await tool.folder.create();
      await tool.folder.locked(() => init(tool, { ...options, maxBytes: maxBytes ?? 4 * GIGABYTE }));
      return 0;
    }
    case 'up':
      takes(0, 'up');
      await tool.folder.locked(() => up(tool, { repair, overwrite, maxBytes }));
      return 0;
    case 'add':
      if (words.length < 2) takes(2, 'add NAME CODE');
      // A name with spaces that was not quoted.
      await tool.folder.locked(() => add(tool, words.slice(0, -1).join(' '), words.at(-1) ?? '', { overwrite }));
      return 0;
    case 'remove':
      if (words.length < 1) takes(1, 'remove NAME');
      await tool.folder.locked(() => remove(tool, words.join(' '), { overwrite }));
      return 0;
    case 'webhook':
      takes(1, 'webhook WIDGET');
      await tool.folder.locked(() => webhook(tool, first, { remove: values.stop, overwrite }));
      return 0;
    case 'erase':
      takes(2, 'erase WIDGET CHECKOUT');
      await tool.folder.locked(() => erase(tool, first, second, { isSure: values.sure, now: Date.now() }));
      return 0;
    case 'forget':
      takes(1, 'forget DAYS');
      await tool.folder.locked(() => forget(tool, first, { isSure: values.sure, now: Date.now() }));
      return 0;
    case 'demo':
      takes(0, 'demo');
      return DEMO.every((words) => spawnSync(process.execPath, words, { stdio: 'inherit' }).status === 0) ? 0 : 1;
    case 'doctor': {
      takes(0, 'doctor');
      const isWell = await doctor(tool, {
        now: Date.now,
        certificate: (host) => readCertificate(host, 5000),
        reach: async (url, secrets) => {
          const admin = await connectAdmin([url], secrets).catch((error) => String(error.message));
          if (admin === null) return 'no nats-server answers behind it. Look at the Caddyfile.';
          if (typeof admin === 'string') return admin;
          await admin.close();
          return null;
        },
        health: readHealth,
      });
      return isWell ? 0 : 1;
    }
    default:
      throw new Refusal(`Unknown command "${command}".\n\n${HELP}`);
  }
}

function read(typed: string[]) {
  try {
    return parseArgs({ args: typed, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}

function toolIn(path: string): Tool {
  return {
    folder: createFolder(path),
    say: (text) => console.log(text),
    askSecret,
    places: ({ cluster }) => {
      const found = findServer();
      // The one that set-up unpacked is for the tests.
      const isInstalled = 'path' in found && cluster.length === 0 && !found.path.startsWith(UNPACKED);
      const program = isInstalled ? found.path : '/usr/sbin/nats-server';
      return { folder: cluster.length === 0 ? path : ON_SERVER, store: STORE, program, node: process.execPath };
    },
    desksReach: publicUrls,
    connect: (state, secrets) => connectAdmin(adminUrls(state), secrets),
  };
}

function usualFolder(): string {
  return process.getuid?.() === 0 ? ON_SERVER : join(homedir(), '.config', 'checkout-desk-team');
}

function port(typed: string): number {
  const number = Number(typed);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new Refusal(`"${typed}" is no port. Use one from 1 to 65535.`);
  return number;
}

function gigabytes(typed: string): number {
  const number = Number(typed);
  if (!Number.isFinite(number) || number < 0.1 || number > 100_000)
    throw new Refusal(`"${typed}" is no size. Use gigabytes, such as 4.`);
  return Math.round(number * GIGABYTE);
}

async function askSecret(question: string): Promise<string | null> {
  process.stdout.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY === true });
  try {
    for await (const line of lines) return line;
    return null;
  } finally {
    lines.close();
    process.stdout.write('\n');
  }
}
