import { statfs } from 'node:fs/promises';
import type { ServerState } from '../client/system.ts';
import { serverFolders } from '../config/layout.ts';
import { RECEIVER, SECRETS } from '../state/fileNames.ts';
import type { Folder } from '../state/folder.ts';
import type { TeamState } from '../state/teamState.ts';
import { listed } from '../state/words.ts';
import { changedByHand } from '../state/writtenFiles.ts';
import type { Finding } from './finding.ts';
import { good, unknown, wrong } from './finding.ts';

const GIGABYTE = 1e9;

/** The tool's own files: that nobody else reads the secrets, and what a person changed. */
export async function checkFiles(folder: Folder, state: TeamState): Promise<Finding[]> {
  const names = serverFolders(state).flatMap((prefix) => [`${prefix}${RECEIVER}`, `${prefix}cluster.env`]);
  const secrets = [SECRETS, ...names];
  const findings: Finding[] = [];
  for (const name of secrets) {
    if ((await folder.read(name)) === null) continue;
    if (await folder.isOpenToOthers(name)) {
      findings.push(wrong(`Others on this machine can read ${folder.at(name)}: chmod 600 ${folder.at(name)}`));
    }
  }
  const changed = await changedByHand(folder, state.written);
  if (changed.length > 0)
    findings.push(unknown(`${listed(changed)} was changed by hand. The tool leaves it as it is.`));
  return findings.length === 0
    ? [good('The files are as the tool wrote them, and the secrets are for their owner alone.')]
    : findings;
}

/** Room on the disk for what the history may still grow to. `freeAt` says bytes, or null for a folder that is elsewhere. */
export async function checkDisk(
  servers: readonly ServerState[],
  freeAt: (folder: string) => Promise<number | null> = freeBytes,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, storage } of servers) {
    if (storage === null) continue;
    const free = await freeAt(storage.folder);
    if (free === null) {
      findings.push(unknown(`The disk of ${name} cannot be seen from this machine: look there with df.`));
      continue;
    }
    const wanted = Math.max(0, storage.most - storage.used);
    const [has, needs] = [free, wanted].map((bytes) => (bytes / GIGABYTE).toFixed(1));
    findings.push(
      free < wanted
        ? wrong(`The disk of ${name} has ${has} GB free, and the history may still grow by ${needs} GB. Make room.`)
        : good(`The disk of ${name} has ${has} GB free, of which the history may take ${needs} GB.`),
    );
  }
  return findings;
}

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
