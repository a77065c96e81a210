/** Finds nats-server on this machine. Plain JavaScript: set-up reads it before anything is installed. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isGoodEnough, OLDEST } from './serverVersion.mjs';

const NAME = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';
const VARIABLE = 'NATS_SERVER_BIN';

/** Where set-up unpacks it on Debian. */
export const UNPACKED = fileURLToPath(new URL('../../../../.tools/nats-server/', import.meta.url));

/**
 * The first one that is new enough: from the variable that overrides all, from the PATH, or unpacked by set-up.
 * @returns {{ path: string, version: string } | { problem: string }} the problem in one sentence
 */
export function findServer(env = process.env) {
  const named = env[VARIABLE];
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = named ? [named] : [...onPath.map((folder) => join(folder, NAME)), join(UNPACKED, 'usr', 'sbin', NAME)];
  const found = places.filter(isProgram).map((path) => ({ path, version: versionOf(path) }));
  const good = found.find(({ version }) => isGoodEnough(version));
  if (good) return good;
  const [other] = found;
  const wrong = other ? `${other.path} is ${other.version || 'no nats-server that starts here'}` : null;
  const wanted = `Please install nats-server ${OLDEST} or newer from https://github.com/nats-io/nats-server/releases, or set ${VARIABLE} to where it is.`;
  if (named && !other) return { problem: `${VARIABLE} is "${named}", which is not a program. ${wanted}` };
  return { problem: wrong ? `${wrong}, which is too old or unfit. ${wanted}` : wanted };
}

/** @param {string} path */
function versionOf(path) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return /v(\d+\.\d+\.\d+\S*)/.exec(stdout ?? '')?.[1] ?? '';
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
