import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBase64Url } from '../../../../lib/sealing/base64url';
import { DAY } from '../../../../lib/shared/time';
import { openConnection } from '../../../../lib/team/admin/client/connection';
import { createJetStream } from '../../../../lib/team/admin/client/jetstream';
import { add } from '../../../../lib/team/admin/commands/add';
import { erase } from '../../../../lib/team/admin/commands/erase';
import { forget } from '../../../../lib/team/admin/commands/forget';
import { remove } from '../../../../lib/team/admin/commands/remove';
import { loadTeam } from '../../../../lib/team/admin/commands/tool';
import { up } from '../../../../lib/team/admin/commands/up';
import { webhook } from '../../../../lib/team/admin/commands/webhook';
import { KeyRecord, NamesRecord, openKeyRecord } from '../../../../lib/team/contract/adminRecords';
import { openRecord, sealRecord } from '../../../../lib/team/contract/envelope';
import { readInvitation } from '../../../../lib/team/contract/invitation';
import type { JoinCode } from '../../../../lib/team/contract/joinCode';
import { joinCodeText, readJoinCode } from '../../../../lib/team/contract/joinCode';
import { inboxOf } from '../../../../lib/team/contract/subjects';
import { teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { createAdmin, newComer } from '../../../team/adminOnServer';

type Admin = Awaited<ReturnType<typeof createAdmin>>;
type NewComer = Awaited<ReturnType<typeof newComer>>;

const CALM = { overwrite: false };
const UP = { overwrite: false, repair: false };
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
/** The last thing that was said: the invitation. */
const lastLine = (said: string) => said.split('\n').at(-1) ?? '';

async function keyOf(text = '') {
  const bytes = fromBase64Url(text);
  if (!bytes) throw new Error('This is no key.');
  return teamKeyOf(bytes);
}

async function invited(said: string, { desk, box }: NewComer) {
  const read = await readInvitation(lastLine(said), desk, box);
  if (!read.ok) throw new Error(`The invitation is ${read.why}.`);
  return read.invitation;
}

describe('init', () => {
  let admin: Admin;
  beforeEach(async () => {
    admin = await createAdmin();
  });
  afterEach(() => admin.close());

  it('writes and explains the configuration, and keeps secrets from other users of the machine', async () => {
    await admin.init();
    const said = admin.said();
    for (const step of ['Install Caddy', 'npm run team -- up', 'npm run team -- add NAME CODE']) {
      expect(said).toContain(step);
    }
    expect(await modeOf(join(admin.path, 'secrets.json'))).toBe(0o600);
    expect(await modeOf(join(admin.path, 'receiver.json'))).toBe(0o600);
    expect(await modeOf(join(admin.path, 'nats.conf'))).toBe(0o644);
    const { secrets } = await loadTeam(admin.tool);
    const open = [
      'team.json',
      'nats.conf',
      'users.conf',
      'Caddyfile',
      'checkout-desk-team.service',
      'checkout-desk-receiver.service',
    ];
    for (const name of open) {
      const text = await readFile(join(admin.path, name), 'utf8');
      for (const secret of [secrets.admin, secrets.system, secrets.receiver, secrets.cluster, ...secrets.keys]) {
        expect(text).not.toContain(secret);
      }
    }
  });

  it('changes nothing when it is run again', async () => {
    await admin.init();
    const before = await loadTeam(admin.tool);
    admin.said();
    await admin.init({ host: ' HTTPS://Desk.Shop.Example/ ' });
    expect(admin.said()).toBe('All is as it was.');
    expect(await loadTeam(admin.tool)).toEqual(before);
  });

  it('refuses another team in the same folder', async () => {
    await admin.init();
    await expect(admin.init({ host: 'other.shop.example' })).rejects.toThrow(
      /has the team of desk\.shop\.example already/,
    );
    await expect(admin.init({ cluster: ['a.example', 'b.example', 'c.example'] })).rejects.toThrow('already');
  });

  it.each([
    '',
    'desk',
    '10.0.0.1',
    '[::1]',
    'desk.shop.example:443',
    'desk shop.example',
    'desk.-shop.example',
    'a'.repeat(300),
    'x.y; rm -rf /',
  ])('refuses %j as a server’s name', async (host) => {
    await expect(admin.init({ host })).rejects.toThrow(/is no name/);
  });

  it('refuses a team without a name, or with an endless one', async () => {
    await expect(admin.init({ team: ' ' })).rejects.toThrow('1 to 100 characters');
    await expect(admin.init({ team: 'x'.repeat(101) })).rejects.toThrow('1 to 100 characters');
    await admin.init({ team: ' "Кав\'ярня" #1 {$x} ' });
    expect((await loadTeam(admin.tool)).state.team).toBe('"Кав\'ярня" #1 {$x}');
  });

  it('asks for three different servers of a cluster', async () => {
    await expect(admin.init({ cluster: ['a.example', 'b.example'] })).rejects.toThrow('three servers');
    await expect(admin.init({ cluster: ['a.example', 'b.example', 'a.example'] })).rejects.toThrow('different names');
  });

  it('writes a folder for each server of a cluster, with the password in a file for root alone', async () => {
    await admin.init({ cluster: ['a.example', 'b.example', 'c.example'] });
    const { secrets } = await loadTeam(admin.tool);
    for (const name of ['a.example', 'b.example', 'c.example']) {
      expect(await readFile(join(admin.path, name, 'nats.conf'), 'utf8')).toContain(`server_name: "${name}"`);
      expect(await readFile(join(admin.path, name, 'nats.conf'), 'utf8')).not.toContain(secrets.cluster);
      expect(await readFile(join(admin.path, name, 'cluster.env'), 'utf8')).toContain(
        `CLUSTER_PASSWORD=${secrets.cluster}\n`,
      );
      expect(await modeOf(join(admin.path, name, 'cluster.env'))).toBe(0o600);
      expect(await modeOf(join(admin.path, name, 'receiver.json'))).toBe(0o600);
    }
  });

  it('leaves what a person changed, until it has something new to write there; to overwrite it keeps a copy', async () => {
    await admin.init();
    const conf = join(admin.path, 'users.conf');
    const mine = `${await readFile(conf, 'utf8')}\n# mine\n`;
    await writeFile(conf, mine);
    admin.said();
    await admin.init();
    expect(admin.said()).toBe('All is as it was.');
    const { code } = await newComer();
    await expect(add(admin.tool, 'Anna', code, CALM)).rejects.toThrow(
      /users\.conf would lose what was changed by hand\. Nothing was written/,
    );
    expect(await readFile(conf, 'utf8')).toBe(mine);
    expect((await loadTeam(admin.tool)).state.agents).toEqual([]);
    await add(admin.tool, 'Anna', code, { overwrite: true });
    expect(await readFile(conf, 'utf8')).not.toContain('# mine');
    expect(await readFile(`${conf}.before`, 'utf8')).toBe(mine);
  });

  it('writes again what a person removed', async () => {
    await admin.init();
    await rm(join(admin.path, 'users.conf'));
    await admin.init();
    expect(await readFile(join(admin.path, 'users.conf'), 'utf8')).toContain('accounts {');
  });

  it('makes no new keys where there are some', async () => {
    await admin.init();
    const { secrets } = await loadTeam(admin.tool);
    await writeFile(join(admin.path, 'team.json'), '{"v":1');
    await expect(admin.init()).rejects.toThrow('team.json is damaged');
    await rm(join(admin.path, 'team.json'));
    await admin.init({ overwrite: true });
    expect((await loadTeam(admin.tool)).secrets).toEqual(secrets);
    await rm(join(admin.path, 'secrets.json'));
    await expect(admin.init()).rejects.toThrow('secrets.json is missing');
  });

  it('runs alone, and goes on after one that was ended', async () => {
    const { folder } = admin.tool;
    await folder.locked(async () => {
      await expect(folder.locked(async () => 'two')).rejects.toThrow('Another command is at work');
    });
    await writeFile(join(admin.path, 'lock'), '999999999');
    expect(await folder.locked(async () => 'on')).toBe('on');
  });
});

describe('without a server', () => {
  let admin: Admin;
  beforeAll(async () => {
    admin = await createAdmin();
  });
  afterAll(() => admin.close());

  it('each command says where to begin, then what to start', async () => {
    for (const command of [
      () => up(admin.tool, UP),
      () => add(admin.tool, 'Anna', 'code', CALM),
      () => remove(admin.tool, 'Anna', CALM),
      () => webhook(admin.tool, 'CAP-1', { remove: false, overwrite: false }),
    ]) {
      await expect(command()).rejects.toThrow('Begin with: npm run team -- init HOST');
    }
    await admin.init();
    await expect(up(admin.tool, UP)).rejects.toThrow('nats-server does not answer on this machine. Start it');
  });

  it('a colleague can be added all the same, and comes in later', async () => {
    const anna = await newComer();
    admin.said();
    await add(admin.tool, 'Anna', anna.code, CALM);
    const said = admin.said();
    expect(said).toContain('nats-server does not answer on this machine');
    expect((await invited(said, anna)).agent).toBe('anna');
    await admin.server.start();
    // Nor does it matter that there are no streams yet.
    await add(admin.tool, 'Anna', anna.code, CALM);
    const again = admin.said();
    expect(again).toMatch(/The server stores no records now \(.+\)\. Run: npm run team -- up/);
    expect((await invited(again, anna)).agent).toBe('anna');
    await up(admin.tool, UP);
    const connection = await openConnection({ servers: [admin.url], seed: anna.seed, inbox: inboxOf('anna') }, 10_000);
    await connection.close();
  });
});

describe('a team', () => {
  let admin: Admin;
  let anna: NewComer;
  let bob: NewComer;
  beforeAll(async () => {
    admin = await createAdmin();
    await admin.init();
    await admin.server.start();
    await up(admin.tool, UP);
    [anna, bob] = [await newComer(), await newComer()];
  });
  afterAll(() => admin.close());

  const login = async (seed: string, agent: string) => {
    const connection = await openConnection({ servers: [admin.url], seed, inbox: inboxOf(agent) }, 10_000);
    return {
      connection,
      read: (subject: string) => connection.request(`$JS.API.DIRECT.GET.DESK.${subject}`, '', { timeout: 10_000 }),
    };
  };

  it('is up, and stays as it is when it is brought up again', async () => {
    admin.said();
    await up(admin.tool, UP);
    expect(admin.said()).toBe('The team is up. For how it is doing: npm run team -- doctor');
  });

  it('lets in a desk by its code; the invitation opens there alone', async () => {
    admin.said();
    await add(admin.tool, '  Anna   Müller ', ` ${anna.code.slice(0, 60)}\n${anna.code.slice(60)} `, CALM);
    const said = admin.said();
    expect(said).toContain('The desk of Anna Müller was added.');
    expect(await invited(said, anna)).toMatchObject({
      team: 'Coffee shop',
      servers: ['wss://desk.shop.example'],
      agent: 'anna-muller',
      name: 'Anna Müller',
      desk: anna.desk,
    });
    expect(await readInvitation(lastLine(said), bob.desk, bob.box)).toEqual({ ok: false, why: 'another desk' });

    const { keys } = await invited(said, anna);
    const { connection, read } = await login(anna.seed, 'anna-muller');
    const opened = await openRecord((await read('desk.team.names')).data, 'desk.team.names', [await keyOf(keys[0])]);
    expect(opened.ok && v.parse(NamesRecord, opened.value)).toEqual({
      v: 1,
      team: 'Coffee shop',
      agents: [{ agent: 'anna-muller', name: 'Anna Müller' }],
    });
    await connection.close();
  });

  it('lets the same desk in once, however often it is added', async () => {
    const before = await loadTeam(admin.tool);
    await add(admin.tool, 'Anna Müller', anna.code, CALM);
    expect(admin.said()).toContain("Anna Müller's desk is in the team already.");
    expect(await loadTeam(admin.tool)).toEqual(before);
  });

  it('lets a second desk of the same person in', async () => {
    const second = await newComer();
    await add(admin.tool, 'Anna Müller', second.code, CALM);
    const said = admin.said();
    expect(said).toContain("it is Anna Müller's desk number 2");
    const { connection } = await login(second.seed, 'anna-muller');
    const js = createJetStream(connection, 10_000);
    expect(await js.publish(`desk.CAP-1.CCO-1.anna-muller.${second.desk}`, 'x')).toMatchObject({ stream: 'DESK' });
    await expect(js.publish(`desk.CAP-1.CCO-1.anna-muller.${anna.desk}`, 'x')).rejects.toThrow(/permission/i);
    await connection.close();
  });

  const nkeyIn = (code: string) => {
    const read = readJoinCode(code);
    return read.ok ? read.code.nkey : '';
  };
  /** Bob's code with something else in it, and a check that fits. */
  const codeWith = (changes: Partial<JoinCode>) => {
    const read = readJoinCode(bob.code);
    if (!read.ok) throw new Error(read.why);
    return joinCodeText({ ...read.code, ...changes });
  };

  it.each([
    ['a code that is cut', () => ['Bob', bob.code.slice(0, -5)], 'A part of the join code is missing'],
    ['something else', () => ['Bob', 'hello'], 'This is no join code'],
    ['a later code', () => ['Bob', bob.code.replace('join-1', 'join-2')], 'newer release'],
    ['a name that is no name', () => ['admin', bob.code], 'cannot be a name'],
    ['a name without letters', () => ['…', bob.code], 'cannot be a name'],
    ['another person of the same name', () => ['Anna-Muller', bob.code], 'would be called the same'],
    ['a colleague’s desk', () => ['Bob', anna.code], "is Anna Müller's already"],
    [
      'a key with a mistake in it',
      () => ['Bob', codeWith({ nkey: `U${'A'.repeat(55)}` })],
      'A part of the join code is missing',
    ],
    ['a key that is no point', () => ['Bob', codeWith({ box: 'B'.repeat(87) })], 'A part of the join code is missing'],
    ['the key of another desk', () => ['Bob', codeWith({ nkey: nkeyIn(anna.code) })], 'is in the team already'],
  ])('refuses %s, and stays as it is', async (_what, words, sentence) => {
    const before = await loadTeam(admin.tool);
    const [name = '', code = ''] = words();
    await expect(add(admin.tool, name, code, CALM)).rejects.toThrow(sentence);
    expect(await loadTeam(admin.tool)).toEqual(before);
  });

  it('cuts off who is removed, who reads nothing new; the others get the new key, also one who missed two of them [S-142]', async () => {
    admin.said();
    await add(admin.tool, 'Bob', bob.code, CALM);
    const bobs = await invited(admin.said(), bob);
    const carol = await newComer();
    await add(admin.tool, 'Carol', carol.code, CALM);
    const session = await login(bob.seed, 'bob');

    admin.said();
    await remove(admin.tool, 'Bob', CALM);
    expect(admin.said()).toContain('Bob is out of the team, with one desk. The others write under a new key');
    await session.connection.closed();
    await expect(login(bob.seed, 'bob')).rejects.toThrow(/authorization/i);
    await remove(admin.tool, 'carol', CALM);

    const { secrets } = await loadTeam(admin.tool);
    expect(secrets.keys).toHaveLength(3);
    const { read, connection } = await login(anna.seed, 'anna-muller');
    const names = (await read('desk.team.names')).data;
    expect(await openRecord(names, 'desk.team.names', await Promise.all(bobs.keys.map(keyOf)))).toEqual({
      ok: false,
      why: 'key',
    });
    const subject = `desk.team.key.${anna.desk}`;
    const record = await openRecord((await read(subject)).data, subject, await Promise.all(bobs.keys.map(keyOf)));
    const keys = await openKeyRecord(v.parse(KeyRecord, record.ok && record.value), anna.desk, anna.box);
    expect(keys).toEqual(secrets.keys);
    const opened = await openRecord(names, 'desk.team.names', [await keyOf(keys?.[0])]);
    expect(opened.ok && v.parse(NamesRecord, opened.value).agents).toEqual([
      { agent: 'anna-muller', name: 'Anna Müller' },
      { agent: 'bob', name: 'Bob', left: true },
      { agent: 'carol', name: 'Carol', left: true },
    ]);
    await connection.close();
  });

  it('says who is in it when somebody else is to be removed, and nothing twice', async () => {
    await expect(remove(admin.tool, 'Dora', CALM)).rejects.toThrow(
      'Nobody is called "Dora". In the team are Anna Müller.',
    );
    const before = await loadTeam(admin.tool);
    await remove(admin.tool, 'Bob', CALM);
    expect(admin.said()).toContain('Bob has left already.');
    expect(await loadTeam(admin.tool)).toEqual(before);
  });

  it('says which setting of a stream is wrong, and changes it only when asked to', async () => {
    const { state, secrets } = await loadTeam(admin.tool);
    const asAdmin = await admin.tool.connect(state, secrets);
    if (!asAdmin) throw new Error('The server does not answer.');
    const { config } = await asAdmin.streams.streamInfo('DESK');
    await asAdmin.streams.updateStream({ ...config, name: 'DESK', allow_rollup_hdrs: true });
    await expect(up(admin.tool, UP)).rejects.toThrow('Add --repair');
    expect(admin.said()).toContain('Stream DESK: allow_rollup_hdrs is true, and should be false.');
    await up(admin.tool, { ...UP, repair: true });
    expect(admin.said()).toContain('allow_rollup_hdrs was true, and is false again');
    await up(admin.tool, UP);
    await asAdmin.close();
  });

  it('gives the history more room, after a restart if the server asks for one', async () => {
    const grow = () => up(admin.tool, { ...UP, repair: true, maxBytes: 512 * 1024 * 1024 });
    await grow().catch(async (error) => {
      expect(String(error)).toContain('Restart it: systemctl restart checkout-desk-team. Then run this again.');
      await admin.server.stop();
      await admin.server.start();
      await grow();
    });
    const { state, secrets } = await loadTeam(admin.tool);
    const asAdmin = await admin.tool.connect(state, secrets);
    expect((await asAdmin?.streams.streamInfo('DESK'))?.config.max_bytes).toBe(512 * 1024 * 1024);
    await asAdmin?.close();
  });

  it('erases one checkout for all, and says so before', async () => {
    const { state, secrets } = await loadTeam(admin.tool);
    const asAdmin = await admin.tool.connect(state, secrets);
    if (!asAdmin) throw new Error('The server does not answer.');
    const { connection, read } = await login(anna.seed, 'anna-muller');
    for (const checkout of ['CCO-7', 'CCO-77']) {
      await createJetStream(connection).publish(`desk.CAP-1.${checkout}.anna-muller.${anna.desk}`, 'x');
      await asAdmin.streams.publish(`hook.CAP-1.${checkout}`, 'x');
    }
    const now = Date.UTC(2026, 10, 30);
    await expect(erase(admin.tool, 'CAP-1', 'CCO-7', { isSure: false, now })).rejects.toThrow('add --sure');
    await expect(erase(admin.tool, 'CAP-1', 'CCO-*', { isSure: true, now })).rejects.toThrow('no ID of a checkout');
    await expect(erase(admin.tool, '>', 'CCO-7', { isSure: true, now })).rejects.toThrow('no ID of a widget');
    for (let time = 0; time < 2; time += 1) {
      await erase(admin.tool, 'CAP-1', 'CCO-7', { isSure: true, now });
      const subjects = async (stream: string) =>
        Object.keys((await asAdmin.streams.streamInfo(stream, '*.CAP-1.>')).state.subjects ?? {}).toSorted();
      expect((await subjects('DESK')).filter((subject) => subject.includes('CCO-7'))).toEqual([
        'desk.CAP-1.CCO-7.gone.admin',
        `desk.CAP-1.CCO-77.anna-muller.${anna.desk}`,
      ]);
      expect(await subjects('HOOKS')).toEqual(['hook.CAP-1.CCO-77']);
    }
    const subject = 'desk.CAP-1.CCO-7.gone.admin';
    const opened = await openRecord((await read(subject)).data, subject, [await keyOf(secrets.keys[0])]);
    expect(opened).toEqual({ ok: true, value: { v: 1, at: now } });
    await connection.close();
    await asAdmin.close();
  });

  it('forgets for all what is older than some days, and says so before', async () => {
    const { state, secrets } = await loadTeam(admin.tool);
    const asAdmin = await admin.tool.connect(state, secrets);
    if (!asAdmin) throw new Error('The server does not answer.');
    const { connection, read } = await login(anna.seed, 'anna-muller');
    const now = Date.UTC(2026, 10, 30);
    const key = await keyOf(secrets.keys[0]);
    const say = async (checkout: string, createdAt: string | null) => {
      const subject = `desk.CAP-2.${checkout}.anna-muller.${anna.desk}`;
      const text = JSON.stringify({ id: checkout, createdAt });
      const record = createdAt === null ? 'not sealed' : await sealRecord({ v: 1, answer: { text } }, subject, key);
      await createJetStream(connection).publish(subject, record);
      await asAdmin.streams.publish(`hook.CAP-2.${checkout}`, 'x');
    };
    await say('CCO-old', '2025-10-01T10:00:00.123456789Z');
    await say('CCO-new', '2026-11-01T10:00:00Z');
    // What cannot be read may be new.
    await say('CCO-sealed', null);
    const run = (days: string, isSure: boolean) => forget(admin.tool, days, { isSure, now });
    await expect(run('365', false)).rejects.toThrow('created before 2025-11-30');
    for (const days of ['29', '0', '-1', '1e9x', '', '40.5'])
      await expect(run(days, true)).rejects.toThrow('Use 30 or more.');
    admin.said();
    await run('365', true);
    expect(admin.said()).toContain('Erased from the server: 1 of before 2025-11-30.');
    for (const stream of ['DESK', 'HOOKS']) {
      const { subjects = {} } = (await asAdmin.streams.streamInfo(stream, '*.CAP-2.>')).state;
      expect(Object.keys(subjects).map((subject) => subject.split('.')[2])).toEqual(
        expect.arrayContaining(['CCO-new', 'CCO-sealed']),
      );
      expect(Object.keys(subjects)).toHaveLength(2);
    }
    const opened = await openRecord((await read('desk.team.horizon')).data, 'desk.team.horizon', [key]);
    expect(opened).toEqual({ ok: true, value: { v: 1, before: now - 365 * DAY } });
    await connection.close();
    await asAdmin.close();
  });

  it('keeps the webhook’s secret where nobody else reads it, and says the address', async () => {
    admin.said();
    await webhook(admin.tool, 'CAP-1', { remove: false, overwrite: false });
    const said = admin.said();
    expect(said).toContain('https://desk.shop.example/hook/CAP-1');
    expect(said).not.toContain('the secret');
    expect(JSON.parse(await readFile(join(admin.path, 'receiver.json'), 'utf8')).hooks).toEqual([
      { shop: 'CAP-1', secret: 'the secret of the webhook' },
    ]);
    expect(await modeOf(join(admin.path, 'receiver.json'))).toBe(0o600);
    await webhook(admin.tool, 'CAP-1', { remove: true, overwrite: false });
    expect(JSON.parse(await readFile(join(admin.path, 'receiver.json'), 'utf8')).hooks).toEqual([]);
    await expect(webhook(admin.tool, 'CAP 1', { remove: false, overwrite: false })).rejects.toThrow(
      'no ID of a widget',
    );
  });

  it('starts again after a kill, as it was', async () => {
    await admin.server.kill();
    await admin.server.start();
    const { connection, read } = await login(anna.seed, 'anna-muller');
    expect((await read(`desk.team.key.${anna.desk}`)).data.length).toBeGreaterThan(100);
    // Leases, too: they are not of memory, whose streams a single server forgets.
    expect(await createJetStream(connection).publish('$KV.LEASE.CCO-1', 'mine')).toMatchObject({ stream: 'KV_LEASE' });
    await connection.close();
  });
});
