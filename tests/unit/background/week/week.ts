import type { Account } from '../../../../lib/accounts/account';
import type {
  PendingCreate,
  PendingNotification,
  StoredCheckout,
  TokenBucket,
} from '../../../../lib/checkouts/database';
import { DAY, HOUR, SECOND } from '../../../../lib/shared/time';
import { NOW } from '../../support/examples';
import type { Expectation, Made } from '../refresh/inqudModel';
import { FUZZ, seeded } from '../refresh/inqudModel';
import { createStage } from './stage';

/** Between two alarms; how late an answer may be; how many requests an account may send at once. */
export const ALARM = 30 * SECOND;
export const LATENCY = 6 * SECOND;
export const BURST = 30;
export const ACCOUNTS = ['shop', 'second', 'third'];
/** Each account's widget and token, by its place. */
export const widgetOf = (accountId: string) => `CAP-00000000-0000-4000-8000-00000000000${ACCOUNTS.indexOf(accountId)}`;
export const tokenOf = (accountId: string) => `TKN-00000000-0000-4000-8000-00000000000${ACCOUNTS.indexOf(accountId)}`;

export type Plan = { seed: number; days: number; checkouts: number; quiet: boolean; jumps: boolean };
export type Fault = 'network' | 'timeout' | 'server' | 'rateLimited' | 'html' | 'offline' | 'refused';
export type Spell = { kind: Fault; from: number; until: number; wait: number; accountId: string | null };
/** What can keep an answer away: from when until when, and how long afterwards it can still be felt. */
type Disturbance = { what: string; from: number; until: number; recovery: number; accountId: string | null };

export const hour = (at: number) => `${((at - NOW) / HOUR).toFixed(4)} h`;

/** All that is shared by those who play a week: what is true, what was seen of it, and how the computer is. */
export function createWeek(plan: Plan) {
  const stage = createStage();
  const end = NOW + plan.days * DAY;
  const log: string[] = [];
  const violations = new Map<string, string[]>();
  const jumps: number[] = [];
  const spells: Spell[] = [];
  const week = {
    plan,
    random: seeded(plan.seed),
    stage,
    end,
    /** The last hours are calm, so that everything can be shown. */
    calm: end - 4 * HOUR,

    violations,
    violate(property: string, what: string): void {
      const all = violations.get(property) ?? [];
      const lately = all.length < 3 ? ` (before: ${log.slice(-6).join('; ')})` : '';
      all.push(`seed ${plan.seed}, ${hour(stage.real)}: ${what}${lately}`);
      violations.set(property, all);
    },
    note: (what: string) => log.push(`${hour(stage.real)} ${what}`),
    counts: { answers: 0, failures: 0, kills: 0, wakes: 0, checked: 0, compared: 0, notices: 0, steps: 0 },

    /** What is stored, as committed. */
    stored: {
      checkouts: new Map<string, StoredCheckout>(),
      creates: new Map<string, PendingCreate>(),
      paces: new Map<string, TokenBucket>(),
      notices: new Map<string, PendingNotification>(),
      accounts: new Map<string, Account>(),
    },

    // What is true.
    made: new Map<string, Made>(),
    expected: new Map<string, Expectation>(),
    spells,
    disturbances: [] as Disturbance[],
    jumps,
    /** When the time that the background goes by became another: seconds that were won. */
    shifts: [] as { at: number; by: number }[],

    // What was done: requests, how often an order was sent and might be, what people asked for, paused, reported and saw.
    asked: [] as { at: number; accountId: string; person: boolean }[],
    posts: new Map<string, number>(),
    allowed: new Map<string, number>(),
    byPerson: new Map<string, number>(),
    pauses: [] as string[],
    hintsSaid: [] as { id: string; at: number }[],
    shownPages: [] as { from: number; until: number; ids: Set<string> }[],
    mostWatched: new Map<string, number>(),

    // The browser: its notifications, those that were shown, those that came too late to be, its alarm and its locks.
    onScreen: new Map<string, true>(),
    shown: new Map<string, number>(),
    outdated: new Set<string>(),
    alarm: null as { base: number; last: number } | null,
    locks: new Map<string, Promise<unknown>>(),
    /** How far the computer's clock is found to be behind Inqud's, ms. */
    offset: 0,
    asleepUntil: 0,
    /** After how many steps the background is ended. */
    killIn: null as number | null,
    /** Requests that are on their way. */
    inFlight: 0,

    isAsleep: () => stage.real < week.asleepUntil,
    isNight: () => [22, 23, 0, 1, 2, 3, 4, 5].includes(new Date().getHours()),
    jumpedBetween: (from: number, to: number) => jumps.some((at) => at >= from - FUZZ && at <= to + FUZZ),
    spellFor: (accountId: string): Spell | undefined =>
      spells.find(
        (spell) =>
          spell.from <= stage.real &&
          stage.real < spell.until &&
          (spell.accountId === null || spell.accountId === accountId),
      ),
    disturb(what: string, of: Partial<Omit<Disturbance, 'what'>> = {}): void {
      week.disturbances.push({ what, from: stage.real, until: stage.real, recovery: 0, accountId: null, ...of });
    },
  };
  return week;
}
export type Week = ReturnType<typeof createWeek>;
