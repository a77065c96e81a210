import { ReceiverConfig } from '../../receiver/config.ts';
import { receiverConfig, serverFiles, serverFolders } from '../config/layout.ts';
import { RECEIVER, SECRETS, STATE } from '../state/fileNames.ts';
import type { Folder } from '../state/folder.ts';
import type { TeamSecrets, TeamState } from '../state/teamState.ts';
import { writeFiles } from '../state/writtenFiles.ts';
import type { Tool } from './tool.ts';

export type WriteOptions = { overwrite: boolean; hooks?: ReceiverConfig['hooks'] };

/**
 * Writes what the tool knows, and the servers' files made of it. What was changed by hand is checked first, so a refusal leaves
 * all as it was. Says which files are new.
 */
export async function writeTeam(
  { folder, say, places }: Tool,
  state: TeamState,
  secrets: TeamSecrets,
  { overwrite, hooks }: WriteOptions,
): Promise<{ state: TeamState; changed: string[] }> {
  const old = await receiverOf(folder, state);
  const receiver = receiverConfig(state, secrets, hooks ?? old?.hooks ?? []);
  const files = serverFiles(state, secrets, places(state));
  // The keys first: a desk that is in the servers' files and in no key file could never be invited again.
  await folder.writeJson(SECRETS, secrets, true);
  const { changed, hashes } = await writeFiles(folder, files, state.written, overwrite);
  const written = { ...state, written: hashes };
  await folder.writeJson(STATE, written);
  if (JSON.stringify(receiver) !== JSON.stringify(old)) {
    // On each server of a cluster: Inqud reaches any of them.
    const names = serverFolders(state).map((prefix) => `${prefix}${RECEIVER}`);
    for (const name of names) await folder.writeJson(name, receiver, true);
    changed.push(...names);
  }
  if (changed.length > 0) say(`Written in ${folder.path}: ${changed.join(', ')}`);
  return { state: written, changed };
}

/** What the receiver is told now; null before there is one. */
export async function receiverOf(folder: Folder, state: Pick<TeamState, 'cluster'>): Promise<ReceiverConfig | null> {
  const [prefix = ''] = serverFolders(state);
  return folder.readJson(`${prefix}${RECEIVER}`, ReceiverConfig);
}
