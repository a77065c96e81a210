import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt, AttemptEvent } from '../../../lib/checkout-form/attempt';
import { nextAttempt, startAttempt } from '../../../lib/checkout-form/attempt';
import type { DraftForm } from '../../../lib/checkout-form/draftForm';
import { EMPTY_FORM } from '../../../lib/checkout-form/draftForm';
import { contentOf } from '../../../lib/checkout-form/sameForm';
import type { Unsent } from '../../../lib/checkout-form/settings';
import { runs } from '../../soak';
import { DRAFT } from '../support/examples';

const form = (orderId: string): DraftForm => ({ ...EMPTY_FORM, orderId, amount: '25' });
const typedForm = (changes: Partial<Unsent> = {}): Unsent => ({ attemptId: 'kept', form: form('A-17'), ...changes });
const attemptAfter = (typed: Unsent, ...events: AttemptEvent[]) => events.reduce(nextAttempt, startAttempt(typed));

const send = (changes: Partial<Extract<AttemptEvent, { type: 'sent' }>> = {}): AttemptEvent => ({
  type: 'sent',
  accountId: 'a',
  switchedElsewhere: false,
  newId: 'new',
  ...changes,
});
const type = (orderId: string, newId = 'other', accountId: string | null = 'a'): AttemptEvent => ({
  type: 'typed',
  form: form(orderId),
  accountId,
  newId,
});
const REFUSED = { type: 'refused', attemptId: 'kept', problem: { kind: 'offline' } } satisfies AttemptEvent;
const EXISTS = { type: 'exists', attemptId: 'kept', draft: DRAFT, checkoutId: 'CCO-1' } satisfies AttemptEvent;
const FAILED = { type: 'failed', why: 'The database is closed.' } satisfies AttemptEvent;
const CREATED = {
  type: 'created',
  attemptId: 'kept',
  created: { checkoutId: 'CCO-1', url: 'https://x.example/', draft: DRAFT, accountName: null, copied: true },
} satisfies AttemptEvent;

describe('an attempt', () => {
  it('is sent as the one that the form was kept as, for the account that sends it', () => {
    expect(attemptAfter(typedForm(), send())).toMatchObject({
      typed: { attemptId: 'kept', accountId: 'a' },
      outcome: { is: 'sending' },
    });
  });

  it('is another one for another content, and for another account', () => {
    expect(attemptAfter(typedForm(), type('A-18', 'second')).typed.attemptId).toBe('second');
    expect(attemptAfter(typedForm({ accountId: 'a' }), send({ accountId: 'b' })).typed.attemptId).toBe('new');
  });

  it('is sent once while it has no answer', () => {
    const sending = attemptAfter(typedForm(), send());
    expect(nextAttempt(sending, send())).toBe(sending);
  });

  it('without an answer is the same one when its content or its account comes back', () => {
    const failed = [send(), FAILED];
    expect(attemptAfter(typedForm(), ...failed, type('A-18'), type('A-17'), send()).typed.attemptId).toBe('kept');
    const there = [send({ accountId: 'b', newId: 'for b' }), FAILED];
    expect(attemptAfter(typedForm(), ...failed, ...there, send()).typed.attemptId).toBe('kept');
  });

  it('that was sent before the page was closed is the same one after an edit that is undone', () => {
    expect(attemptAfter(typedForm({ accountId: 'a' }), type('A-18'), type('A-17')).typed.attemptId).toBe('kept');
  });

  it('that was refused made nothing: its content is a new attempt once it was changed', () => {
    expect(attemptAfter(typedForm(), send(), REFUSED, type('A-18'), type('A-17', 'third')).typed.attemptId).toBe(
      'third',
    );
  });

  it('with an unknown outcome gives way to the next form', () => {
    const next = typedForm({ attemptId: 'next', form: EMPTY_FORM });
    const unknown: AttemptEvent = { type: 'unknown', attemptId: 'kept', next };
    expect(attemptAfter(typedForm(), send(), unknown)).toEqual({ ...startAttempt(next), round: 1 });
  });

  it('is not sent when another window has switched the account, and then it is for that one', () => {
    const typed = typedForm({ accountId: 'a' });
    const switched = attemptAfter(typed, send({ accountId: 'b', switchedElsewhere: true }));
    expect(switched).toMatchObject({ outcome: { is: 'switched' }, typed: { accountId: 'b', attemptId: 'new' } });
    expect(nextAttempt(switched, send({ accountId: 'b', switchedElsewhere: true, newId: 'later' }))).toMatchObject({
      outcome: { is: 'sending' },
      typed: { attemptId: 'new' },
    });
  });
});

