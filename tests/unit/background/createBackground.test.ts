import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { erasing } from '../../../lib/background/settings';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { createsAtOnce } from '../../../lib/checkout-form/handoff/settings';
import { unsent } from '../../../lib/checkout-form/settings';
import type { PendingCreate } from '../../../lib/checkouts/database';
import { timelineOf } from '../../../lib/checkouts/timeline';
import type { CommandName } from '../../../lib/messaging/commands';
import { MINUTE, SECOND } from '../../../lib/shared/time';
import { storageTrouble } from '../../../lib/storage/health';
import { hasAccounts, storageLost } from '../../../lib/storage/outsideSettings';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { answerTo, COMMANDS, HOSTED, PAGE, PAYLOADS, REPORT } from '../support/answering';
import { CHECKOUT_ID, checkout, DRAFT, NOW } from '../support/examples';
import { storedSettings } from '../support/storedSettings';
import type { Desk } from './desk';
import { never, startDesk } from './desk';
import { later, statusOf } from './refresh/watching';
import { keepBoth, startRoom } from './vault/room';

let desk: Desk;
beforeEach(async () => {
  const room = await startRoom();
  await keepBoth(room);
  desk = await startDesk(room);
});
afterEach(() => vi.restoreAllMocks());

const CREATE = { ...PAYLOADS.createCheckout, accountId: 'signed' };
const PAID = checkout({ accountId: 'signed', nextRefreshAt: NOW + MINUTE });
const pending = (changes: Partial<PendingCreate>): PendingCreate => ({
  ...{ attemptId: 'attempt', accountId: 'signed', draft: DRAFT, startedAt: NOW, attempt: 1 },
  ...{ state: 'sending', error: null, ...changes },
});
const payloadOf = (command: CommandName) =>
  JSON.parse(JSON.stringify(PAYLOADS[command]).replaceAll('"shop"', '"signed"'));
const [ALARM, REQUEST, REPLY, NOTIFICATION, BADGE] = [
  'alarm armed',
  'request',
  'reply',
  'notification',
  'badge',
] as const;

