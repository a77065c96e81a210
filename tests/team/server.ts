import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { findServer } from '../../lib/team/admin/server/findServer.mjs';

/** A test that ends early leaves no server behind. */
const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const each of alive) each.kill('SIGKILL');
});

/** One nats-server with the configuration `nats.conf` of a folder. It lives until it is stopped or killed, and can be started again. */
export function createServer(folder: string, port: number, env: Record<string, string> = {}) {
  const found = findServer();
  if ('problem' in found) throw new Error(found.problem);
  const log = join(folder, 'log');
  let running: ChildProcess | null = null;

  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const ending = running;
    running = null;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const exit = once(ending, 'exit');
    ending.kill(signal);
    // A frozen process notices no other signal.
    if (signal === 'SIGTERM') ending.kill('SIGCONT');
    await exit;
  };

  return {
    port,
    logged: () => readFile(log, 'utf8'),
    /** Resolves once it accepts connections; rejects with its log when it ends instead. */
    async start(): Promise<void> {
      const output = openSync(log, 'a');
      const started = spawn(found.path, ['-c', join(folder, 'nats.conf')], {
        cwd: folder,
        env: { ...process.env, ...env },
        stdio: ['ignore', output, output],
      });
      closeSync(output);
      running = started;
      alive.add(started);
      started.once('exit', () => alive.delete(started));
      while (!(await accepts(port))) {
        if (started.exitCode !== null || started.signalCode !== null) {
          throw new Error(`nats-server ended:\n${await readFile(log, 'utf8')}`);
        }
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    /** As if it were cut off: nothing is answered, and no connection closes. */
    freeze: () => running?.kill('SIGSTOP'),
    thaw: () => running?.kill('SIGCONT'),
  };
}
export type NatsServerProcess = ReturnType<typeof createServer>;

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
