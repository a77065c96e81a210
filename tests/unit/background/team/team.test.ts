import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createTeam } from '../../../../lib/background/team/team';
import { createTeamVault } from '../../../../lib/background/vault/teamVault';
import { annotate } from '../../../../lib/checkouts/annotate';
import { recordImported } from '../../../../lib/checkouts/recordAnswer';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { fromBase64Url } from '../../../../lib/sealing/base64url';
import { MINUTE, SECOND } from '../../../../lib/shared/time';
import { add } from '../../../../lib/team/admin/commands/add';
import { remove } from '../../../../lib/team/admin/commands/remove';
import { loadTeam } from '../../../../lib/team/admin/commands/tool';
import { up } from '../../../../lib/team/admin/commands/up';
import { invitationText } from '../../../../lib/team/contract/invitation';
import { readJoinCode } from '../../../../lib/team/contract/joinCode';
import { teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { createAdmin, newComer } from '../../../team/adminOnServer';
import { createRealDesk } from '../../../team/realDesk';
import { account, emptyHistory, model, NOW } from '../../support/examples';
import { PASSPHRASE, type Room, startRoom } from '../vault/room';

const SHOP = 'CAP-df02b127-6717-4a73-a231-5a57155308a5';
let admin: Awaited<ReturnType<typeof createAdmin>>;
let room: Room;
let history: Awaited<ReturnType<typeof emptyHistory>>;
let team: ReturnType<typeof createTeam>;
const ends: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  admin = await createAdmin();
  await admin.init();
  await admin.server.start();
  await up(admin.tool, { overwrite: false, repair: false });
  room = await startRoom();
  history = await emptyHistory();
  team = teamOf();
  ends.push(() => team.end());
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await admin.close();
});

/** The background's side of the team. What another one held in memory, it does not have. */
function teamOf(lock = room.lock) {
  return createTeam({
    history,
    accounts: room.db,
    vault: createTeamVault({ db: room.db, lock }),
    now: () => NOW,
    random: () => 0,
    onHook: async () => {},
    onError: () => {},
  });
}

/** The admin adds this desk, and answers with an invitation to the server on this computer. */
async function invited(name: string, code: string): Promise<string> {
  await add(admin.tool, name, code, { overwrite: false });
  const { secrets } = await loadTeam(admin.tool);
  const read = readJoinCode(code);
  if (!read.ok) throw new Error(read.why);
  const agent = name.toLowerCase();
  return invitationText({ team: 'Coffee shop', servers: [admin.url], agent, name, keys: secrets.keys }, read.code);
}

async function joined(): Promise<void> {
  const { code } = await team.code();
  expect(await team.invitation(await invited('Anna', code ?? ''), true)).toMatchObject({ ok: true });
  await team.wake();
  expect(await history.team.get('link')).toMatchObject({ is: 'connected' });
}

/** A colleague’s desk, with a database of its own. */
async function colleague(name: string) {
  const { code, desk, seed } = await newComer();
  await add(admin.tool, name, code, { overwrite: false });
  const { secrets } = await loadTeam(admin.tool);
  const keys = await Promise.all(secrets.keys.map((text) => teamKeyOf(fromBase64Url(text) ?? new Uint8Array())));
  const servers = [admin.url];
  const colleague = await createRealDesk({ agent: name.toLowerCase(), desk, seed }, { servers, keys, now: () => NOW });
  ends.push(colleague.close);
  await colleague.session.wake();
  return colleague;
}

const imported = (db: typeof history, id: string) =>
  recordImported(
    db,
    { model: model({ id, status: 'NEW', request: null }), raw: JSON.stringify({ id, status: 'NEW' }), at: NOW },
    { accountId: 'mine', widgetId: SHOP },
    applyRules,
  );

