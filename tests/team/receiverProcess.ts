import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBase64Url } from '../../lib/sealing/base64url.ts';
import { newTeamKey } from '../../lib/team/contract/teamKey.ts';
import type { ReceiverConfig } from '../../lib/team/receiver/config.ts';
import { freePorts } from './ports.ts';

/** The receiver as its own program, which can be killed and started again on the same port and spool. */
export async function createReceiverProcess(config: Pick<ReceiverConfig, 'server' | 'seed' | 'hooks'>) {
  const folder = await mkdtemp(join(tmpdir(), 'receiver-'));
  const [port = 0] = await freePorts(1);
  const file = join(folder, 'receiver.json');
  const whole: ReceiverConfig = { v: 1, key: toBase64Url(newTeamKey()), port, ...config };
  await writeFile(file, JSON.stringify(whole));
  let running: ChildProcess | null = null;

  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> => {
    const ending = running;
    running = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return ending?.exitCode ?? null;
    const exit = once(ending, 'exit');
    ending.kill(signal);
    await exit;
    return ending.exitCode;
  };

  return {
    address: `http://127.0.0.1:${port}`,
    /** Resolves once it says that it receives. `blocks`: of 512 bytes, the most that a file of it may have, as on a full disk. */
    async start(blocks?: number): Promise<void> {
      const limit = blocks === undefined ? '' : `ulimit -f ${blocks}; `;
      const words = [process.execPath, 'lib/team/receiver/main.ts', '--config', file, '--state', folder];
      // It says what fails; where that is expected nobody has to read it.
      const stderr = blocks === undefined ? 'inherit' : 'ignore';
      const started = spawn('sh', ['-c', `${limit}exec "$0" "$@"`, ...words], { stdio: ['ignore', 'pipe', stderr] });
      running = started;
      const said = once(started.stdout, 'data').then(([text]) => String(text));
      const exit = once(started, 'exit').then(([code]) => `It ended with ${code}.`);
      const first = await Promise.race([said, exit]);
      if (!first.startsWith('Receiving')) throw new Error(first);
      started.stdout.resume();
    },
    kill: () => end('SIGKILL'),
    /** The code with which it ends. */
    stop: () => end('SIGTERM'),
    async close(): Promise<void> {
      await end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
