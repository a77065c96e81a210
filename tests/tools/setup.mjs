/**
 * Makes a fresh machine ready for one of the scripts in package.json: the dependencies, and the programs that it runs. With
 * --dependencies it only makes sure that the programs are here or can be fetched, for a script that fetches them beside
 * other things.
 * Says what it does and nothing else. It runs on the system's own Node (20 or later), with nothing installed yet.
 */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bringNatsServer, checkNatsServer } from './natsServer.mjs';
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
  screens: BROWSERS,
  // `npm run team -- demo`
  demo: ['chromium'],
  // The example receivers of webhooks are run, too.
  test: [...BROWSERS, 'php', 'python'],
  soak: [...BROWSERS, 'php', 'python'],
};

/** Those that run the tests of teams, or measure a team's server. */
const WITH_SERVER = ['test', 'bench', 'demo', 'soak'];

const [script = '', option] = process.argv.slice(2);
const needed = NEEDED[script];
if (needed) {
  const programs = option === '--dependencies' ? checkPrograms(needed) : bringPrograms(needed);
  // Side by side: each waits for the network most of the time.
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
async function checkPrograms(needed) {
  missingPackages(needed);
  if (WITH_SERVER.includes(script)) checkNatsServer();
}

/** @param {Program[]} needed */
async function bringPrograms(needed) {
  await checkPrograms(needed);
  await installPrograms(needed);
  if (WITH_SERVER.includes(script)) await bringNatsServer(run);
}

/**
 * The packages of Debian to fetch; throws a sentence that says what to install where this script may not do it.
 * @param {Program[]} needed
 */
function missingPackages(needed) {
  const missing = needed.filter((program) => !findProgram(program));
  const packages = missing.map((program) => DEBIAN_PACKAGE[program]);
  const isRoot = process.getuid?.() === 0;
  if (missing.length > 0 && (!isRoot || !existsSync('/usr/bin/apt-get'))) {
    const onDebian = existsSync('/usr/bin/apt-get')
      ? ` (on this system: sudo apt-get install ${packages.join(' ')})`
      : '';
    const variables = missing.map((program) => `${program.toUpperCase()}_BIN`).join(' and ');
    throw new Error(
      `This needs ${missing.map((program) => NAME[program]).join(' and ')}: please install that${onDebian}, or set ${variables} to where it is.`,
    );
  }
  return packages;
}

/** @param {Program[]} needed */
async function installPrograms(needed) {
  const packages = missingPackages(needed);
  if (packages.length === 0) return;
  console.log(`Installing ${packages.join(' and ')} with apt-get.`);
  const failure = `apt-get could not install ${packages.join(' and ')}.`;
  await run('apt-get', ['update', '-qq'], failure);
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], failure);
  const stillMissing = needed.filter((program) => !findProgram(program));
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
