/**
 * Brings nats-server, which the tests of teams run. Debian's stable releases have it too old, so it comes from a newer suite of
 * Debian, by apt, into a folder of this repository: nothing is installed, and the system's own lists stay as they are.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findServer, UNPACKED } from '../../lib/team/admin/server/findServer.mjs';

/** @typedef {(program: string, args: string[], failure: string, cwd?: string) => Promise<string>} Run what the program said */

/** From the steadier to the newer one. */
const SUITES = ['testing', 'unstable'];

/** Throws a sentence that says what to install, where there is none that is new enough and it cannot be brought. */
export function checkNatsServer() {
  const found = findServer();
  if ('path' in found || (isDebian() && !process.env.NATS_SERVER_BIN)) return;
  throw new Error(`The tests of teams run a real server. ${found.problem}`);
}

/**
 * Does nothing where there is one that is new enough. Throws what `checkNatsServer` does.
 * @param {Run} run
 */
export async function bringNatsServer(run) {
  checkNatsServer();
  const found = findServer();
  if ('path' in found) return;
  const mirror = await debianMirror(run);
  if (mirror === null) throw new Error(`The tests of teams run a real server. ${found.problem}`);
  console.log(`Unpacking a newer nats-server from Debian into ${UNPACKED}`);
  for (const suite of SUITES) {
    await unpack(run, mirror, suite);
    if ('path' in findServer()) return;
  }
  const { problem = '' } = { ...findServer() };
  throw new Error(`Debian's ${SUITES.join(' and ')} have no nats-server that runs here. ${problem}`);
}

function isDebian() {
  const release = '/etc/os-release';
  return existsSync(release) && existsSync('/usr/bin/apt-get') && /^ID=debian$/m.test(readFileSync(release, 'utf8'));
}

/**
 * The mirror that this system takes its own Debian from, and the keyring that its packages are signed with.
 * @param {Run} run
 */
async function debianMirror(run) {
  const codename = /^VERSION_CODENAME=(\w+)$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT)';
  const targets = await run(
    'apt-get',
    ['indextargets', '--format', format, 'Created-By: Packages'],
    'apt-get could not say where this system takes its packages from.',
  );
  const [uri] =
    targets
      .split('\n')
      .map((line) => line.split(' '))
      .find(([, release, component]) => release === codename && component === 'main') ?? [];
  const keyring = ['/usr/share/keyrings/debian-archive-keyring.gpg', '/usr/share/keyrings/debian-archive-keyring.pgp'];
  const signedBy = keyring.find((file) => existsSync(file));
  return uri === undefined || signedBy === undefined ? null : { uri, signedBy };
}

/**
 * @param {Run} run
 * @param {{ uri: string, signedBy: string }} mirror
 * @param {string} suite
 */
async function unpack(run, { uri, signedBy }, suite) {
  const folder = join(UNPACKED, '..', 'apt');
  for (const old of [UNPACKED, folder]) rmSync(old, { recursive: true, force: true });
  for (const part of ['lists/partial', 'cache/archives/partial', 'state']) {
    mkdirSync(join(folder, part), { recursive: true });
  }
  const source = join(folder, 'debian.sources');
  writeFileSync(source, `Types: deb\nURIs: ${uri}\nSuites: ${suite}\nComponents: main\nSigned-By: ${signedBy}\n`);
  const own = [
    ['Dir::Etc::SourceList', source],
    ['Dir::Etc::SourceParts', '/dev/null'],
    ['Dir::State', join(folder, 'state')],
    ['Dir::State::Lists', join(folder, 'lists')],
    ['Dir::Cache', join(folder, 'cache')],
    ['Acquire::Languages', 'none'],
    // apt's own user may not write into this folder.
    ['APT::Sandbox::User', 'root'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const failure = `apt-get could not fetch nats-server from Debian's ${suite}.`;
  await run('apt-get', ['-qq', ...own, 'update'], failure);
  const archives = join(folder, 'cache', 'archives');
  // "install" would resolve dependencies against the system; this only fetches and verifies one file.
  await run('apt-get', ['-qq', ...own, 'download', 'nats-server'], failure, archives);
  const [archive] = readdirSync(archives).filter((name) => name.endsWith('.deb'));
  if (archive === undefined) throw new Error(failure);
  mkdirSync(UNPACKED, { recursive: true });
  await run('dpkg-deb', ['-x', join(archives, archive), UNPACKED], 'nats-server could not be unpacked.');
  rmSync(folder, { recursive: true, force: true });
}
