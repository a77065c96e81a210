import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { findServer } from '../../lib/team/admin/server/findServer.mjs';

/**
 * Starts a program, says its process ID, and kills it when the test's process is gone, however that ended: its end of the pipe
 * closes then. A test that runs into its limit leaves no server behind.
 */
const LEASHED =
  '"$0" "$@" >&2 & p=$!; exec 3<&0; echo $p; (cat <&3 >/dev/null; kill -9 $p) 2>/dev/null & l=$!; wait $p; s=$?; kill $l; exit $s';

/** One nats-server with the configuration `nats.conf` of a folder. It lives until it is stopped or killed, and can be started again. */
export function createServer(folder: string, port: number, env: Record<string, string> = {}) {
  const found = findServer();
  if ('problem' in found) throw new Error(found.problem);
  const log = join(folder, 'log');
  let running: { shell: ChildProcess; id: number } | null = null;

  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (running === null || hasEnded(running.shell)) return;
    const { shell, id } = running;
    running = null;
    const exit = once(shell, 'exit');
    // A frozen process notices no other signal but the last.
    if (signal === 'SIGTERM') process.kill(id, 'SIGCONT');
    process.kill(id, signal);
    await exit;
    shell.stdin?.end();
  };
  const signal = (name: 'SIGSTOP' | 'SIGCONT') => {
    if (running !== null && !hasEnded(running.shell)) process.kill(running.id, name);
  };

  return {
    port,
    /** Resident, MB; only Linux says it. */
    memory: () => (running === null ? 0 : residentMemory(running.id)),
    logged: () => readFile(log, 'utf8'),
    /** Resolves once it accepts connections; rejects with its log when it ends instead. */
    async start(): Promise<void> {
      const output = openSync(log, 'a');
      const shell = spawn('sh', ['-c', LEASHED, found.path, '-c', join(folder, 'nats.conf')], {
        cwd: folder,
        env: { ...process.env, ...env },
        stdio: ['pipe', 'pipe', output],
      });
      closeSync(output);
      if (!shell.stdout) throw new Error('The server has no output.');
      const [said] = await once(shell.stdout, 'data');
      running = { shell, id: Number(String(said)) };
      while (!(await accepts(port))) {
        if (hasEnded(shell)) throw new Error(`nats-server ended:\n${await readFile(log, 'utf8')}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    /** As if it were cut off: nothing is answered, and no connection closes. */
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
  };
}
export type NatsServerProcess = ReturnType<typeof createServer>;

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => done(true)).once('error', () => done(false));
  });
}

function residentMemory(id: number): number {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1000;
}
