import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeam } from '../../../../lib/background/team/team';
import { createTeamVault } from '../../../../lib/background/vault/teamVault';
import { acknowledge } from '../../../../lib/checkouts/acknowledge';
import { annotate } from '../../../../lib/checkouts/annotate';
import { recordAnswer, recordCreated, recordImported } from '../../../../lib/checkouts/recordAnswer';
import { recordHint } from '../../../../lib/checkouts/recordHint';
import { applyRules } from '../../../../lib/checkouts/rules/rules';
import { fromBase64Url } from '../../../../lib/sealing/base64url';
import { tellPending } from '../../../../lib/sync/pending';
import { add } from '../../../../lib/team/admin/commands/add';
import { loadTeam } from '../../../../lib/team/admin/commands/tool';
import { up } from '../../../../lib/team/admin/commands/up';
import { openRecord } from '../../../../lib/team/contract/envelope';
import { invitationText } from '../../../../lib/team/contract/invitation';
import { readJoinCode } from '../../../../lib/team/contract/joinCode';
import { teamKeyOf } from '../../../../lib/team/contract/teamKey';
import { countUnsent } from '../../../../lib/team/sync/sending';
import { createAdmin } from '../../../team/adminOnServer';
import type { Frame } from '../../../team/frames';
import { recordFrames } from '../../../team/frames';
import { DRAFT, emptyHistory, model, NOW, TOKEN_ID, WIDGET_ID } from '../../support/examples';
import { HEADER, keepBoth, PASSPHRASE, recordOf, SECRETS, SIGNED, startRoom } from '../vault/room';

const WEBHOOK_SECRET = 'webhook-secret-kV4nq8';

/**
 * Every name of a field that a desk sends. One more is a decision: colleagues read what is in it, on a server that others
 * run. None is for a token, a secret, a passphrase, or how this desk is locked.
 */
const FIELDS = [
  ...['v', 'at', 'answer', 'text', 'edits', 'archived', 'lines'],
  // Of the log of who did what.
  ...['acts', 'what', 'before', 'count'],
  // Of creates without an answer.
  ...['stamp', 'creates', 'shop', 'since'],
  ...['note', 'versions', 'seen', 'tags', 'tag', 'on', 'acknowledged', 'conflict'],
  ...[
    'from',
    'to',
    'source',
    'settled',
    'attempt',
    'link',
    'checkoutId',
    'orderId',
    'why',
    'asked',
    'amount',
    'currency',
  ],
];
/** What the server is told of the connection itself, which NATS' client writes. */
const ABOUT_CONNECTION = [
  ...['protocol', 'version', 'lang', 'verbose', 'pedantic', 'headers', 'no_responders', 'echo', 'tls_required'],
  // The public key, and the server's challenge signed by the private one.
  ...['nkey', 'sig'],
];

let ends: (() => unknown)[] = [];
let frames: Frame[];
let bytes: Buffer;
let records: { place: string; value: unknown }[];
let secrets: Record<string, string | Uint8Array>;

