/**
 * Makes a fresh machine ready: the dependencies, the two browsers, then nats-server, unless `--without-server` says that no
 * team is needed. Says what it does and nothing else. It runs on the system's own Node (20 or later), with nothing installed yet.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';
import { bringNatsServer } from './natsServer.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DEBIAN_PACKAGE = { chromium: 'chromium', firefox: 'firefox-esr' };

try {
  installDependencies();
  installBrowsers();
  if (!process.argv.includes('--without-server')) bringNatsServer(run);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function installDependencies() {
  const installed = `${ROOT}node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(`${ROOT}package-lock.json`).mtimeMs) return;
  console.log('Installing the dependencies that package-lock.json names.');
  run('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], 'The dependencies could not be installed.');
  const node = `${ROOT}node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`;
  if (!existsSync(node) && Number.parseInt(process.versions.node, 10) < 24) {
    throw new Error('For this system package.json has no Node of its own: please install Node 24 or newer.');
  }
}

function installBrowsers() {
  /** @type {Array<'chromium' | 'firefox'>} */
  const wanted = ['chromium', 'firefox'];
  const missing = wanted.filter((browser) => !findBrowser(browser));
  if (missing.length === 0) return;
  const packages = missing.map((browser) => DEBIAN_PACKAGE[browser]);
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    const onDebian = existsSync('/usr/bin/apt-get')
      ? ` (on this system: sudo apt-get install ${packages.join(' ')})`
      : '';
    const variables = missing.map((browser) => `${browser.toUpperCase()}_BIN`).join(' and ');
    throw new Error(
      `The tests run in Chromium and in Firefox: please install ${missing.join(' and ')}${onDebian}, or set ${variables} to where it is.`,
    );
  }
  console.log(`Installing ${packages.join(' and ')} with apt-get.`);
  const failure = `apt-get could not install ${packages.join(' and ')}.`;
  run('apt-get', ['update', '-qq'], failure);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], failure);
  const stillMissing = missing.filter((browser) => !findBrowser(browser));
  if (stillMissing.length > 0) throw new Error(`apt-get finished, but ${stillMissing.join(' and ')} cannot be found.`);
}

/**
 * Quiet when it works; shows what the program said when it does not.
 * @param {string} program
 * @param {string[]} args
 * @param {string} failure
 * @param {string} cwd
 */
function run(program, args, failure, cwd = ROOT) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    shell: process.platform === 'win32', // npm is npm.cmd there
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`);
  throw new Error(`${failure}${error ? ` ${error.message}` : ''}`);
}
