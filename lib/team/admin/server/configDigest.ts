import { spawnSync } from 'node:child_process';

/**
 * The digest by which nats-server names its configuration, read from the file by the program itself; or what it says is wrong
 * with it, in its own words.
 */
export function configDigest(
  program: string,
  path: string,
  env: Record<string, string> = {},
): { ok: true; digest: string } | { ok: false; says: string } {
  const { stdout, stderr } = spawnSync(program, ['-t', '-c', path], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: 10_000,
  });
  const said = `${stdout ?? ''}${stderr ?? ''}`;
  const digest = /\((sha256:[0-9a-f]{64})\)/.exec(said)?.[1];
  return digest ? { ok: true, digest } : { ok: false, says: said.trim() };
}
