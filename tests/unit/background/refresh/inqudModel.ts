import type { Reason } from '../../../../lib/checkouts/database';
import { DAY, HOUR, MINUTE, SECOND } from '../../../../lib/shared/time';

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number) => from + next() * (to - from);
  return {
    next,
    between,
    chance: (of: number) => next() < of,
    whole: (from: number, to: number) => Math.floor(between(from, to)),
    one: <T>(...choices: [T, ...T[]]): T => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}
export type Random = ReturnType<typeof seeded>;

type Request = {
  id: string;
  status: string;
  payAmount: number;
  paidAmount: number | null;
  overpaid: boolean;
  paymentStatus: string | null;
};
/** What is true of a checkout from a time on. */
export type Step = { at: number; status: string; reason: string | null; request: Request | null };
export type Made = {
  id: string;
  accountId: string;
  orderId: string;
  createdAt: number;
  expiresAt: number;
  /** Its whole life, planned when it is made, the first one NEW. */
  steps: Step[];
};

const WAITING: Request = {
  id: 'CAPD-1',
  status: 'WAITING_PAYMENT',
  payAmount: 99.46291,
  paidAmount: null,
  overpaid: false,
  paymentStatus: null,
};

/** What payers and Inqud's support will do with a checkout. */
export function planOf(random: Random, createdAt: number, expiresAt: number): Step[] {
  const { between, next } = random;
  const life = expiresAt - createdAt;
  const steps: Step[] = [{ at: createdAt, status: 'NEW', reason: null, request: null }];
  const then = (wait: number, status: string, request: Request | null, reason: string | null = null) =>
    steps.push({ at: (steps.at(-1)?.at ?? createdAt) + wait, status, reason, request });
  const paid = (paidAmount: number, paymentStatus = 'SUCCESS'): Request => ({
    ...WAITING,
    status: 'SUCCESS',
    paidAmount,
    overpaid: paidAmount > WAITING.payAmount,
    paymentStatus,
  });
  const choose = () => then(between(10 * SECOND, life * 0.4), 'REQUEST_CREATED', WAITING);
  const pay = (paymentStatus = 'PENDING') => {
    choose();
    then(between(20 * SECOND, life * 0.2), 'PAYMENT_DETECTED', { ...WAITING, paymentStatus });
  };
  const soon = () => between(5 * SECOND, 5 * MINUTE);
  const expire = (withRequest: boolean) => {
    if (withRequest) choose();
    steps.push({
      at: expiresAt + between(0, 30 * SECOND),
      status: 'EXPIRED',
      reason: null,
      request: withRequest ? WAITING : null,
    });
  };
  const which = next();
  if (which < 0.28) {
    pay();
    then(soon(), 'SUCCESS', paid(99.46291));
  } else if (which < 0.35) {
    pay();
    then(soon(), 'SUCCESS', paid(120.5));
  } else if (which < 0.44) {
    pay();
    then(soon(), 'CONFLICT', paid(60.25), next() < 0.5 ? 'UNDERPAID' : null);
  } else if (which < 0.48) {
    pay();
    then(soon(), 'CONFLICT', paid(99.46291), 'WRONG_NETWORK');
  } else if (which < 0.55) {
    pay();
    then(soon(), 'CONFLICT', paid(60.25), 'UNDERPAID');
    then(between(10 * MINUTE, 2 * DAY), 'SUCCESS', paid(99.46291));
  } else if (which < 0.72) {
    expire(next() < 0.4);
  } else if (which < 0.82) {
    expire(true);
    then(between(MINUTE, 20 * HOUR), 'PAYMENT_DETECTED', { ...WAITING, paymentStatus: 'PENDING' });
    then(soon(), 'SUCCESS', paid(99.46291));
  } else if (which < 0.86) {
    expire(true);
    then(between(MINUTE, 20 * HOUR), 'CONFLICT', paid(20), 'EXPIRED');
  } else if (which < 0.88) {
    expire(true);
    then(between(27 * HOUR, 40 * HOUR), 'SUCCESS', paid(99.46291));
  } else if (which < 0.93) {
    pay();
    then(soon(), 'ON_HOLD', { ...WAITING, paymentStatus: 'PENDING' });
    then(between(MINUTE, 10 * HOUR), 'SUCCESS', paid(99.46291));
  } else if (which < 0.94) {
    then(life * 0.3, 'ON_HOLD', null);
  } else if (which < 0.98) {
    pay('FROZEN');
    then(between(10 * MINUTE, 5 * HOUR), 'SUCCESS', paid(99.46291));
  } else {
    pay();
    then(soon(), 'CONFLICT', paid(99.46291, 'FAILED'), 'PAYMENT_FAILED');
  }
  return steps;
}