describe('a command', () => {
  beforeEach(() => desk.start().started);

  it('that creates a checkout: the alarm is armed, the intent is stored, and only then the request leaves', async () => {
    desk.watch();
    expect(await desk.send('createCheckout', CREATE)).toMatchObject({ outcome: 'created', checkoutId: CHECKOUT_ID });
    const [armed, intent, request, ...stored] = desk.log();
    expect([armed, intent, request]).toEqual([ALARM, 'stored in creates', REQUEST]);
    // What it became is stored before the page gets the link.
    expect(stored).toEqual(['stored in checkouts', 'stored in timeline', 'stored in creates', REPLY]);
  });

  it('that finds a payment replies first; then come notification and badge', async () => {
    await desk.history.checkouts.bulkPut([PAID, checkout({ id: 'late', status: 'EXPIRED', accountId: 'signed' })]);
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    desk.watch();
    await desk.send('refreshCheckout', { checkoutId: 'late' });
    await vi.waitFor(() => expect(desk.log()).toContain(BADGE));
    expect(desk.log().filter((what) => !what.startsWith('stored'))).toEqual([
      REQUEST,
      REPLY,
      NOTIFICATION,
      ALARM,
      BADGE,
    ]);
    expect(await desk.onScreen()).toEqual(['late late']);
    expect(await desk.badge()).toBe('1');
  });

  /** Those that leave work for a later wake. Of the others, none waits for the alarm. */
  const LEAVES_WORK: CommandName[] = [
    'createCheckout',
    'retryCreate',
    'settleCreate',
    'importCheckout',
    'refreshSome',
    'noteWebhook',
    'reportStatus',
  ];

  it.each(LEAVES_WORK)('%s does nothing before the alarm is armed', async (command) => {
    await desk.history.checkouts.put(PAID);
    await desk.history.creates.put(pending({ state: 'unknown' }));
    const armed = Promise.withResolvers<undefined>();
    vi.spyOn(fakeBrowser.alarms, 'get').mockReturnValue(armed.promise as never);
    desk.watch();
    const answer = desk.ask(command, payloadOf(command));
    // Longer than anything else takes that it does.
    await desk.send('annotate', { checkoutIds: [CHECKOUT_ID], change: { note: 'Called' } });
    expect(desk.log()).toEqual(['stored in checkouts', REPLY]);
    armed.resolve(undefined);
    expect(await answer).toHaveProperty('answer');
    expect(desk.log()).toContain(ALARM);
  });

  it.each(COMMANDS)('%s replies although notifications, badge and alarm hang', async (command) => {
    await desk.history.checkouts.put(PAID);
    // Erasing takes the notifications away itself.
    if (command !== 'eraseAll') vi.spyOn(fakeBrowser.notifications, 'getAll').mockImplementation(never);
    vi.spyOn(fakeBrowser.action, 'setBadgeText').mockImplementation(never);
    vi.spyOn(fakeBrowser.alarms, 'clear').mockImplementation(never);
    vi.spyOn(desk.history.notices, 'toArray').mockImplementation(never as never);
    vi.spyOn(desk.history.notices, 'limit').mockImplementation(() => {
      throw new Error('Nothing may look for notifications before the reply.');
    });
    if (!LEAVES_WORK.includes(command)) vi.spyOn(fakeBrowser.alarms, 'get').mockImplementation(never);
    expect(await desk.ask(command, payloadOf(command))).toEqual(expect.any(Object));
  });

  it('whose follow-up fails has not failed; the failure is reported', async () => {
    const failing = new Error('No badge.');
    vi.spyOn(fakeBrowser.action, 'setBadgeText').mockRejectedValue(failing);
    expect(await desk.send('acknowledge', { checkoutId: CHECKOUT_ID, note: null })).toBeUndefined();
    await vi.waitFor(() => expect(desk.errors).toEqual([failing]));
  });

  it('that meets a full disk says so, and pages show it until there is room again', async () => {
    await desk.history.checkouts.put(PAID);
    const put = vi.spyOn(desk.history.checkouts, 'bulkPut');
    put.mockRejectedValueOnce(Object.assign(new Error('Full'), { name: 'QuotaExceededError' }));
    const note = { checkoutIds: [CHECKOUT_ID], change: { note: 'Called' } };
    expect(await desk.ask('annotate', note)).toEqual({ failed: { is: 'full' } });
    await expect.poll(() => readSetting(storageTrouble)).toBe('full');
    expect(await desk.ask('annotate', note)).toEqual({ answer: undefined });
    await expect.poll(() => readSetting(storageTrouble)).toBeNull();
  });

  it('that is answered forgets the form as typed, but not another one', async () => {
    await writeSetting(unsent, { attemptId: CREATE.attemptId, form: EMPTY_FORM });
    await desk.send('createCheckout', CREATE);
    await expect.poll(() => readSetting(unsent)).toBeNull();
    await writeSetting(unsent, { attemptId: 'another', form: EMPTY_FORM });
    await desk.send('createCheckout', CREATE);
    await vi.waitFor(() => expect(desk.log().at(-1)).toBe(BADGE));
    expect(await readSetting(unsent)).toMatchObject({ attemptId: 'another' });
  });

  it('that refreshes some replies at once, and asks afterwards', async () => {
    await desk.history.checkouts.put(PAID);
    const silence = later();
    desk.world.answer = silence.respond;
    await desk.send('refreshSome', { checkoutIds: [CHECKOUT_ID] });
    await silence.asked;
    silence.give(statusOf(CHECKOUT_ID, 'SUCCESS'));
    await expect.poll(() => desk.onScreen()).toEqual([`paid ${CHECKOUT_ID}`]);
  });
});