/** A desk with a passphrase and two accounts joins, does all that one can do, is locked and unlocked, and leaves. */
beforeAll(async () => {
  const recording = recordFrames();
  const admin = await createAdmin();
  await admin.init();
  await admin.server.start();
  const room = await startRoom();
  const history = await emptyHistory();
  const vault = createTeamVault({ db: room.db, lock: room.lock });
  const team = createTeam({
    history,
    accounts: room.db,
    vault,
    now: () => NOW,
    random: () => 0,
    onHook: async () => {},
    onError: () => {},
  });
  ends = [recording.end, () => team.end(), () => admin.close()];
  // The admin's tool writes by the same client, and its frames are not a desk's.
  await up(admin.tool, { overwrite: false, repair: false });

  await room.passphrase.set(PASSPHRASE);
  await keepBoth(room);
  await room.db.accounts.bulkPut([SIGNED, HEADER]);
  await room.webhooks.keep(SIGNED.id, WEBHOOK_SECRET);
  const { code } = await team.code();
  await add(admin.tool, 'Anna', code ?? '', { overwrite: false });
  const { secrets: ofTeam } = await loadTeam(admin.tool);
  const read = readJoinCode(code ?? '');
  if (!read.ok) throw new Error(read.why);
  const invitation = { team: 'Shop', servers: [admin.url], agent: 'anna', name: 'Anna', keys: ofTeam.keys };

  const before = recording.bytes().length;
  await imported('CCO-0', 'NEW');
  expect(await team.invitation(await invitationText(invitation, read.code), true)).toMatchObject({ ok: true });
  const own = await vault.open();
  if (own === 'locked' || own === null) throw new Error('It has just joined.');
  await team.wake();
  await act();
  await team.wake();
  expect(await countUnsent(history)).toBe(0);
  await room.passphrase.lock();
  await team.end();
  await room.passphrase.unlock(PASSPHRASE);
  await team.wake();
  await annotate(history, ['CCO-0'], { note: 'after it was unlocked' }, NOW + 9);
  await team.wake();
  expect(await countUnsent(history)).toBe(0);
  await team.leave(true);

  bytes = recording.bytes().subarray(before);
  frames = recording.frames(before);
  const keys = await Promise.all(ofTeam.keys.map((text) => teamKeyOf(fromBase64Url(text) ?? new Uint8Array())));
  records = await Promise.all(
    frames.flatMap(({ place, data }) => (place?.startsWith('desk.') ? [opened(place, data)] : [])),
  );
  const { salt, sealed } = await recordOf(room);
  secrets = {
    'the token of an account': TOKEN_ID,
    'a secret that signs': SECRETS.signed,
    'a secret that is sent in a header': SECRETS.header,
    'the secret of webhooks': WEBHOOK_SECRET,
    'the passphrase': PASSPHRASE,
    'the key of the vault, as it is stored': new Uint8Array(sealed),
    'the salt of the passphrase': salt,
    'the seed of this desk': own.seed,
    'the key of this desk’s box': fromBase64Url(own.box.privateKey) ?? '',
    ...Object.fromEntries(ofTeam.keys.map((key, index) => [`key ${index} of the team`, fromBase64Url(key) ?? ''])),
  };

  async function opened(place: string, data: Buffer) {
    const record = await openRecord(new Uint8Array(data), place, keys);
    if (!record.ok) throw new Error(`${place}: ${record.why}`);
    return { place, value: record.value };
  }
  function imported(id: string, status: string) {
    const raw = JSON.stringify({ id, status });
    const answer = { model: model({ id, status, request: null }), raw, at: NOW };
    return recordImported(history, answer, { accountId: SIGNED.id, widgetId: WIDGET_ID }, applyRules);
  }
  async function act(): Promise<void> {
    const pending = { attemptId: 'attempt-1', accountId: SIGNED.id, draft: DRAFT, startedAt: NOW, attempt: 1 };
    await history.creates.put({ ...pending, state: 'sending', error: null });
    const made = { model: model({ id: 'CCO-1', request: null }), raw: '{"id":"CCO-1","status":"NEW"}', at: NOW };
    const follows = { checkoutId: 'CCO-0', why: 'reissue' } as const;
    await recordCreated(history, made, { ...pending, widgetId: WIDGET_ID, follows }, applyRules);
    await imported('CCO-2', 'CONFLICT');
    await annotate(history, ['CCO-0', 'CCO-1'], { note: 'Rang', addTags: ['VIP', 'b'], archived: 1 }, NOW + 1);
    await annotate(history, ['CCO-0'], { note: null, removeTags: ['b'], archived: 0 }, NOW + 2);
    await acknowledge(history, 'CCO-2', 'Refunded', NOW + 3);
    await recordHint(history, { checkoutId: 'CCO-0', status: 'PAYMENT_DETECTED', source: 'widget', at: NOW + 4 });
    const failed = {
      model: model({ id: 'CCO-0', status: 'SUCCESS', request: null }),
      raw: '{"id":"CCO-0","status":"SUCCESS"}',
    };
    await recordAnswer(history, { ...failed, at: NOW + 5 }, applyRules);
    await history.creates.put({
      ...pending,
      attemptId: 'attempt-2',
      widgetId: WIDGET_ID,
      state: 'unknown',
      error: null,
    });
    await history.transaction('rw', history.team, history.outbox, () => tellPending(history, NOW));
    await team.log([{ what: 'exported', count: 3 }]);
    const row = await history.checkouts.get('CCO-2');
    if (row) await team.mayAsk(row);
  }
});
afterAll(async () => {
  for (const end of ends) await end();
});

