import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createWebhookCommands } from '../../../../lib/background/webhooks/webhookCommands';
import { recordHint } from '../../../../lib/checkouts/recordHint';
import { timelineOf } from '../../../../lib/checkouts/timeline';
import type { StatusReport } from '../../../../lib/messaging/statusReport';
import { CHECKOUT_ID, checkout, emptyHistory, NOW } from '../../support/examples';
import { digestOf } from '../../webhooks/signing';
import { expectNowhere, PASSPHRASE, SIGNED, startRoom } from '../vault/room';

const SECRET = 'webhook-secret-yB6qd2';
const BODY = JSON.stringify({ id: CHECKOUT_ID, status: 'SUCCESS', lastUpdatedAt: '2026-03-01T12:00:00.5Z' });

async function start() {
  const room = await startRoom();
  const history = await emptyHistory();
  await history.checkouts.put(checkout());
  await room.db.accounts.put(SIGNED);
  const report = vi.fn(async ({ id, ...said }: StatusReport) => {
    await recordHint(history, { ...said, checkoutId: id, at: NOW });
  });
  const commands = createWebhookCommands({
    secrets: room.webhooks,
    report,
    timeline: (id) => timelineOf(history, id),
    isLocked: async () => (await room.passphrase.state()).is === 'locked',
  });
  return { ...room, history, report, ...commands };
}
let desk: Awaited<ReturnType<typeof start>>;
beforeEach(async () => {
  desk = await start();
});

const signed = (changes: object = {}) => ({
  accountId: 'signed',
  body: BODY,
  digest: digestOf(BODY, SECRET),
  secret: SECRET,
  ...changes,
});
const check = (changes: object = {}) => desk.check({ ...signed(), keep: false, ...changes });
const VERIFIED = { ok: true, verdict: { is: 'verified' }, kept: false, withoutSpaces: false };

describe('check', () => {
  it('with a typed secret verifies, and keeps nothing: "kept only if asked"', async () => {
    expect(await check()).toEqual(VERIFIED);
    expect(await desk.db.webhookSecrets.count()).toBe(0);
    await expectNowhere(desk, [SECRET]);
  });

  it('keeps it when asked, and then verifies without it being typed', async () => {
    expect(await check({ secret: '' })).toEqual({ ok: false, why: 'noSecret' });
    expect(await check({ keep: true })).toEqual({ ...VERIFIED, kept: true });
    expect(await check({ secret: '' })).toEqual(VERIFIED);
    await expectNowhere(desk, [SECRET]);
  });

  it('keeps no secret that did not verify anything', async () => {
    expect(await check({ keep: true, secret: 'another' })).toEqual({
      ok: true,
      verdict: { is: 'wrong', faults: [] },
      kept: false,
      withoutSpaces: false,
    });
    expect(await desk.db.webhookSecrets.count()).toBe(0);
  });

  it('says locked of a kept one, still takes a typed one, and keeps none', async () => {
    await desk.passphrase.set(PASSPHRASE);
    await check({ keep: true });
    await desk.passphrase.lock();
    expect(await check({ secret: '' })).toEqual({ ok: false, why: 'locked' });
    expect(await check({ keep: true })).toEqual(VERIFIED);
  });

  it.each([` ${SECRET}`, `${SECRET} `, `\t${SECRET} \n`])(
    'says when a typed secret fits only without the spaces around it, and keeps it without: %j',
    async (secret) => {
      expect(await check({ secret, keep: true })).toEqual({ ...VERIFIED, kept: true, withoutSpaces: true });
      expect(await check({ secret: '' })).toEqual(VERIFIED);
    },
  );

  it('takes a secret that has spaces around it as it is, and keeps them', async () => {
    const digest = digestOf(BODY, ` ${SECRET} `);
    expect(await check({ secret: ` ${SECRET} `, digest, keep: true })).toEqual({ ...VERIFIED, kept: true });
    expect(await check({ secret: '', digest })).toEqual(VERIFIED);
    expect(await check({ secret: SECRET, digest })).toMatchObject({ verdict: { is: 'wrong' }, withoutSpaces: false });
  });

  it('says what else is wrong of a secret that is right without the spaces around it', async () => {
    const digest = digestOf(BODY, SECRET).toUpperCase();
    expect(await check({ secret: ` ${SECRET}`, digest, keep: true })).toEqual({
      ok: true,
      verdict: { is: 'explained', faults: ['upper case'], change: null },
      kept: false,
      withoutSpaces: true,
    });
  });

  it.each([
    ['of another secret', { secret: ' another ' }, 'wrong'],
    ['of nothing but spaces', { secret: '  ' }, 'wrong'],
    ['and a digest that is none', { secret: ` ${SECRET}`, digest: 'x' }, 'unreadable'],
  ])('says nothing of the spaces %s', async (_what, changes, is) => {
    expect(await check(changes)).toMatchObject({ verdict: { is }, withoutSpaces: false });
  });

  it('forgets it on request', async () => {
    await check({ keep: true });
    await desk.forget({ accountId: 'signed' });
    expect(await check({ secret: '' })).toEqual({ ok: false, why: 'noSecret' });
  });

  it('never answers with a secret', async () => {
    await check({ keep: true });
    const answers = [
      await check({ secret: '' }),
      await check({ digest: 'x' }),
      await desk.note(signed({ secret: '' })),
    ];
    expect(JSON.stringify(answers)).not.toContain(SECRET);
  });
});

