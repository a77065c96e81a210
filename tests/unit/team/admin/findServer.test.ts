import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findServer } from '../../../../lib/team/admin/server/findServer.mjs';
import { isGoodEnough, OLDEST } from '../../../../lib/team/admin/server/serverVersion.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-server-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that says this when it is asked for its version. */
function program(name: string, says: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\necho '${says}'\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('the version of nats-server', () => {
  it.each(['2.14.3', '2.14.10', '2.15.1', '3.0.0', '2.12.12', '2.12.30', '2.15.1-RC.1'])(
    '%s is good enough',
    (version) => {
      expect(isGoodEnough(version)).toBe(true);
    },
  );

  it.each(['2.9.10', '2.10.27', '2.12.11', '2.13.0', '2.14.2', '2.14.3-RC.1', '1.99.99', '', 'v2.15.1', 'latest'])(
    '%s is not',
    (version) => {
      expect(isGoodEnough(version)).toBe(false);
    },
  );
});

describe('nats-server on this machine', () => {
  it('is the one that set-up brought or that is installed, and new enough', () => {
    const found = findServer();
    expect(found).toHaveProperty('version');
    expect(isGoodEnough('version' in found ? found.version : '')).toBe(true);
  });

  it('is the one that the variable names, whatever else there is', () => {
    const path = program('mine', 'nats-server: v2.99.0');
    expect(findServer({ NATS_SERVER_BIN: path })).toEqual({ path, version: '2.99.0' });
  });

  it('is the first on the PATH that is new enough', () => {
    program('nats-server', 'nats-server: v2.10.27');
    const newer = mkdtempSync(join(folder, 'newer-'));
    const path = join(newer, 'nats-server');
    writeFileSync(path, "#!/bin/sh\necho 'nats-server: v2.99.1'\n");
    chmodSync(path, 0o755);
    expect(findServer({ PATH: [folder, newer].join(delimiter) })).toEqual({ path, version: '2.99.1' });
  });

  it('is never another one instead of the one that the variable names', () => {
    expect(findServer({ NATS_SERVER_BIN: join(folder, 'none') })).toEqual({
      problem: expect.stringMatching(
        /NATS_SERVER_BIN is ".*none", which is not a program\. Please install nats-server/,
      ),
    });
    const old = program('old', 'nats-server: v2.10.27');
    expect(findServer({ NATS_SERVER_BIN: old })).toEqual({
      problem: expect.stringContaining(`${old} is 2.10.27, which is too old`),
    });
    const other = program('other', 'hello');
    expect(findServer({ NATS_SERVER_BIN: other })).toEqual({ problem: expect.stringContaining(OLDEST) });
  });
});