describe('joining a team', () => {
  it('takes two pastes, and then each sees what the other does', async () => {
    await imported(history, 'CCO-1');
    const { code } = await team.code();
    expect(await team.code()).toEqual({ code });
    const invitation = await invited('Anna', code ?? '');
    const preview = { ok: true, team: 'Coffee shop', server: new URL(admin.url).host, name: 'Anna' };
    expect(await team.invitation(invitation, false)).toEqual(preview);
    expect(await team.isJoined()).toBe(false);
    expect(await team.invitation(invitation, true)).toEqual(preview);
    await team.wake();
    const bob = await colleague('Bob');
    await expect.poll(() => bob.db.checkouts.get('CCO-1')).toMatchObject({ unconfirmed: true });
    await annotate(bob.db, ['CCO-1'], { note: 'Rang' }, NOW);
    await expect.poll(() => history.checkouts.get('CCO-1')).toMatchObject({ note: 'Rang' });
    await imported(bob.db, 'CCO-2');
    await expect.poll(() => history.checkouts.get('CCO-2')).toMatchObject({ accountId: SHOP });
    await room.db.accounts.put(account({ id: 'saved', widgetId: SHOP }));
    await team.accountSaved();
    expect(await history.checkouts.get('CCO-2')).toMatchObject({ accountId: 'saved', by: 'Bob' });
    expect(await history.checkouts.get('CCO-1')).toMatchObject({ accountId: 'mine' });
    expect(await history.team.get('names')).toMatchObject({ names: { anna: 'Anna', bob: 'Bob' } });
    expect(Object.values(((await history.team.get('desks')) as { desks: object }).desks)).toMatchObject([
      { agent: 'bob' },
    ]);
  });

  it.each([
    ['of the invitation', () => admin.url, true],
    ['of somebody else', () => 'wss://desk.evil.example/nats', false],
    // A policy that cannot be read as an address is none.
    ['that is no address', () => 'desk', true],
  ])('at the server that the company’s policy names, %s: %s', async (_, server, isTaken) => {
    const { code } = await team.code();
    const invitation = await invited('Anna', code ?? '');
    const get = vi.spyOn(fakeBrowser.storage.managed, 'get').mockImplementation(async () => ({ teamServer: server() }));
    for (const accept of [false, true]) {
      const outcome = await team.invitation(invitation, accept);
      expect(outcome).toMatchObject(isTaken ? { ok: true } : { ok: false, why: 'another server' });
    }
    expect(await team.isJoined()).toBe(isTaken);
    get.mockRestore();
  });

  it('where the browser has no policy at all, as Firefox says it', async () => {
    const { code } = await team.code();
    const invitation = await invited('Anna', code ?? '');
    const get = vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(new Error('not found'));
    expect(await team.invitation(invitation, false)).toMatchObject({ ok: true });
    get.mockRestore();
  });

  it('says what is wrong with what was pasted', async () => {
    expect(await team.invitation('desk-invitation-1', false)).toEqual({ ok: false, why: 'no code' });
    const { code } = await team.code();
    expect(await team.invitation(code ?? '', true)).toEqual({ ok: false, why: 'another kind' });
    const other = readJoinCode((await newComer()).code);
    if (!other.ok) throw new Error(other.why);
    const { secrets } = await loadTeam(admin.tool);
    const theirs = { team: 'T', servers: [admin.url], agent: 'eve', name: 'Eve', keys: secrets.keys };
    expect(await team.invitation(await invitationText(theirs, other.code), true)).toEqual({
      ok: false,
      why: 'another desk',
    });
    expect(await team.isJoined()).toBe(false);
  });

  it('goes on in the next background, and under a passphrase, but not locked [S-152]', async () => {
    await joined();
    await team.end();
    await room.passphrase.set(PASSPHRASE);
    const { lock } = room.wake();
    team = teamOf(lock);
    await team.wake();
    expect(await history.team.get('link')).toMatchObject({ is: 'connected' });
    await team.end();
    await room.passphrase.lock();
    await history.team.delete('link');
    team = teamOf(lock);
    await team.wake();
    expect(await history.team.get('link')).toBeUndefined();
    expect(await team.code()).toEqual({ code: null });
  });

  it('keeps no key of the team where a page could read it [S-152]', async () => {
    await joined();
    const { secrets } = await loadTeam(admin.tool);
    const rows = await Promise.all([...history.tables, ...room.db.tables].map((table) => table.toArray()));
    for (const key of secrets.keys) expect(JSON.stringify(rows)).not.toContain(key);
    expect(JSON.stringify(rows)).not.toMatch(/SU[A-Z2-7]{56}/);
  });
});

describe('leaving a team', () => {
  it('is said to the team, and what was done in it is not told to the next one', async () => {
    const bob = await colleague('Bob');
    await joined();
    await team.log([{ what: 'exported', count: 3 }]);
    await team.leave(true);
    const done = async () => (await bob.db.audit.toArray()).flatMap(({ lines }) => lines.map(({ what }) => what));
    await expect.poll(done).toEqual(['joined', 'exported', 'left']);
    expect(await history.audit.count()).toBe(0);
  });

  it.each([true, false])('forgets its keys, and keeps what came from colleagues alone: %s', async (keep) => {
    const bob = await colleague('Bob');
    await imported(bob.db, 'CCO-2');
    await imported(history, 'CCO-1');
    await joined();
    await expect.poll(() => history.checkouts.count()).toBe(2);
    await team.leave(keep);
    expect((await history.checkouts.toCollection().primaryKeys()).toSorted()).toEqual(
      keep ? ['CCO-1', 'CCO-2'] : ['CCO-1'],
    );
    expect((await history.team.toArray()).map(({ key }) => key)).toEqual(['desk']);
    expect(await room.db.webhookSecrets.count()).toBe(0);
    await annotate(history, ['CCO-1'], { note: 'alone' }, NOW);
    expect(await history.outbox.count()).toBe(0);
  });
});

it.each([
  ['Firefox', 'true', 1],
  // There the socket's own pings do it: tests/unit/team/connection/alive.test.ts.
  ['Chrome', '', 0],
])(
  'calls an API of the extension every 30 s while it is connected, where that keeps it alive: %s',
  async (_, firefox, least) => {
    vi.stubEnv('FIREFOX', firefox);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const called = vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockImplementation(async () => ({}) as never);
    try {
      await joined();
      for (let half = 0; half < 6; half += 1) {
        called.mockClear();
        vi.advanceTimersByTime(29 * SECOND);
        expect(Math.min(called.mock.calls.length, 1)).toBe(least);
      }
      await team.end();
      called.mockClear();
      vi.advanceTimersByTime(MINUTE);
      expect(called).not.toHaveBeenCalled();
    } finally {
      vi.useRealTimers();
      vi.unstubAllEnvs();
      called.mockRestore();
    }
  },
);

it('goes on with the next key after somebody was removed, and is read by those who stay', async () => {
  await joined();
  const bob = await colleague('Bob');
  await colleague('Eve');
  await remove(admin.tool, 'Eve', { overwrite: false });
  await imported(history, 'CCO-1');
  // Bob's plain desk here takes no new key: it puts aside what Anna says from now on.
  await expect.poll(() => bob.db.team.get('aside')).toMatchObject({ key: 'aside' });
  expect(await bob.db.checkouts.count()).toBe(0);
});

it('connects to nothing and writes nothing for a team without one [P-9]', async () => {
  const open = vi.spyOn(globalThis, 'WebSocket');
  await imported(history, 'CCO-1');
  await team.wake();
  expect(team.mayAsk((await history.checkouts.get('CCO-1')) as never)).toBe(true);
  expect(open).not.toHaveBeenCalled();
  expect(await history.outbox.count()).toBe(0);
  open.mockRestore();
});