describe('note', () => {
  const timeline = () => timelineOf(desk.history, CHECKOUT_ID);

  it('writes a verified one as a hint, with the kept secret too, once', async () => {
    expect(await desk.note(signed())).toEqual({ ok: true, noted: true });
    await check({ keep: true });
    expect(await desk.note(signed({ secret: '' }))).toEqual({ ok: true, noted: true });
    expect(await timeline()).toMatchObject([
      { from: 'NEW', to: 'SUCCESS', source: 'webhook', settled: null, updatedAt: '2026-03-01T12:00:00.5Z' },
    ]);
  });

  it.each([
    ['by another secret', { secret: 'another' }],
    ['in upper case', { digest: digestOf(BODY, SECRET).toUpperCase() }],
    ['of another body', { body: BODY.replace('SUCCESS', 'CONFLICT') }],
    ['without a digest', { digest: '' }],
  ])('writes nothing of what is not verified: %s [S-37]', async (_how, changes) => {
    expect(await desk.note(signed(changes))).toEqual({ ok: false, why: 'notVerified' });
    expect(desk.report).not.toHaveBeenCalled();
    expect(await timeline()).toEqual([]);
  });

  it.each(['{"id":"CAPD-1","status":"SUCCESS"}', '{"field":"value"}', 'no JSON'])(
    'writes nothing of what is no checkout: %s',
    async (body) => {
      const digest = digestOf(body, SECRET);
      expect(await desk.note(signed({ body, digest }))).toEqual({ ok: false, why: 'notACheckout' });
      expect(desk.report).not.toHaveBeenCalled();
    },
  );

  it('writes nothing while locked, though the secret is typed: who types it can verify anything [S-101]', async () => {
    await desk.passphrase.set(PASSPHRASE);
    await check({ keep: true });
    await desk.passphrase.lock();
    for (const secret of [SECRET, '']) {
      expect(await desk.note(signed({ secret }))).toEqual({ ok: false, why: 'locked' });
    }
    expect(desk.report).not.toHaveBeenCalled();
    expect(await timeline()).toEqual([]);
  });

  it('says when the checkout is not here', async () => {
    const body = '{"id":"CCO-other","status":"SUCCESS"}';
    expect(await desk.note(signed({ body, digest: digestOf(body, SECRET) }))).toEqual({ ok: true, noted: false });
  });

  it('needs a secret', async () => {
    expect(await desk.note(signed({ secret: '' }))).toEqual({ ok: false, why: 'noSecret' });
  });
});