describe('a reported status', () => {
  beforeEach(async () => {
    await desk.history.checkouts.put(PAID);
    await desk.start().started;
  });
  const sources = async () => (await timelineOf(desk.history, CHECKOUT_ID)).map(({ source, to }) => [source, to]);
  const rowWrites = () => desk.log().filter((what) => what === 'stored in checkouts').length;

  it('writes the checkout twice: for the report, and for what Inqud answers', async () => {
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    desk.watch();
    await desk.send('reportStatus', { source: 'widget', id: CHECKOUT_ID, status: 'SUCCESS' });
    await vi.waitFor(() => expect(desk.log()).toContain(BADGE));
    expect(rowWrites()).toBe(2);
    expect(await desk.history.checkouts.get(CHECKOUT_ID)).toMatchObject({ status: 'SUCCESS', hint: null });
    expect(await sources()).toEqual([['widget', 'SUCCESS']]);
  });

  it('of the hosted page is taken as one of a widget is, and arms the alarm first', async () => {
    desk.watch();
    expect(await answerTo(REPORT, HOSTED)).toBeNull();
    await vi.waitFor(() => expect(desk.log()).toContain(BADGE));
    expect(await sources()).toEqual([['hosted page', 'SUCCESS']]);
    expect(desk.world.requests).toHaveLength(1);
    expect(rowWrites()).toBe(2);
  });

  it('that is a repetition writes and asks nothing', async () => {
    await desk.send('reportStatus', { source: 'widget', id: CHECKOUT_ID, status: 'in_progress' });
    desk.watch();
    await desk.send('reportStatus', { source: 'widget', id: CHECKOUT_ID, status: 'in_progress' });
    expect(rowWrites()).toBe(0);
    expect(desk.world.requests).toHaveLength(1);
  });
});

describe('a background that ends after its reply', () => {
  it('is woken by the alarm, and the next one notifies: pending notifications are stored', async () => {
    await desk.history.checkouts.put(PAID);
    await desk.start().started;
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    const hanging = vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation(never);
    await desk.send('reportStatus', { source: 'widget', id: CHECKOUT_ID, status: 'SUCCESS' });
    await vi.waitFor(() => expect(hanging).toHaveBeenCalled());
    hanging.mockRestore();
    expect(await desk.isArmed()).toBe(true);
    await desk.start().started;
    await desk.ring();
    await expect.poll(() => desk.onScreen()).toEqual([`paid ${CHECKOUT_ID}`]);
  });
});

describe('the start', () => {
  it('registers its listeners before anything else, so that it gets the message that woke it', async () => {
    const { started } = desk.start();
    expect(await answerTo({ command: 'readLock', payload: {} }, PAGE)).toEqual({ answer: { is: 'off' } });
    await started;
  });

  it('gives a create that was cut off an unknown outcome, and forgets its form', async () => {
    await desk.history.creates.bulkPut([pending({}), pending({ attemptId: 'other', state: 'done' })]);
    await writeSetting(unsent, { attemptId: 'attempt', form: EMPTY_FORM });
    await desk.start().started;
    expect(await desk.history.creates.get('attempt')).toMatchObject({ state: 'unknown', error: { kind: 'aborted' } });
    expect(await desk.history.creates.get('other')).toMatchObject({ state: 'done' });
    expect(await readSetting(unsent)).toBeNull();
    expect(desk.world.requests).toEqual([]);
  });

  it.each(['done', 'unknown'] as const)(
    'forgets a form whose attempt is %s: its predecessor had replied',
    async (state) => {
      await desk.history.creates.put(pending({ state }));
      await writeSetting(unsent, { attemptId: 'attempt', form: EMPTY_FORM });
      await desk.start().started;
      expect(await readSetting(unsent)).toBeNull();
    },
  );

  it('keeps a form that was not sent', async () => {
    await writeSetting(unsent, { attemptId: 'attempt', form: EMPTY_FORM });
    await desk.start().started;
    expect(await readSetting(unsent)).toMatchObject({ attemptId: 'attempt' });
  });

  it('shows on the button what needs a person', async () => {
    await desk.history.creates.put(pending({ state: 'unknown' }));
    await desk.start().started;
    expect(await desk.badge()).toBe('1');
  });

  it.each([
    ['nothing', false, async () => {}],
    ['a checkout is watched', true, async () => desk.history.checkouts.put(PAID)],
    ['a notification waits', true, async () => desk.history.notices.put(NOTICE)],
  ])('leaves the alarm as it is needed: %s', async (_what, armed, prepare) => {
    await prepare();
    await desk.start().started;
    expect(await desk.isArmed()).toBe(armed);
  });
  const NOTICE = {
    ...{ key: 'paid a', kind: 'paid' as const, accountId: 'signed', checkoutId: 'a', at: NOW, showingAs: null },
  };

  it('leaves the alarm armed when the databases cannot be read: the next wake tries again', async () => {
    vi.spyOn(desk.history.creates, 'filter').mockImplementation(() => {
      throw Object.assign(new Error('No.'), { name: 'UnknownError' });
    });
    await desk.start().started;
    expect(await desk.isArmed()).toBe(true);
    expect(await readSetting(storageTrouble)).toBe('unreadable');
  });

  it('says that accounts were lost, and not when they were erased', async () => {
    await desk.db.accounts.clear();
    await writeSetting(hasAccounts, true);
    await desk.start().started;
    expect(await readSetting(storageLost)).toBe(true);
    await writeSetting(storageLost, null);
    await writeSetting(hasAccounts, true);
    await writeSetting(erasing, true);
    await desk.start().started;
    expect(await readSetting(storageLost)).toBeNull();
  });

  it('finishes the removal of an account that was cut off', async () => {
    await desk.history.checkouts.put(PAID);
    await desk.db.accounts.update('signed', { removed: { at: NOW, withHistory: true } });
    await desk.start().started;
    expect(await desk.history.checkouts.count()).toBe(0);
    expect(await desk.db.accounts.get('signed')).toBeUndefined();
  });

  it('finishes an erasing that was cut off, other settings too', async () => {
    await desk.history.checkouts.put(PAID);
    await writeSetting(createsAtOnce, true);
    await writeSetting(erasing, true);
    await desk.start().started;
    expect(await desk.history.checkouts.count()).toBe(0);
    expect(await desk.db.accounts.count()).toBe(0);
    expect(await storedSettings()).toEqual({});
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });
});

