import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_LOCK_RULES } from '../../../lib/accounts/lockRules';
import { DEFAULT_NOTIFICATION_RULES } from '../../../lib/checkouts/notificationSettings';
import type { Setting, Writer } from '../../../lib/storage/settings';
import { readSetting } from '../../../lib/storage/settings';
import { preset } from '../support/examples';
import type { Desk } from './desk';
import { startDesk } from './desk';
import { PASSPHRASE, startCovered } from './vault/room';

/**
 * What becomes of each setting while the desk is locked. A setting that is missing here fails the first test: decide who
 * writes it. `guarded`: a page changes it by `changeSetting` alone, to such a value. `looks`: a page writes it, because
 * it changes only how something looks. `typed`: a page writes it, in memory that the browser empties: it holds what is
 * typed or under way, and the pages that write it are shut while locked. `background`: no page writes it.
 */
const SETTINGS: Record<string, { guarded: unknown } | 'looks' | 'typed' | 'signal' | 'background'> = {
  agentName: { guarded: 'Mallory' },
  columnSets: { guarded: [{ name: 'Short', columns: ['order'] }] },
  createsAtOnce: { guarded: true },
  currentAccount: { guarded: 'signed' },
  defaultPreset: { guarded: 'preset' },
  lastAutomaticCopy: { guarded: 1 },
  lastCopy: { guarded: { at: 1, checkouts: 1 } },
  lastMessage: { guarded: 'en' },
  letterKeys: { guarded: false },
  listWhileLocked: { guarded: true },
  lockRules: { guarded: { ...DEFAULT_LOCK_RULES, unused: null } },
  messages: {
    guarded: [{ id: 'en', language: 'en', title: '', subject: '', text: 'Our wallet has changed: bc1q. {link}' }],
  },
  noticeRules: { guarded: { ...DEFAULT_NOTIFICATION_RULES, kinds: [] } },
  presets: { guarded: [preset({ returnUrl: 'https://evil.example/' })] },
  remindLater: { guarded: 1 },
  remindsOfCopies: { guarded: false },
  retentionDone: { guarded: { action: 'archive', count: 1, before: 1 } },
  retentionRule: { guarded: { action: 'delete', days: 90, announcedAt: 1 } },
  savedCopies: { guarded: [{ at: 1, checkouts: 1, name: 'x.jsonl' }] },
  savedViews: { guarded: [{ name: 'Paid', view: 'q=status%3Apaid' }] },
  storageLost: { guarded: false },
  uncheckedPresets: { guarded: ['preset'] },
  usual: { guarded: { type: 'NO_PRICE', currency: 'EUR', expiry: '1h', returnUrl: 'https://evil.example/' } },
  deskColumns: 'looks',
  deskShows: 'looks',
  // The order in which the quick actions are listed.
  recentActions: 'looks',
  language: 'looks',
  // Whoever is at the desk reads what is blurred by pointing at it.
  privacyBlur: 'looks',
  theme: 'looks',
  // Whether “What’s new” is offered.
  unseenUpdate: 'looks',
  handed: 'typed',
  manyRun: 'typed',
  manyWish: 'typed',
  putAside: 'typed',
  unsent: 'typed',
  // A page that waits for an older one to close says so, and whoever writes a setting says which.
  storageTrouble: 'signal',
  changedSetting: 'signal',
  automaticCopies: 'background',
  clockOffset: 'background',
  copyKey: 'background',
  erasing: 'background',
  hasAccounts: 'background',
  lastUse: 'background',
  prices: 'background',
  lockState: 'background',
  refusals: 'background',
  reopenDesk: 'background',
  requestCount: 'background',
  unlockedKey: 'background',
  updateReady: 'background',
};
const GUARDED = Object.entries(SETTINGS).flatMap(([key, kind]) =>
  typeof kind === 'object' ? [[key, kind.guarded] as const] : [],
);
const OTHERS = Object.keys(SETTINGS).filter((key) => typeof SETTINGS[key] === 'string');
const writerOf = (key: string): Writer => {
  const kind = SETTINGS[key];
  if (typeof kind === 'object') return 'command';
  return kind === 'background' ? 'background' : 'page';
};