export function stepAt({ steps }: Made, at: number): number {
  return Math.max(
    0,
    steps.findLastIndex((step) => step.at <= at),
  );
}

/** Inqud's answer, with a field that it does not have: the step of its life. */
export function answerOf(made: Made, index: number): string {
  const { status, reason, request } = made.steps[index] ?? {};
  return JSON.stringify({
    id: made.id,
    clientOrderId: made.orderId,
    status,
    reason,
    type: 'FIXED_PRICE',
    fixedAmount: { amount: 100, currency: 'USD' },
    acquiringUrl: `https://paycrypto.inqud.com/checkout/${made.id}`,
    createdAt: new Date(made.createdAt).toISOString(),
    expiresAt: new Date(made.expiresAt).toISOString(),
    request,
    step: index,
  });
}

const FINAL = ['SUCCESS', 'CONFLICT', 'EXPIRED'];
const LIFE = ['NEW', 'REQUEST_CREATED', 'PAYMENT_DETECTED'];
export const isOver = (status: string) => FINAL.includes(status);

/** How far two clocks may be apart: the offset's tolerance, and an answer's way. */
export const FUZZ = 8 * SECOND;

type Known = { at: number; step: number; status: string };

/**
 * What a person should learn about one checkout, from the answers that came and when, by the real time. Written
 * from issue 4, not from the product.
 */