describe('what is said of an attempt', () => {
  const outcome = (...events: AttemptEvent[]) => attemptAfter(typedForm(), send(), ...events).outcome.is;

  it.each<[string, AttemptEvent, AttemptEvent[]]>([
    ['a refusal', REFUSED, [{ type: 'stopped' }, send()]],
    ['a failure', FAILED, [{ type: 'stopped' }, send()]],
    ['the question about an order that exists', EXISTS, [type('A-18'), { type: 'accountChanged' }, send()]],
  ])('%s stays until it is of the past', (_what, answer, ends) => {
    const said = outcome(answer);
    const all: AttemptEvent[] = [type('A-18'), { type: 'accountChanged' }, { type: 'stopped' }, send()];
    for (const event of all) {
      const isOver = ends.some((end) => end.type === event.type);
      expect([event.type, outcome(answer, event) !== said]).toEqual([event.type, isOver]);
    }
  });

  it('is over with the next form, which starts with the focus in its first field', () => {
    const next = typedForm({ attemptId: 'next' });
    for (const answer of [REFUSED, FAILED, EXISTS, CREATED]) {
      const started = attemptAfter(typedForm(), send(), answer, { type: 'started', next, sendFor: 'b' });
      expect(started).toMatchObject({ outcome: { is: 'none' }, round: 1, sendFor: 'b', typed: next });
    }
  });

  it('does not depend on what is changed while it is sent', () => {
    expect(outcome(type('A-18'), CREATED)).toBe('created');
  });
});

it('sends a form without a look once', () => {
  const next = typedForm({ accountId: 'b' });
  const started = attemptAfter(typedForm(), { type: 'started', next, sendFor: 'b' }, { type: 'sendForTried' });
  expect(started.sendFor).toBeNull();
});

describe('exactly once, whatever happens to the form', () => {
  const orders = fc.constantFrom('A-17', 'A-18');
  const accounts = fc.constantFrom('a', 'b');
  const answers = fc.constantFrom('failed', 'failed', 'failed', 'created', 'refused', 'exists', 'unknown');
  const step = fc.oneof(
    fc.record({ do: fc.constant('type' as const), order: orders, account: accounts }),
    // Some answers come later, or not before the page is closed.
    fc.record({
      do: fc.constant('send' as const),
      account: accounts,
      elsewhere: fc.boolean(),
      with: fc.option(answers, { freq: 4 }),
    }),
    fc.record({ do: fc.constant('answer' as const), with: answers }),
    fc.record({ do: fc.constantFrom('accountChanged', 'stopped', 'reopen', 'preset') }),
  );

  it('sends no content for an account under two attempts without an answer, and no attempt with two contents', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let ids = 0;
        const newId = () => `id ${++ids}`;
        const fresh = (): Unsent => ({ attemptId: newId(), form: EMPTY_FORM });
        let attempt: Attempt = startAttempt(fresh());
        let sending: string | null = null;
        /** What each attempt was sent as, and under which one each is sent that has no answer. */
        const sentAs = new Map<string, string>();
        let open = new Map<string, string>();
        const apply = (event: AttemptEvent) => {
          attempt = nextAttempt(attempt, event);
        };
        const settle = (attemptId: string) => {
          open = new Map([...open].filter(([, id]) => id !== attemptId));
        };
        for (const each of steps) {
          if (each.do === 'type')
            apply({ type: 'typed', form: form(each.order), accountId: each.account, newId: newId() });
          else if (each.do === 'accountChanged' || each.do === 'stopped') apply({ type: each.do });
          else if (each.do === 'preset') {
            const next = { attemptId: newId(), accountId: 'a', form: form('A-17') };
            if (!sending) apply({ type: 'started', next, sendFor: null });
          } else if (each.do === 'reopen') {
            // Only what is in the form is still known to have been sent.
            const { attemptId } = attempt.typed;
            open = new Map([...open].filter(([, id]) => id === attemptId));
            sending = null;
            attempt = startAttempt(attempt.typed);
          } else if (each.do === 'send' && !sending) {
            apply({ type: 'sent', accountId: each.account, switchedElsewhere: each.elsewhere, newId: newId() });
            if (attempt.outcome.is !== 'sending') continue;
            const { attemptId, accountId, form } = attempt.typed;
            const what = `${accountId} ${contentOf(form)}`;
            expect(sentAs.get(attemptId) ?? what).toBe(what);
            expect(open.get(what) ?? attemptId).toBe(attemptId);
            sentAs.set(attemptId, what);
            open.set(what, attemptId);
            sending = attemptId;
          }
          if ((each.do === 'answer' || each.do === 'send') && each.with && sending) {
            const attemptId = sending;
            sending = null;
            if (each.with === 'failed') apply(FAILED);
            else {
              settle(attemptId);
              const next = fresh();
              if (each.with === 'unknown') apply({ type: 'unknown', attemptId, next });
              else if (each.with === 'created') apply({ ...CREATED, attemptId });
              else if (each.with === 'refused') apply({ ...REFUSED, attemptId });
              else apply({ ...EXISTS, attemptId });
              // It is in the list from now on, and never sent by itself: the form does not hold it.
              if (each.with === 'unknown') expect(attempt.typed).toEqual(next);
            }
          }
        }
      }),
      { numRuns: runs(1000) },
    );
  });
});
