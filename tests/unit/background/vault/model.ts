import { expect } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Account } from '../../../../lib/accounts/account';
import { lockState } from '../../../../lib/accounts/settings';
import { unlockedKey } from '../../../../lib/background/vault/settings';
import type { Signing } from '../../../../lib/background/vault/vault';
import { HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';
import { readSetting } from '../../../../lib/storage/settings';
import { hexOf, macWith } from '../../../../lib/webhooks/digest';
import { account, bytesOf } from '../../support/examples';
import type { Room, Rows } from './room';
import { expectNowhere, expectSigns, HEADER, PASSPHRASE, putBack, rowsOf, SIGNED, startRoom } from './room';

/**
 * What the vault is, in a few words: what the real one is held to. `signed` and `header` have a secret from the start,
 * each in its mode; `spare` has none until an event keeps one.
 */
export type Model = {
  /** What opens it, or null. */
  passphrase: string | null;
  unlocked: boolean;
  /** Nothing opens it any more. */
  damaged: boolean;
  secrets: Record<string, { text: string; kept: 'browser' | 'passphrase' } | null>;
  /** Of `header` only. */
  webhook: { text: string; kept: 'browser' | 'passphrase' } | null;
};

const SPARE = account({ id: 'spare', label: 'Spare', mode: 'signed', position: 2, secret: 'none' });
export const ACCOUNTS: Account[] = [SIGNED, HEADER, SPARE];
const TEXTS = ['first-secret-qJ5ux0', 'second-secret-zT8pw3', 'third-secret-mK9vb1', 'fourth-secret-hN2rd7'] as const;
const NEW = 'another four random words';

const WEBHOOK_TEXTS = ['webhook-secret-yB6qd2', 'webhook-secret-nG8ws4'] as const;

type Background = Pick<Room, 'lock' | 'vault' | 'webhooks' | 'passphrase'>;
/** The real thing: the database and the browser, with the background that runs now. */
export type World = { room: Room; background: Background };

/** What came out of an event: what was answered, or the beginning of what was thrown. */
type Outcome = unknown;

/** Does it to the real thing, and says what must come of it: the outcome, and the model after it. */
export type Event = {
  name: string;
  run: (world: World, before: Model) => Promise<Outcome>;
  expected: (before: Model) => { outcome: Outcome; after: Model };
};

const same = (before: Model, outcome: Outcome = 'done') => ({ outcome, after: before });
const OK = { ok: true };
const refused = (why: string) => ({ ok: false, why });
const thrown = (words: string) => ({ thrown: words });
const GONE = thrown('no passphrase');
const shut = (before: Model): Model => ({ ...before, unlocked: false });

/** All secrets that the vault can read, kept another way. A signing key of the browser stays what it is. */
function moved(before: Model, to: 'browser' | 'passphrase'): Model['secrets'] {
  const move = ([id, secret]: [string, Model['secrets'][string]]) => {
    const stays = !secret || (to === 'passphrase' && secret.kept === 'browser' && id !== HEADER.id);
    return [id, stays ? secret : { ...secret, kept: to }] as const;
  };
  return Object.fromEntries(Object.entries(before.secrets).map(move));
}

/** The same of both kinds of secret. A webhook's is never a key that cannot be read back. */
const allMoved = (before: Model, to: 'browser' | 'passphrase') => ({
  secrets: moved(before, to),
  webhook: before.webhook && { ...before.webhook, kept: to },
});

/** What needs the passphrase that is set: it is gone, damaged, wrong, or right. */
function opening(before: Model, isRight: boolean, right: () => Model) {
  if (before.passphrase === null) return same(before, GONE);
  if (before.damaged) return same(before, refused('damaged'));
  return isRight ? { outcome: OK, after: right() } : same(before, refused('wrong'));
}

const changing = (isRight: boolean): Event => ({
  name: isRight ? 'change' : 'change, by a wrong old one',
  run: ({ background }, { passphrase }) => background.passphrase.change(isRight ? (passphrase ?? NEW) : 'wrong', NEW),
  expected: (before) =>
    opening(before, isRight, () => ({
      ...before,
      passphrase: NEW,
      unlocked: true,
      ...allMoved(before, 'passphrase'),
    })),
});

const removing = (isRight: boolean): Event => ({
  name: isRight ? 'remove' : 'remove, by a wrong one',
  run: ({ background }, { passphrase }) => background.passphrase.remove(isRight ? (passphrase ?? NEW) : 'wrong'),
  expected: (before) =>
    opening(before, isRight, () => ({
      ...before,
      passphrase: null,
      unlocked: false,
      ...allMoved(before, 'browser'),
    })),
});

const unlocking = (isRight: boolean): Event => ({
  name: isRight ? 'unlock' : 'unlock, by a wrong one',
  run: ({ background }, { passphrase }) => background.passphrase.unlock(isRight ? (passphrase ?? NEW) : 'wrong'),
  expected: (before) => opening(before, isRight, () => ({ ...before, unlocked: true })),
});

const covering = (isRight: boolean): Event => ({
  name: isRight ? 'cover' : 'cover, by another secret',
  run: ({ background }, { secrets }) =>
    background.passphrase.cover(SIGNED.id, isRight ? (secrets[SIGNED.id]?.text ?? 'none') : 'other-secret'),
  expected: (before) => {
    const secret = before.secrets[SIGNED.id];
    if (before.passphrase === null) return same(before, GONE);
    if (!before.unlocked) return same(before, refused('locked'));
    if (secret?.kept !== 'browser') return same(before, thrown('no pasting needed'));
    if (!isRight) return same(before, refused('different'));
    const secrets = { ...before.secrets, [SIGNED.id]: { ...secret, kept: 'passphrase' as const } };
    return { outcome: OK, after: { ...before, secrets } };
  },
});

const keeping = (kept: Account, text: string): Event => ({
  name: `keep ${kept.label}`,
  run: ({ background }) => background.vault.keep(kept, text),
  expected: (before) => {
    if (before.passphrase !== null && !before.unlocked) return same(before, false);
    const secret = { text, kept: before.passphrase === null ? ('browser' as const) : ('passphrase' as const) };
    return { outcome: true, after: { ...before, secrets: { ...before.secrets, [kept.id]: secret } } };
  },
});

const keepingWebhook = (text: string): Event => ({
  name: 'keep a webhook secret',
  run: ({ background }) => background.webhooks.keep(HEADER.id, text),
  expected: (before) => {
    if (before.passphrase !== null && !before.unlocked) return same(before, false);
    const kept = before.passphrase === null ? ('browser' as const) : ('passphrase' as const);
    return { outcome: true, after: { ...before, webhook: { text, kept } } };
  },
});

const passing = (name: string, run: (world: World) => unknown, after: (before: Model) => Model): Event => ({
  name,
  run: async (world) => {
    await run(world);
    return 'done';
  },
  expected: (before) => ({ outcome: 'done', after: after(before) }),
});

export const EVENTS: Event[] = [
  {
    name: 'set',
    run: ({ background }) => background.passphrase.set(PASSPHRASE),
    expected: (before) =>
      before.passphrase !== null
        ? same(before, thrown('passphrase exists'))
        : {
            outcome: undefined,
            after: { ...before, passphrase: PASSPHRASE, unlocked: true, ...allMoved(before, 'passphrase') },
          },
  },
  {
    name: 'set a PIN',
    run: ({ background }) => background.passphrase.set('123456'),
    expected: (before) => same(before, thrown('passphrase refused')),
  },
  changing(true),
  changing(false),
  removing(true),
  removing(false),
  unlocking(true),
  unlocking(false),
  covering(true),
  covering(false),
  keeping(SPARE, TEXTS[2]),
  keeping(HEADER, TEXTS[3]),
  keepingWebhook(WEBHOOK_TEXTS[1]),
  passing('lock', ({ background }) => background.passphrase.lock(), shut),
  passing(
    'an hour passes',
    ({ room }) => {
      room.world.now += HOUR;
    },
    shut,
  ),
  passing(
    'a minute passes',
    ({ room }) => {
      room.world.now += MINUTE;
    },
    (before) => before,
  ),
  passing(
    'used',
    ({ background }) => background.lock.used(),
    (before) => before,
  ),
  passing(
    'the clock is set back an hour',
    ({ room }) => {
      room.world.now -= HOUR;
    },
    shut,
  ),
  passing(
    'the background is killed and woken',
    (world) => {
      world.background = world.room.wake();
    },
    (before) => before,
  ),
  passing(
    'the browser is closed and opened',
    async (world) => {
      await world.room.restartBrowser();
      world.background = world.room.wake();
    },
    shut,
  ),
  passing(
    'forget',
    ({ background }) => background.vault.forget(HEADER.id),
    (before) => ({ ...before, secrets: { ...before.secrets, [HEADER.id]: null }, webhook: null }),
  ),
  passing(
    'forget a webhook secret',
    ({ background }) => background.webhooks.forget(HEADER.id),
    (before) => ({ ...before, webhook: null }),
  ),
  passing(
    'reset',
    ({ background }) => background.passphrase.reset(),
    ({ secrets }) => ({
      passphrase: null,
      unlocked: false,
      damaged: false,
      secrets: Object.fromEntries(Object.keys(secrets).map((id) => [id, null])),
      webhook: null,
    }),
  ),
];

/** Three accounts, two of them with a secret, one of these with a webhook's, too; and no passphrase. */
export async function startModel(): Promise<{ world: World; model: Model }> {
  const room = await startRoom();
  await room.db.accounts.bulkPut(ACCOUNTS);
  await room.vault.keep(SIGNED, TEXTS[0]);
  await room.vault.keep(HEADER, TEXTS[1]);
  await room.webhooks.keep(HEADER.id, WEBHOOK_TEXTS[0]);
  const secrets: Model['secrets'] = {
    [SIGNED.id]: { text: TEXTS[0], kept: 'browser' },
    [HEADER.id]: { text: TEXTS[1], kept: 'browser' },
    [SPARE.id]: null,
  };
  const model = {
    passphrase: null,
    unlocked: false,
    damaged: false,
    secrets,
    webhook: { text: WEBHOOK_TEXTS[0], kept: 'browser' as const },
  };
  return { world: { room, background: room.wake() }, model };
}

/** Lets an event happen, and holds the real thing to what must come of it. */
export async function happen(world: World, before: Model, event: Event): Promise<Model> {
  world.room.world.now += SECOND;
  const signers = await signersOf(world.background);
  const outcome = await event.run(world, before).catch((error: Error) => thrown(error.message));
  const { outcome: wanted, after } = event.expected(before);
  if (isThrown(wanted)) expect(outcome).toEqual({ thrown: expect.stringContaining(wanted.thrown) });
  else expect(outcome).toEqual(wanted);
  await expectIs(world, after, signers);
  return after;
}

/** Holds the real thing to the model: the running background, and one that would be woken now. */
async function expectIs({ room, background }: World, model: Model, earlier: Signing[]): Promise<void> {
  const is = model.passphrase === null ? 'off' : model.unlocked ? 'unlocked' : 'locked';
  // Signers first: they must not depend on somebody having looked at the lock.
  for (const each of [background, room.wake()]) {
    for (const wanted of ACCOUNTS) await expectSigning(await each.vault.signerFor(wanted), wanted, model);
    await expectWebhook(each, model);
    expect(await each.passphrase.state()).toMatchObject({ is });
  }
  // A signer from before the event does as a new one would: never half.
  for (const [i, signing] of earlier.entries()) {
    const now = await background.vault.signerFor(ACCOUNTS[i] ?? SIGNED);
    if (signing.ok) expect((await signing.sign('')) !== null).toBe(now.ok);
  }
  expect(await readSetting(lockState)).toMatchObject({ is });
  expect((await readSetting(unlockedKey)) !== null).toBe(is === 'unlocked');

  const { accounts, passphrases } = await rowsOf(room);
  const kept = ACCOUNTS.map((each) => ({
    ...each,
    secret: model.secrets[each.id]?.kept ?? ('none' as const),
    webhookSecret: each.id === HEADER.id ? (model.webhook?.kept ?? 'none') : 'none',
  }));
  expect(accounts.toSorted((a, b) => a.position - b.position)).toEqual(kept);
  expect(passphrases).toHaveLength(model.passphrase === null ? 0 : 1);
  await expectNowhere(room, [...TEXTS, ...WEBHOOK_TEXTS, PASSPHRASE, NEW]);
}

async function expectWebhook({ webhooks }: Background, { passphrase, unlocked, webhook }: Model): Promise<void> {
  const used = await webhooks.use(HEADER.id, async (mac) => hexOf(await mac('SHA-1', 'a body')));
  if (passphrase !== null && !unlocked) expect(used).toEqual(refused('locked'));
  else if (!webhook) expect(used).toEqual(refused('noSecret'));
  else expect(used).toEqual({ ok: true, value: hexOf(await macWith(bytesOf(webhook.text))('SHA-1', 'a body')) });
}

async function expectSigning(signing: Signing, wanted: Account, model: Model): Promise<void> {
  const secret = model.secrets[wanted.id];
  if (model.passphrase !== null && !model.unlocked) expect(signing).toEqual(refused('locked'));
  else if (!secret) expect(signing).toEqual(refused('noSecret'));
  else await expectSigns(signing, wanted, secret.text);
}

const signersOf = ({ vault }: Background) => Promise.all(ACCOUNTS.map((each) => vault.signerFor(each)));

function isThrown(outcome: Outcome): outcome is { thrown: string } {
  return typeof outcome === 'object' && outcome !== null && 'thrown' in outcome;
}

/** All that lasts: what a state can be put back from, without working its keys out again. */
export type Kept = { rows: Rows; session: Record<string, unknown>; now: number; model: Model };

export async function keepState({ room }: World, model: Model): Promise<Kept> {
  return { rows: await rowsOf(room), session: await fakeBrowser.storage.session.get(), now: room.world.now, model };
}

export async function putBackState({ rows, session, now, model }: Kept): Promise<{ world: World; model: Model }> {
  const room = await startRoom();
  room.world.now = now;
  await putBack(room, rows);
  await fakeBrowser.storage.session.set(session);
  return { world: { room, background: room.wake() }, model };
}