export function createExpectation(made: Made, jumpedBetween: (from: number, to: number) => boolean) {
  const known: Known[] = [];
  const notices = new Set<string>();
  /** Told or not: it hangs on less than the clocks may be apart. */
  const perhaps = new Set<string>();
  let hints: { status: string; at: number; isTimely: boolean }[] = [];
  let failing: { first: number; last: number } | null = null;
  let late = false;
  let disagrees: boolean | null = false;
  let acknowledged = new Set<Reason>();

  function reasons(): { sure: Set<Reason>; unsure: Set<Reason> } {
    const sure = new Set<Reason>();
    const unsure = new Set<Reason>();
    const last = known.at(-1);
    if (!last) return { sure, unsure };
    const { status, reason, request } = made.steps[last.step] as Step;
    const short = (request?.paidAmount ?? Number.POSITIVE_INFINITY) < (request?.payAmount ?? 0);
    if (status === 'CONFLICT') sure.add(reason === 'UNDERPAID' || short ? 'underpaid' : 'conflict');
    if (late && status !== 'EXPIRED') sure.add('late');
    if (request?.paymentStatus === 'FROZEN') sure.add('frozen');
    if (request?.paymentStatus === 'FAILED') sure.add('failed');
    if (!isOver(status) && !LIFE.includes(status)) sure.add('unknown status');
    if ((request?.paidAmount ?? 0) > (request?.payAmount ?? 0)) sure.add('overpaid');
    if (disagrees === null) unsure.add('disagreement');
    if (disagrees) sure.add('disagreement');
    if (failing) {
      const { first, last } = failing;
      if (Math.abs(last - first - 15 * MINUTE) <= FUZZ || jumpedBetween(first, last)) unsure.add('failing');
      else if (last - first > 15 * MINUTE) sure.add('failing');
    }
    return { sure, unsure };
  }

  /** Whether the last answer contradicts the last hint for long; null when that hangs on the clocks. */
  function compared(): void {
    const hint = hints.at(-1);
    const since = hint ? (known.at(-1)?.at ?? 0) - hint.at : 0;
    disagrees = hint?.isTimely === false || Math.abs(since - 2 * MINUTE) <= FUZZ ? null : since > 2 * MINUTE;
  }

  /** Forgets what was acknowledged and is over. */
  function looked(): void {
    const { sure, unsure } = reasons();
    acknowledged = new Set([...acknowledged].filter((each) => sure.has(each) || unsure.has(each)));
  }

  return {
    made,
    known,
    notices,
    perhaps,
    reasons,
    failing: () => failing,
    acknowledged: () => acknowledged,
    answered(at: number, step: number, hasHint: boolean): void {
      const before = known.at(-1);
      const { status } = made.steps[step] as Step;
      known.push({ at, step, status });
      failing = null;
      const changed = before !== undefined && before.status !== status;
      if (changed && before.status === 'EXPIRED') late = true;
      const place = (each: string) => (isOver(each) ? 3 : LIFE.indexOf(each));
      hints = hints.filter((hint) => {
        if (status === 'SUCCESS' || (changed && isOver(status)) || hint.status === status) return false;
        if (place(hint.status) >= 0 && place(status) > place(hint.status)) return false;
        // A word that we do not know can be Inqud's other name for the same.
        if (!isOver(hint.status) && !LIFE.includes(hint.status)) return false;
        // What was not acknowledged stays.
        if (!acknowledged.has('disagreement')) return true;
        if (!hint.isTimely || Math.abs(at - hint.at - 15 * MINUTE) <= FUZZ) return hasHint;
        return at - hint.at < 15 * MINUTE;
      });
      compared();
      if (changed && status === 'SUCCESS') notices.add(late ? 'late' : 'paid');
      if (changed && status === 'CONFLICT') notices.add('conflict');
      if (changed && status === 'EXPIRED') notices.add('expired');
      const left = made.expiresAt - at;
      // A checkout that is new causes no notification.
      if (made.expiresAt - made.createdAt > 30 * MINUTE && (status === 'NEW' || status === 'REQUEST_CREATED')) {
        if (before && left > FUZZ && left < 10 * MINUTE - FUZZ) notices.add('expiring');
        else if (left > -FUZZ && left < 10 * MINUTE + FUZZ) perhaps.add('expiring');
      }
      looked();
    },
    failed(at: number): void {
      failing = { first: failing?.first ?? at, last: at };
      compared();
      looked();
    },
    /** `isTimely`: said by a clock that was right. */
    hinted(at: number, status: string, isTimely: boolean): void {
      if (status !== known.at(-1)?.status) hints.push({ status, at, isTimely });
    },
    acknowledge(which: Reason[]): void {
      for (const each of which) acknowledged.add(each);
    },
  };
}
export type Expectation = ReturnType<typeof createExpectation>;

/** How long after its last answer a checkout is asked about again, as docs/decisions/07-refresh-schedule.md says; null: never. */
export function intervalOf(status: string, age: number, since: number): number | null {
  if (status === 'SUCCESS') return since < MINUTE ? MINUTE : null;
  if (status === 'EXPIRED') return since < HOUR ? 5 * MINUTE : since < 25 * HOUR ? HOUR : null;
  if (status === 'CONFLICT') return since < DAY ? HOUR : since < 15 * DAY ? DAY : null;
  if (status === 'PAYMENT_DETECTED' || age < 15 * MINUTE) return 30 * SECOND;
  return age < 2 * HOUR ? 2 * MINUTE : age < DAY ? 10 * MINUTE : HOUR;
}