describe('every frame that a desk sends to its server', () => {
  it('was read: those of the connection, a lease, that it is there, and each of its checkouts', () => {
    const places = new Set(frames.map(({ place }) => place?.replace(/\.[^.]*$/, '')));
    for (const checkout of ['CCO-0', 'CCO-1', 'CCO-2']) expect(places).toContain(`desk.${WIDGET_ID}.${checkout}.anna`);
    expect(places).toContain('desk.team.member.anna');
    expect(frames.map(({ place }) => place)).toContain('$KV.LEASE.CCO-2');
    expect(JSON.stringify(records)).toContain('after it was unlocked');
  });

  it('holds no token, secret, passphrase or key, in no form, sealed or open [S-154]', () => {
    const texts = [bytes.toString('latin1'), ...records.map(({ value }) => JSON.stringify(value))];
    for (const [what, secret] of Object.entries(secrets)) {
      const forms = formsOf(secret);
      expect(
        forms.every((form) => form.length >= 8),
        what,
      ).toBe(true);
      expect(
        texts.filter((text) => forms.some((form) => text.includes(form))),
        what,
      ).toEqual([]);
    }
  });

  it('finds a secret in each of these forms, were it there', () => {
    const secret = Buffer.from(SECRETS.signed);
    for (const sent of [
      secret.toString(),
      secret.toString('base64'),
      secret.toString('hex'),
      encodeURI(SECRETS.signed),
    ])
      expect(formsOf(SECRETS.signed).some((form) => `{"a":"${sent}"}`.includes(form))).toBe(true);
  });

  it('has fields that are known, and none for a secret or the lock [S-154]', () => {
    const names = new Set(records.flatMap(({ value }) => namesIn(value)));
    expect([...names].filter((name) => !FIELDS.includes(name))).toEqual([]);
    expect(FIELDS.filter((name) => /token|secret|pass|lock|key|seed|salt|account/i.test(name))).toEqual([]);
    // None is in the list for nothing.
    expect(FIELDS.filter((name) => !names.has(name))).toEqual([]);
  });

  it('says nothing but who connects where it is not sealed [S-154]', () => {
    for (const { place, head, data } of frames) {
      const [verb, said = '{}'] = head.split(/ (.*)/s);
      if (verb === 'CONNECT') {
        expect(Object.keys(JSON.parse(said)).filter((name) => !ABOUT_CONNECTION.includes(name))).toEqual([]);
        continue;
      }
      const headers = [...head.matchAll(/^([\w-]+): (.*)\r$/gm)].map(([, name]) => name);
      expect(
        headers.filter((name) => name !== 'Nats-Msg-Id' && name !== 'Nats-Expected-Last-Subject-Sequence'),
      ).toEqual([]);
      if (place === null || place.startsWith('desk.')) continue;
      if (place.startsWith('$KV.LEASE.')) expect(data.toString()).toBe('anna');
      else expect(Object.keys(JSON.parse(data.toString())).every((name) => QUESTIONS.includes(name))).toBe(true);
    }
  });
});

/** What a desk asks a stream for. */
const QUESTIONS = ['seq', 'batch', 'start_time', 'last_by_subj'];

/** A secret as it is, in base64 at each offset, in hexadecimal, and in an address. */
function formsOf(secret: string | Uint8Array): string[] {
  const raw = Buffer.from(secret);
  const shifted = [0, 1, 2].map((by) =>
    Buffer.concat([Buffer.alloc(by), raw])
      .toString('base64')
      .slice(by === 0 ? 0 : 4, -4),
  );
  const url = shifted.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const texts = typeof secret === 'string' ? [secret, encodeURIComponent(secret)] : [];
  return [...texts, raw.toString('latin1'), raw.toString('hex'), raw.toString('hex').toUpperCase(), ...shifted, ...url];
}

/** The names of all fields, at any depth. */
function namesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...namesIn(part)]);
}
