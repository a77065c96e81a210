import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkCertificate, readCertificate } from '../../../../lib/team/admin/checks/address';
import { checkDisk } from '../../../../lib/team/admin/checks/machine';
import { checkServers } from '../../../../lib/team/admin/checks/servers';
import type { ServerState } from '../../../../lib/team/admin/client/system';
import type { Outside } from '../../../../lib/team/admin/commands/doctor';
import { doctor } from '../../../../lib/team/admin/commands/doctor';
import { loadTeam } from '../../../../lib/team/admin/commands/tool';
import { up } from '../../../../lib/team/admin/commands/up';
import { webhook } from '../../../../lib/team/admin/commands/webhook';
import { createAdmin } from '../../../team/adminOnServer';
import { freePorts } from '../../../team/ports';

const NOW = Date.UTC(2026, 10, 30, 12);
const DAY = 24 * 60 * 60 * 1000;

const WELL: Outside = {
  now: Date.now,
  certificate: async () => ({ ok: true, validTo: Date.now() + 60.5 * DAY }),
  reach: async () => null,
  health: async () => ({ ok: true, says: 'nothing waits.' }),
};

describe('the doctor, beside a real server', () => {
  let admin: Awaited<ReturnType<typeof createAdmin>>;
  beforeAll(async () => {
    admin = await createAdmin();
    await admin.init();
    await admin.server.start();
    await up(admin.tool, { repair: false, overwrite: false });
  });
  afterAll(() => admin.close());

  /** What the doctor finds wrong. */
  async function complaints(changes: Partial<Outside> = {}): Promise<string[]> {
    admin.said();
    const isWell = await doctor(admin.tool, { ...WELL, ...changes });
    const wrong = admin
      .said()
      .split('\n')
      .filter((line) => line.startsWith('✗'));
    expect(isWell).toBe(wrong.length === 0);
    return wrong;
  }

  it('finds nothing wrong where nothing is', async () => {
    expect(await complaints()).toEqual([]);
    await doctor(admin.tool, WELL);
    const said = admin.said();
    for (const good of [
      /✓ desk\.shop\.example is nats-server 2\./,
      /✓ .* acknowledges what is on the disk/,
      /✓ Stream DESK is as it should be/,
      /✓ The certificate of desk\.shop\.example is valid for 60 more days/,
      /✓ Desks reach the team by wss:\/\/desk\.shop\.example/,
      /✓ The disk of desk\.shop\.example has/,
      /Nothing is wrong\.$/,
    ]) {
      expect(said).toMatch(good);
    }
  });

  it('names what is wrong around the server', async () => {
    expect(await complaints({ certificate: async () => ({ ok: true, validTo: Date.now() + 5 * DAY + 1000 }) })).toEqual(
      ['✗ The certificate of desk.shop.example ends in 5 days and was not renewed. Look at: journalctl -u caddy'],
    );
    expect(await complaints({ reach: async () => 'no nats-server answers behind it. Look at the Caddyfile.' })).toEqual(
      [expect.stringContaining('Desks do not reach the team by wss://desk.shop.example: no nats-server answers')],
    );
    expect(await complaints({ now: () => Date.now() - 60_000 })).toEqual([
      expect.stringMatching(/The clock of desk\.shop\.example is 60 seconds ahead of this machine's/),
    ]);
  });

  it('names secrets that others can read, and only mentions what was changed by hand', async () => {
    await chmod(join(admin.path, 'secrets.json'), 0o644);
    expect(await complaints()).toEqual([
      expect.stringMatching(/Others on this machine can read .*secrets\.json: chmod 600/),
    ]);
    await chmod(join(admin.path, 'secrets.json'), 0o600);
    const caddyfile = join(admin.path, 'Caddyfile');
    const before = await readFile(caddyfile, 'utf8');
    await writeFile(caddyfile, `${before}\n# mine\n`);
    await doctor(admin.tool, WELL);
    expect(admin.said()).toContain('? Caddyfile was changed by hand.');
    await writeFile(caddyfile, before);
  });

  it('names a stream that is missing, another setting, and a configuration that the server has not read', async () => {
    const { state, secrets } = await loadTeam(admin.tool);
    const asAdmin = await admin.tool.connect(state, secrets);
    if (!asAdmin) throw new Error('The server does not answer.');
    const { config } = await asAdmin.streams.streamInfo('HOOKS');
    await asAdmin.streams.updateStream({ ...config, name: 'HOOKS', max_age: 9e14 });
    await asAdmin.streams.call('STREAM.DELETE.KV_LEASE', {});
    const conf = join(admin.path, 'nats.conf');
    const before = await readFile(conf, 'utf8');
    await writeFile(conf, before.replace('max_subscriptions: 100', 'max_subscriptions: 101'));
    expect(await complaints()).toEqual([
      expect.stringContaining('runs another configuration than the one written here: npm run team -- up'),
      expect.stringContaining('Stream HOOKS: max_age is 900000000000000, and should be 7776000000000000. Change it'),
      expect.stringContaining('There is no stream KV_LEASE. Create it'),
    ]);
    await writeFile(conf, before);
    await up(admin.tool, { repair: true, overwrite: false });
    expect(await complaints()).toEqual([]);
    await asAdmin.close();
  });

  it('names a server that acknowledges before it has stored, as other tools set it up', async () => {
    const conf = join(admin.path, 'nats.conf');
    const before = await readFile(conf, 'utf8');
    await writeFile(conf, before.replace('sync_interval: always', 'sync_interval: "2m"'));
    await admin.server.stop();
    await admin.server.start();
    expect(await complaints()).toEqual([
      expect.stringContaining('a power cut would lose them. Set "sync_interval: always"'),
    ]);
    await writeFile(conf, before);
    await admin.server.stop();
    await admin.server.start();
  });

  it('names a receiver that is down or unwell, once there is a webhook', async () => {
    await webhook(admin.tool, 'CAP-1', { remove: false, overwrite: false });
    expect(await complaints({ health: async () => null })).toEqual([
      expect.stringContaining('The receiver of webhooks does not answer. Start it'),
    ]);
    expect(await complaints({ health: async () => ({ ok: false, says: '12 webhooks wait in the spool.' }) })).toEqual([
      '✗ The receiver of webhooks: 12 webhooks wait in the spool.',
    ]);
  });

  it('names a server that is down', async () => {
    await admin.server.stop();
    expect(await complaints()).toEqual([
      expect.stringContaining('nats-server does not answer on this machine. Start it'),
    ]);
  });
});

describe('the servers', () => {
  const SERVER: ServerState = {
    name: 'a.example',
    id: 'N',
    version: '2.15.1',
    time: NOW,
    configDigest: 'sha256:1',
    storage: { folder: '/store', syncsAlways: true, most: 10e9, used: 1e9 },
    compresses: false,
    cluster: null,
  };
  const EXPECTED = [{ name: 'a.example', digest: 'sha256:1' }];
  const wrongs = (servers: ServerState[], expected = EXPECTED) =>
    checkServers(servers, expected, NOW)
      .filter(({ is }) => is === 'wrong')
      .map(({ says }) => says);

  it.each<[string, Partial<ServerState>, RegExp]>([
    ['an old version', { version: '2.10.27' }, /2\.10\.27: too old\. Install 2\.14\.3 or newer/],
    ['a half of an upgrade', { version: '2.13.0' }, /too old/],
    ['no JetStream', { storage: null }, /JetStream is off/],
    ['compression', { compresses: true }, /compresses/],
    ['a clock that is ahead', { time: NOW + 90_000 }, /90 seconds ahead/],
    ['a clock that is behind', { time: NOW - 6000 }, /6 seconds behind/],
    ['no leader', { cluster: { leader: null, behind: [] } }, /knows no leader/],
    [
      'one that does not follow',
      { cluster: { leader: 'a.example', behind: ['b.example'] } },
      /b\.example does not follow/,
    ],
    ['another configuration', { configDigest: 'sha256:2' }, /another configuration/],
  ])('with %s are named', (_what, changes, sentence) => {
    expect(wrongs([{ ...SERVER, ...changes }])).toEqual([expect.stringMatching(sentence)]);
  });

  it('that are missing or not of the team are named', () => {
    expect(wrongs([SERVER])).toEqual([]);
    expect(
      wrongs([SERVER], [...EXPECTED, { name: 'b.example', digest: 'x' }, { name: 'c.example', digest: 'x' }]),
    ).toEqual([expect.stringContaining('b.example and c.example does not answer')]);
    expect(wrongs([SERVER, { ...SERVER, name: 'z.example' }])).toEqual([expect.stringContaining('z.example')]);
  });

  it('need room on the disk for what the history may still grow to', async () => {
    const says = async (free: number | null) => (await checkDisk([SERVER], async () => free)).map(({ is }) => is);
    expect(await says(9.1e9)).toEqual(['good']);
    expect(await says(8.9e9)).toEqual(['wrong']);
    expect(await says(null)).toEqual(['unknown']);
  });
});

describe('the address', () => {
  it.each([
    ['ENOTFOUND', 'has no address'],
    ['ECONNREFUSED', 'systemctl start caddy'],
    ['ETIMEDOUT', 'firewall'],
    ['CERT_HAS_EXPIRED', 'has ended'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'another name'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'do not trust'],
    ['EWHATEVER', '(EWHATEVER)'],
  ])('that fails with %s is explained', (code, sentence) => {
    const { is, says } = checkCertificate('desk.shop.example', { ok: false, code }, NOW);
    expect([is, says]).toEqual(['wrong', expect.stringContaining(sentence)]);
  });

  it('is asked as a browser asks it', async () => {
    const [port = 0] = await freePorts(1);
    expect(await readCertificate('localhost', 1000, port)).toEqual({ ok: false, code: 'ECONNREFUSED' });
  });
});
