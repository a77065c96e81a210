/**
 * Makes a fresh machine ready for one of the scripts in package.json: the dependencies, then the programs that it runs.
 * Says what it does and nothing else. It runs on the system's own Node (20 or later), with nothing installed yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bringNatsServer } from './natsServer.mjs';
import { findProgram } from './programs.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr', php: 'php-cli', python: 'python3' };
const NAME = { chromium: 'Chromium', firefox: 'Firefox', php: 'PHP', python: 'Python' };

/** @typedef {import('./programs.mjs').Program} Program */

/** @type {Program[]} */
const BROWSERS = ['chromium', 'firefox'];
/** @type {Record<string, Program[]>} */
const NEEDED = {
  simulator: [],
  start: BROWSERS,
  bench: BROWSERS,
  // `npm run team -- demo`
  demo: ['chromium'],
  // The example receivers of webhooks are run, too.
  test: [...BROWSERS, 'php', 'python'],
  soak: [...BROWSERS, 'php', 'python'],
};

/** Those that run the tests of teams, or measure a team's server. */
const WITH_SERVER = ['test', 'bench', 'demo', 'soak'];

const script = process.argv[2] ?? '';
const needed = NEEDED[script];
if (needed) {
  // Side by side: each waits for the network most of the time.
  const programs = installPrograms(needed).then(() =>
    WITH_SERVER.includes(script) ? bringNatsServer(run) : undefined,
  );
  for (const result of await Promise.allSettled([installDependencies(), programs])) {
    if (result.status === 'fulfilled') continue;
    console.error(result.reason instanceof Error ? result.reason.message : result.reason);
    process.exitCode = 1;
  }
} else {
  console.error(`Unknown script "${script}". Use one of ${Object.keys(NEEDED).join(', ')}.`);
  process.exitCode = 1;
}

async function installDependencies() {
  const installed = `${ROOT}node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${ROOT}package-lock.json`).mtimeMs) return;
  console.log('Installing the dependencies that package-lock.json names.');
  await run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], 'The dependencies could not be installed.');
  const node = `${ROOT}node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`;
  if (!existsSync(node) && Number.parseInt(process.versions.node, 10) < 24) {
    throw new Error('For this system package.json has no Node of its own: please install Node 24 or newer.');
  }
}

/** @param {Program[]} needed */
async function installPrograms(needed) {
  const missing = needed.filter((program) => !findProgram(program));
  if (missing.length === 0) return;
  const packages = missing.map((program) => DEBIAN_PACKAGE[program]);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    const onDebian = existsSync('/usr/bin/apt-get')
      ? ` (on this system: sudo apt-get install ${packages.join(' ')})`
      : '';
    const variables = missing.map((program) => `${program.toUpperCase()}_BIN`).join(' and ');
    throw new Error(
      `This needs ${missing.map((program) => NAME[program]).join(' and ')}: please install that${onDebian}, or set ${variables} to where it is.`,
    );
  }
  console.log(`Installing ${packages.join(' and ')} with apt-get.`);
  const failure = `apt-get could not install ${packages.join(' and ')}.`;
  await run('apt-get', ['update', '-qq'], failure);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], failure);
  const stillMissing = missing.filter((program) => !findProgram(program));
  if (stillMissing.length > 0) throw new Error(`apt-get finished, but ${stillMissing.join(' and ')} cannot be found.`);
}

/**
 * Quiet when it works, and gives what the program said; shows that when it does not.
 * @param {string} program
 * @param {string[]} args
 * @param {string} failure
 * @returns {Promise<string>}
 */
async function run(program, args, failure, cwd = ROOT) {
  const started = spawn(program, args, {
    cwd,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32', // npm is npm.cmd there
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** @type {Buffer[]} */
  const output = [];
  /** @type {Buffer[]} */
  const said = [];
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (part) => output.push(part));
  started.stdout.on('data', (part) => said.push(part));
  const why = await new Promise((resolve) => {
    started.on('error', ({ message }) => resolve(` ${message}`));
    started.on('close', (status) => resolve(status === 0 ? null : ''));
  });
  if (why === null) return Buffer.concat(said).toString('utf8');
  process.stderr.write(Buffer.concat(output));
  throw new Error(`${failure}${why}`);
}