describe('the alarm', () => {
  beforeEach(async () => {
    await desk.history.checkouts.put(PAID);
    await desk.start().started;
  });

  it('refreshes what is due, and notifies', async () => {
    desk.world.answer = (id) => statusOf(id, 'SUCCESS');
    await desk.ring();
    desk.room.now += MINUTE;
    await desk.ring();
    await expect.poll(() => desk.onScreen()).toEqual([`paid ${CHECKOUT_ID}`]);
    expect(desk.world.requests).toHaveLength(1);
  });

  it('of another name refreshes nothing', async () => {
    desk.room.now += MINUTE;
    await desk.ring('lock');
    await desk.send('readLock', {});
    expect(desk.world.requests).toEqual([]);
  });

  it.each([
    ['offline', () => Object.assign(desk.world, { online: false }), 'offline'],
    ['without the permission for the sites', () => Object.assign(desk.world, { allowed: false }), 'noPermission'],
  ])('%s sends nothing, and a refresh by a person says why', async (_when, hinder, kind) => {
    hinder();
    desk.room.now += MINUTE + SECOND;
    await desk.ring();
    expect(await desk.send('refreshCheckout', { checkoutId: CHECKOUT_ID })).toEqual({ kind });
    expect(desk.world.requests).toEqual([]);
  });
});

describe('locking without a passphrase', () => {
  it('fails with what is missing, so that no page claims it', async () => {
    await desk.start().started;
    expect(await desk.ask('lock', {})).toEqual({ failed: { is: 'nothing to lock' } });
  });

  it('by the browser’s key opens the page where one is set', async () => {
    const pressed: ((name: string, tab?: Browser.tabs.Tab) => void)[] = [];
    vi.spyOn(fakeBrowser.commands.onCommand, 'addListener').mockImplementation(
      (listener) => void pressed.push(listener),
    );
    const opened = vi.spyOn(fakeBrowser.tabs, 'create');
    await desk.start().started;
    pressed[0]?.('lock');
    await vi.waitFor(() => expect(opened.mock.calls[0]?.[0].url).toMatch(/#\/settings\/passphrase$/));
  });
});