/** Every setting that the code defines, wherever that is. */
const Definition = v.looseObject({
  area: v.picklist(['local', 'session', 'outside']),
  schema: v.object({}),
  writer: v.string(),
});
/** All of the extension: the programs of a team's server and receiver run when they are imported, and have no settings. */
const modules: Record<string, object> = import.meta.glob(
  ['../../../lib/**/*.ts', '!../../../lib/team/admin/**', '!../../../lib/team/receiver/**'],
  { eager: true },
);
const defined = Object.values(modules)
  .flatMap((exported) => Object.values(exported))
  .filter((value) => v.is(Definition, value));
const settings = defined.filter((each): each is Setting<unknown> & Record<string, unknown> => 'key' in each);
const REFUSED = { failed: { is: 'locked' } };
/** The value of every setting. What was refused is counted, whatever it is. */
const stored = async () => {
  const kept = settings.filter(({ key }) => key !== 'refusals');
  return new Map(await Promise.all(kept.map(async (each) => [each.key, await readSetting(each)] as const)));
};

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk(await startCovered());
  await desk.start().started;
});
afterEach(() => vi.restoreAllMocks());

describe('every setting of the code', () => {
  it('is in the table of this test, written by whom that says', () => {
    expect(new Map(settings.map(({ key, writer }) => [key, writer]))).toEqual(
      new Map(settings.map(({ key }) => [key, writerOf(key)])),
    );
    expect([...new Set(settings.map(({ key }) => key))].toSorted()).toEqual(Object.keys(SETTINGS).toSorted());
  });

  it('that is one of many of a shape is written by the background', () => {
    expect(defined.filter((each) => 'keys' in each).map(({ writer }) => writer)).toEqual(['background']);
  });

  it('that a page writes by itself and that outlasts the browser only changes how something looks', () => {
    const lasting = settings.filter(({ area, writer }) => area !== 'session' && writer === 'page');
    expect(lasting.map(({ key }) => SETTINGS[key])).toEqual(lasting.map(() => 'looks'));
  });
});

describe('a guarded setting', () => {
  it.each(GUARDED)('%s is not changed while the desk is locked, nor unset [S-100]', async (key, value) => {
    const before = await stored();
    expect(await desk.ask('changeSetting', { key, value })).toEqual(REFUSED);
    expect(await desk.ask('changeSetting', { key, value: null })).toEqual(REFUSED);
    expect(await stored()).toEqual(before);
  });

  it.each(GUARDED)('%s is changed and unset once it is unlocked', async (key, value) => {
    await desk.send('unlock', { passphrase: PASSPHRASE });
    expect(await desk.ask('changeSetting', { key, value })).toHaveProperty('answer');
    expect((await stored()).get(key)).toEqual(value);
    expect(await desk.ask('changeSetting', { key, value: null })).toHaveProperty('answer');
    expect((await stored()).get(key)).toBeNull();
  });

  it.each(GUARDED)('%s takes no other shape', async (key) => {
    await desk.send('unlock', { passphrase: PASSPHRASE });
    const before = await stored();
    for (const value of [{ odd: 1 }, Number.NaN, [['odd']]]) {
      expect(await desk.ask('changeSetting', { key, value })).toHaveProperty('failed');
    }
    expect(await stored()).toEqual(before);
  });
});

describe('any other setting', () => {
  it.each([...OTHERS, 'no-such-setting', 'constructor', '__proto__'])(
    '%s is not changed by that command',
    async (key) => {
      await desk.send('unlock', { passphrase: PASSPHRASE });
      const before = await stored();
      expect(await desk.ask('changeSetting', { key, value: true })).toHaveProperty('failed');
      expect(await desk.ask('changeSetting', { key, value: null })).toHaveProperty('failed');
      expect(await stored()).toEqual(before);
    },
  );
});
