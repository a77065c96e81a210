import * as v from 'valibot';
import { Going, ManyRun, Wish } from '../bulk-create/row';
import { NOTICE_KINDS } from '../checkouts/database';
import { LoggedRequest, MOST_REQUESTS } from '../requests/logged';
import type { Column } from '../search/columns';
import { COLUMNS } from '../search/columns';
import { Message } from '../share/message';
import { HOUR, MINUTE } from '../shared/time';
import type { Family } from './settingFamily';
import type { Setting } from './settings';

/** Stored preferences that only the desk and the background use, or the popup only later, apart from `settings.ts` so that the popup need not load them at first. */

/** What the rows of the desk's list show, in this order; none is as at first. */
export const deskColumns: Setting<Column[]> = {
  key: 'deskColumns',
  area: 'local',
  schema: v.array(v.picklist(COLUMNS)),
};

/** Views of the list that a person has given a name: `view` as in the desk's address. */
const SavedViews = v.array(v.object({ name: v.string(), view: v.string() }));
export type SavedViews = v.InferOutput<typeof SavedViews>;
export const savedViews: Setting<SavedViews> = { key: 'savedViews', area: 'local', schema: SavedViews };

/** When to lock by itself: ms without use of the desk, ms without use of the computer; null for not at all. */
const LockRules = v.object({
  unused: v.nullable(v.pipe(v.number(), v.minValue(MINUTE), v.maxValue(8 * HOUR))),
  idle: v.nullable(v.pipe(v.number(), v.minValue(MINUTE), v.maxValue(HOUR))),
  /** When the screen is locked. Firefox does not tell. */
  screenLock: v.boolean(),
});
export type LockRules = v.InferOutput<typeof LockRules>;
export const lockRules: Setting<LockRules> = { key: 'lockRules', area: 'local', schema: LockRules };
export const USUAL_LOCK_RULES: LockRules = { unused: 8 * HOUR, idle: null, screenLock: true };

/** What to tell by a notification, and when to be quiet: minutes of the local day, which may go past midnight. */
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
const NoticeRules = v.object({
  kinds: v.array(v.picklist(NOTICE_KINDS)),
  quiet: v.nullable(v.object({ from: minute, to: minute })),
});
export type NoticeRules = v.InferOutput<typeof NoticeRules>;
export const noticeRules: Setting<NoticeRules> = { key: 'noticeRules', area: 'local', schema: NoticeRules };
export const USUAL_NOTICE_RULES: NoticeRules = { kinds: ['paid', 'late', 'conflict', 'paused'], quiet: null };

/** Messages that were refused since the browser started: how many of each kind, and when the last one came. */
const Refusals = v.array(v.object({ kind: v.string(), count: v.number(), lastAt: v.number() }));
export type Refusals = v.InferOutput<typeof Refusals>;
export const refusals: Setting<Refusals> = { key: 'refusals', area: 'session', schema: Refusals };

/** Whether an order number from a page is made a checkout at once, without a look at the form. */
export const createsAtOnce: Setting<boolean> = { key: 'createsAtOnce', area: 'local', schema: v.boolean() };

/**
 * The checkouts that are being created from a table, which page stored them last, and how it goes on with them: null
 * when it has stopped. Gone when the browser closes.
 */
const StoredRun = v.object({ by: v.string(), run: ManyRun, going: v.nullable(Going) });
export const manyRun: Setting<v.InferOutput<typeof StoredRun>> = { key: 'manyRun', area: 'session', schema: StoredRun };

/** What was asked last of the page that creates them, from another one, and when, epoch ms. */
const ManyWish = v.object({ wish: Wish, at: v.number() });
export const manyWish: Setting<v.InferOutput<typeof ManyWish>> = { key: 'manyWish', area: 'session', schema: ManyWish };

/** The last requests to Inqud, in places that are used in turn, and how many there were, which tells the next place. */
export const lastRequests: Family<LoggedRequest> = {
  keys: Array.from({ length: MOST_REQUESTS }, (_, place) => `request-${place}`),
  area: 'session',
  schema: LoggedRequest,
};
export const requestCount: Setting<number> = { key: 'requestCount', area: 'session', schema: v.number() };

/** Messages to customers that a person has written, and those of the program that a person has changed. */
export const ownMessages: Setting<Message[]> = { key: 'messages', area: 'local', schema: v.array(Message) };

/** The message that was chosen last, by its ID. */
export const lastMessage: Setting<string> = { key: 'lastMessage', area: 'local', schema: v.string() };
