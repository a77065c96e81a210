import { describe, expect, it } from 'vitest';
import type { BulkRow, BulkRun, RowState } from '../../../lib/bulk-create/row';
import type { Run, RunProgress } from '../../../lib/bulk-create/run';
import { createRun, EVERY } from '../../../lib/bulk-create/run';
import { stateText } from '../../../lib/bulk-create/text';
import type { CheckoutDraft } from '../../../lib/inqud/models';
import type { Problem } from '../../../lib/inqud/problem';
import type { Replies } from '../../../lib/messaging/commands';
import { HOUR, SECOND } from '../../../lib/shared/time';
import { NOW } from '../support/examples';

type Outcome = Replies['createCheckout'];
type Answer = Outcome | Error | Promise<Outcome>;

const WAITING: RowState = { is: 'waiting' };
const rowOf = (number: number, state: RowState = WAITING): BulkRow => ({
  number,
  attemptId: `attempt-${number}`,
  orderId: `A-${number}`,
  type: 'FIXED_PRICE',
  amount: '5',
  currency: 'USD',
  name: '',
  again: false,
  state,
});
const rows = (count: number) => Array.from({ length: count }, (_, at) => rowOf(at + 1));

const created = (attemptId: string): Outcome => ({
  outcome: 'created',
  checkoutId: `CCO-${attemptId}`,
  url: `https://pay.example/${attemptId}`,
});
const refusedWith = (problem: Problem): Outcome => ({ outcome: 'refused', problem });
const wordsOf = (state: RowState | undefined) => state && stateText(state, true);
const INVALID = refusedWith({ kind: 'invalid', status: 400, messages: ['name is rude'] });
const UNKNOWN: Outcome = { outcome: 'unknown', problem: { kind: 'timeout', after: 15 * SECOND } };
const tooMany = (wait: number | null) => refusedWith({ kind: 'rateLimited', status: 429, wait });

/** A run whose clock advances only while it waits, against a background with scripted answers, which then creates. */
function start(setup: {
  rows: BulkRow[];
  answers?: Answer[];
  terms?: Partial<BulkRun['terms']>;
  exclusively?: boolean;
}) {
  const answers = [...(setup.answers ?? [])];
  let now = NOW;
  const sent: { attemptId: string; at: number; by: 'create' | 'retry'; again?: boolean; draft?: CheckoutDraft }[] = [];
  const stored: RunProgress[] = [];
  const commands: string[] = [];
  const shown: RunProgress[] = [];
  let onSleep = (_ms: number) => {};
  const answer = async (attemptId: string): Promise<Outcome> => {
    const next = await answers.shift();
    if (next instanceof Error) throw next;
    return next ?? created(attemptId);
  };
  const run: Run = createRun({
    run: {
      accountId: 'shop',
      header: false,
      terms: { expiry: '1h', ownExpiry: '', returnUrl: '', ...setup.terms },
      rows: setup.rows,
    },
    create: (_accountId, { attemptId, again }, draft) => {
      sent.push({ attemptId, at: now - NOW, by: 'create', again, draft });
      return answer(attemptId);
    },
    retry: (attemptId) => {
      sent.push({ attemptId, at: now - NOW, by: 'retry' });
      return answer(attemptId);
    },
    newAttemptId: () => `anew-${sent.length}`,
    now: () => now,
    clockOffset: () => 0,
    sleep: async (ms) => {
      onSleep(ms);
      now += ms;
    },
    store: async (kept) => stored.push(kept),
    exclusively: async (work) => {
      if (setup.exclusively === false) return false;
      await work();
      return true;
    },
    command: async (command) => commands.push(command),
    changed: (progress) => shown.push(progress),
  });
  return {
    run,
    sent,
    commands,
    stored,
    shown,
    attempts: () => sent.map(({ attemptId }) => attemptId),
    states: () => run.progress().run.rows.map(({ state }) => state.is),
    stateOf: (number: number) => run.progress().run.rows[number - 1]?.state,
    whileItWaits: (action: (ms: number) => void) => (onSleep = action),
    setBack: (ms: number) => (now -= ms),
  };
}

describe('a run', () => {
  it('creates row by row, in the order of the paste, at a fixed interval', async () => {
    const { run, sent, states } = start({ rows: rows(4) });
    await run.goOn();
    expect(sent.map(({ attemptId, at }) => [attemptId, at])).toEqual([
      ['attempt-1', 0],
      ['attempt-2', EVERY],
      ['attempt-3', 2 * EVERY],
      ['attempt-4', 3 * EVERY],
    ]);
    expect(EVERY).toBeGreaterThan(SECOND);
    expect(states()).toEqual(['created', 'created', 'created', 'created']);
    expect(run.progress()).toMatchObject({ running: false, busy: false, stop: null });
  });

  it('computes each link’s expiry when it is sent', async () => {
    const { run, sent } = start({ rows: rows(2) });
    await run.goOn();
    expect(sent.map(({ draft }) => draft?.expiresAt)).toEqual(['2026-03-01T13:00:00Z', '2026-03-01T13:00:01Z']);
  });

  it('skips rows that were left out, refused, created or have an unknown outcome', async () => {
    const others: RowState[] = [
      { is: 'invalid', why: 'No amount.' },
      { is: 'double', of: 1 },
      { is: 'taken', checkoutId: null },
      { is: 'leftOut' },
      { is: 'refused', why: '' },
      { is: 'unknown', why: '' },
      { is: 'created', checkoutId: 'CCO-1', url: 'https://pay.example/1' },
    ];
    const { run, attempts } = start({ rows: [...others, WAITING].map((state, at) => rowOf(at + 1, state)) });
    await run.goOn();
    expect(attempts()).toEqual(['attempt-8']);
  });

  it('is stored before each row is sent, and with its outcome', async () => {
    const { run, stored } = start({ rows: rows(2) });
    await run.goOn();
    expect(stored.map(({ run, busy }) => `${run.rows.map(({ state }) => state.is)} ${busy}`)).toEqual([
      'creating,waiting true',
      'created,waiting true',
      'created,creating true',
      'created,created true',
      'created,created false',
    ]);
  });

  it('sends nothing when it cannot be stored', async () => {
    const sent: string[] = [];
    const run = createRun({
      run: { accountId: 'shop', header: false, terms: { expiry: '1h', ownExpiry: '', returnUrl: '' }, rows: rows(1) },
      create: async (_, { attemptId }) => {
        sent.push(attemptId);
        return created(attemptId);
      },
      retry: async (attemptId) => created(attemptId),
      newAttemptId: () => 'anew',
      now: () => NOW,
      clockOffset: () => 0,
      sleep: async () => {},
      store: () => Promise.reject(new Error('No room.')),
      exclusively: async (work) => work().then(() => true),
      command: async () => {},
      changed: () => {},
    });
    await run.goOn();
    expect([sent, run.progress().stop]).toEqual([[], { is: 'failed', failure: { is: 'other', message: 'No room.' } }]);
  });

  it('continues after a row that was refused, has an unknown outcome or has a checkout, and reports each', async () => {
    const { run, stateOf, states } = start({
      rows: rows(4),
      answers: [INVALID, UNKNOWN, { outcome: 'exists', checkoutId: 'CCO-9' }],
    });
    await run.goOn();
    expect(states()).toEqual(['refused', 'unknown', 'taken', 'created']);
    expect(wordsOf(stateOf(1))).toBe(
      'Not created. Inqud didn’t accept this. Inqud says: name is rude. Correct it and try again.',
    );
    expect(wordsOf(stateOf(2))).toBe('Outcome unknown. Inqud didn’t answer within 15 seconds.');
    expect(stateOf(3)).toEqual({ is: 'taken', checkoutId: 'CCO-9' });
  });

  it('waits as long as Inqud asks for, shows until when, and retries the same row by itself', async () => {
    const { run, sent, shown } = start({ rows: rows(2), answers: [tooMany(7 * SECOND)] });
    await run.goOn();
    expect(sent.map(({ attemptId, at }) => [attemptId, at])).toEqual([
      ['attempt-1', 0],
      ['attempt-1', 7 * SECOND],
      ['attempt-2', 7 * SECOND + EVERY],
    ]);
    expect(shown.some(({ restsUntil }) => restsUntil === NOW + 7 * SECOND)).toBe(true);
    expect(run.progress().restsUntil).toBeNull();
  });

  it('waits for a minute when Inqud asks for a pause without saying how long', async () => {
    const { run, sent } = start({ rows: rows(1), answers: [tooMany(null)] });
    await run.goOn();
    expect(sent.map(({ at }) => at)).toEqual([0, 60 * SECOND]);
  });

  it('pauses when Inqud asks for a long wait, and says so', async () => {
    const { run, attempts, states } = start({ rows: rows(2), answers: [tooMany(HOUR)] });
    await run.goOn();
    expect(attempts()).toEqual(['attempt-1']);
    expect(states()).toEqual(['waiting', 'waiting']);
    expect(run.progress().stop).toMatchObject({ problem: { kind: 'rateLimited' }, inARow: false });
  });

  it.each<Problem>([
    { kind: 'offline' },
    { kind: 'noPermission' },
    { kind: 'noAccount' },
    { kind: 'locked' },
    { kind: 'notSigned' },
    { kind: 'refused', status: 401, messages: [] },
    { kind: 'forbidden', status: 403, messages: [] },
  ])('pauses for a problem that affects all rows, and fails none: $kind', async (problem) => {
    const { run, attempts, states } = start({ rows: rows(3), answers: [refusedWith(problem)] });
    await run.goOn();
    expect(states()).toEqual(['waiting', 'waiting', 'waiting']);
    expect(run.progress()).toMatchObject({ running: false, stop: { problem, inARow: false } });
    await run.goOn();
    expect(attempts()).toEqual(['attempt-1', 'attempt-1', 'attempt-2', 'attempt-3']);
    expect(run.progress().stop).toBeNull();
  });

  it('pauses when three in a row failed, and then tries three more', async () => {
    const { run, states } = start({ rows: rows(8), answers: [INVALID, UNKNOWN, INVALID, UNKNOWN, UNKNOWN, UNKNOWN] });
    await run.goOn();
    expect(states().filter((is) => is === 'waiting')).toHaveLength(5);
    expect(run.progress().stop).toMatchObject({ problem: { kind: 'invalid' }, inARow: true });
    await run.goOn();
    expect(states().filter((is) => is === 'waiting')).toHaveLength(2);
  });

  it('is done, not paused, when its last three failed', async () => {
    const { run } = start({ rows: rows(3), answers: [INVALID, INVALID, INVALID] });
    await run.goOn();
    expect(run.progress().stop).toBeNull();
  });

  it('pauses when the background was interrupted, and retries that row first, as the same attempt', async () => {
    const { run, attempts, states } = start({ rows: rows(2), answers: [new Error('Interrupted.')] });
    await run.goOn();
    expect([states(), run.progress().stop]).toEqual([
      ['creating', 'waiting'],
      { is: 'failed', failure: { is: 'other', message: 'Interrupted.' } },
    ]);
    await run.goOn();
    expect(attempts()).toEqual(['attempt-1', 'attempt-1', 'attempt-2']);
  });

  it('that another page left unfinished retries its interrupted row first', async () => {
    const { run, attempts } = start({ rows: [rowOf(1), rowOf(2, { is: 'creating' }), rowOf(3)] });
    await run.goOn();
    expect(attempts()).toEqual(['attempt-2', 'attempt-1', 'attempt-3']);
  });

  it('sends nothing once the chosen expiry of its links has passed', async () => {
    const { run, sent } = start({ rows: rows(1), terms: { expiry: 'own', ownExpiry: '2020-01-01T00:00' } });
    await run.goOn();
    expect(sent).toEqual([]);
    expect(run.progress().stop).toEqual({ is: 'ended' });
  });

  it('sends nothing while another page sends', async () => {
    const { run, sent } = start({ rows: rows(1), exclusively: false });
    await run.goOn();
    expect(sent).toEqual([]);
    expect(run.progress()).toMatchObject({
      running: false,
      busy: false,
      stop: { is: 'elsewhere' },
    });
  });

  it('does not stall when the clock is set back', async () => {
    const { run, sent, setBack, whileItWaits } = start({ rows: rows(2) });
    let waits = 0;
    whileItWaits(() => {
      waits += 1;
      if (waits === 1) setBack(HOUR);
    });
    await run.goOn();
    expect([sent.length, waits]).toEqual([2, 2]);
  });
});

describe('the user', () => {
  it('pauses it: the row in flight is finished, and no other is sent', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const { run, attempts, states } = start({ rows: rows(2), answers: [promise] });
    const going = run.goOn();
    await expect.poll(attempts).toEqual(['attempt-1']);
    run.pause();
    expect(run.progress()).toMatchObject({ running: false, busy: true });
    resolve(created('attempt-1'));
    await going;
    expect([states(), run.progress().busy]).toEqual([['created', 'waiting'], false]);
  });

  it('pauses and resumes it at once, and never two rows are in flight', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const { run, attempts } = start({ rows: rows(2), answers: [promise] });
    const going = run.goOn();
    await expect.poll(attempts).toEqual(['attempt-1']);
    run.pause();
    await run.goOn();
    expect(attempts()).toEqual(['attempt-1']);
    resolve(created('attempt-1'));
    await going;
    expect(attempts()).toEqual(['attempt-1', 'attempt-2']);
  });

  it('cancels it: unsent rows are left out, the row in flight is finished', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const { run, attempts, states } = start({ rows: rows(3), answers: [promise] });
    const going = run.goOn();
    await expect.poll(attempts).toEqual(['attempt-1']);
    await run.cancel();
    resolve(created('attempt-1'));
    await going;
    expect(states()).toEqual(['created', 'leftOut', 'leftOut']);
  });

  it('cancels it during a pause for Inqud, which ends the pause', async () => {
    const { run, states, whileItWaits } = start({ rows: rows(2), answers: [tooMany(60 * SECOND)] });
    whileItWaits(() => void run.cancel());
    await run.goOn();
    expect([states(), run.progress().busy]).toEqual([['leftOut', 'leftOut'], false]);
  });

  it.each<[RowState, string]>([
    [{ is: 'refused', why: '' }, 'create'],
    [{ is: 'leftOut' }, 'create'],
    [{ is: 'taken', checkoutId: null }, 'create again'],
    [{ is: 'double', of: 1 }, 'create again'],
    [{ is: 'unknown', why: '' }, 'retry'],
  ])('retries one row, and the others stay: %j by %s', async (state, by) => {
    const { run, sent, states } = start({ rows: [rowOf(1), rowOf(2, state), rowOf(3)] });
    await run.tryAlone('attempt-2');
    expect(sent.map((each) => [each.attemptId, each.by + (each.again ? ' again' : '')])).toEqual([['attempt-2', by]]);
    expect([states(), run.progress().asked]).toEqual([['waiting', 'created', 'waiting'], []]);
  });

  it('retries one row while others are sent: it comes next, at the same interval', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const { run, sent, attempts } = start({
      rows: [...rows(2), rowOf(3, { is: 'refused', why: '' })],
      answers: [promise],
    });
    const going = run.goOn();
    await expect.poll(attempts).toEqual(['attempt-1']);
    await run.tryAlone('attempt-3');
    await run.tryAlone('attempt-3');
    expect(run.progress().asked).toEqual(['attempt-3']);
    resolve(created('attempt-1'));
    await going;
    expect(sent.map(({ attemptId, at }) => [attemptId, at])).toEqual([
      ['attempt-1', 0],
      ['attempt-3', EVERY],
      ['attempt-2', 2 * EVERY],
    ]);
  });

  it.each<[string, Outcome, RowState['is'], string]>([
    [
      'is refused says nothing of the first try',
      INVALID,
      'unknown',
      'Outcome unknown. Inqud didn’t accept this. Inqud says: name is rude.',
    ],
    ['is unknown again', UNKNOWN, 'unknown', 'Outcome unknown. Inqud didn’t answer within 15 seconds.'],
    [
      'was discarded in the list can be created',
      refusedWith({ kind: 'gone' }),
      'refused',
      'Not created. It was discarded in the list.',
    ],
    [
      'turns out to have a checkout for its order waits for a person',
      { outcome: 'exists', checkoutId: 'CCO-1' },
      'taken',
      'Skipped: the order already has a checkout.',
    ],
    ['could not be sent stays as it was', refusedWith({ kind: 'offline' }), 'unknown', 'Outcome unknown. Cut off.'],
  ])('retries an unknown outcome, and what %s', async (_what, outcome, is, words) => {
    const { run, stateOf } = start({ rows: [rowOf(1, { is: 'unknown', why: 'Cut off.' })], answers: [outcome] });
    await run.tryAlone('attempt-1');
    expect([stateOf(1)?.is, wordsOf(stateOf(1))]).toEqual([is, words]);
  });

  it('retries a row after the pause that Inqud asks for', async () => {
    const { run, sent } = start({ rows: [rowOf(1, { is: 'unknown', why: '' })], answers: [tooMany(3 * SECOND)] });
    await run.tryAlone('attempt-1');
    expect(sent.map(({ by, at }) => [by, at])).toEqual([
      ['retry', 0],
      ['retry', 3 * SECOND],
    ]);
  });

  it('retries all refused rows, and no unknown outcome', async () => {
    const { run, attempts } = start({
      rows: [
        rowOf(1, { is: 'refused', why: '' }),
        rowOf(2, { is: 'unknown', why: '' }),
        rowOf(3, { is: 'refused', why: '' }),
      ],
    });
    await run.sendAll('refused');
    expect(attempts()).toEqual(['attempt-1', 'attempt-3']);
  });
});

describe('a corrected row', () => {
  const CELLS = { orderId: 'A-1', amount: '1.250,00', currency: 'eur', name: ' Boots ' };
  const REFUSED_ROW: RowState = { is: 'refused', why: 'No.' };

  it.each<RowState>([REFUSED_ROW, { is: 'invalid', why: 'No amount.' }])(
    'is sent alone, as another attempt, while the others wait: %j',
    async (state) => {
      const { run, sent, stored, states } = start({ rows: [rowOf(1, state), rowOf(2)] });
      await run.correct('attempt-1', CELLS);
      expect(sent).toMatchObject([{ attemptId: 'anew-0', by: 'create', again: false }]);
      expect(sent[0]?.draft).toMatchObject({
        clientOrderId: 'A-1',
        name: 'Boots',
        fixedAmount: { amount: '1250.00', currency: 'EUR' },
      });
      expect(states()).toEqual(['created', 'waiting']);
      expect(stored[0]?.run.rows[0]).toMatchObject({
        attemptId: 'anew-0',
        amount: '1250.00',
        state: { is: 'creating' },
      });
    },
  );

  it('may be refused again, and then corrected again', async () => {
    const { run, attempts, states } = start({ rows: [rowOf(1, REFUSED_ROW)], answers: [INVALID] });
    await run.correct('attempt-1', CELLS);
    expect(states()).toEqual(['refused']);
    await run.correct('anew-0', { ...CELLS, name: '' });
    expect([attempts(), states()]).toEqual([['anew-0', 'anew-1'], ['created']]);
  });

  it.each<RowState>([
    { is: 'unknown', why: '' },
    { is: 'creating' },
    { is: 'created', checkoutId: 'CCO-1', url: 'https://pay.example/1' },
    { is: 'waiting' },
    { is: 'leftOut' },
  ])('cannot be one with an unknown outcome or another pending action: %j', async (state) => {
    const { run, sent } = start({ rows: [rowOf(1, state)] });
    await run.correct('attempt-1', CELLS);
    expect([sent, run.progress().run.rows]).toEqual([[], [rowOf(1, state)]]);
  });

  it.each<RowState>([
    { is: 'double', of: 1 },
    { is: 'taken', checkoutId: null },
  ])('may be one whose order was mistyped as another one: %j', async (state) => {
    const { run, sent } = start({ rows: [rowOf(1, state)] });
    await run.correct('attempt-1', CELLS);
    expect(sent).toHaveLength(1);
    expect(run.progress().run.rows).toMatchObject([{ orderId: CELLS.orderId, state: { is: 'created' } }]);
  });

  it('cannot be one whose earlier attempt was discarded: that may exist', async () => {
    const gone = refusedWith({ kind: 'gone' });
    const { run, sent, states } = start({ rows: [rowOf(1, { is: 'unknown', why: '' })], answers: [gone, INVALID] });
    await run.tryAlone('attempt-1');
    await run.tryAlone('attempt-1');
    expect(states()).toEqual(['refused']);
    await run.correct('attempt-1', CELLS);
    expect(sent.map(({ by }) => by)).toEqual(['retry', 'create']);
  });

  it('is sent once, however often it is requested', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const { run, attempts } = start({ rows: [rowOf(1, REFUSED_ROW)], answers: [promise] });
    const going = run.correct('attempt-1', CELLS);
    await run.correct('attempt-1', CELLS);
    await run.correct('anew-0', CELLS);
    resolve(created('anew-0'));
    await going;
    expect(attempts()).toEqual(['anew-0']);
  });

  it.each([{ orderId: ' ' }, { amount: '1,250' }, { amount: '€ 5', currency: 'USD' }, { currency: 'euro!' }])(
    'is not sent while it is invalid: %j',
    async (wrong) => {
      const { run, sent, states } = start({ rows: [rowOf(1, REFUSED_ROW)] });
      await run.correct('attempt-1', { ...CELLS, ...wrong });
      expect([sent, states()]).toEqual([[], ['refused']]);
    },
  );

  it('gets a second checkout only for the order that the user allowed', async () => {
    const again = { ...rowOf(1, REFUSED_ROW), again: true };
    const same = start({ rows: [again] });
    await same.run.correct('attempt-1', CELLS);
    const other = start({ rows: [again] });
    await other.run.correct('attempt-1', { ...CELLS, orderId: 'B-1' });
    expect([same.sent[0]?.again, other.sent[0]?.again]).toEqual([true, false]);
  });

  it('waits with the others when it could not be sent', async () => {
    const { run, states } = start({ rows: [rowOf(1, REFUSED_ROW)], answers: [refusedWith({ kind: 'locked' })] });
    await run.correct('attempt-1', CELLS);
    expect([states(), run.progress().stop]).toMatchObject([['waiting'], { problem: { kind: 'locked' } }]);
    await run.goOn();
    expect(states()).toEqual(['created']);
  });
});

describe('a run that another page has stored', () => {
  const GOING = { running: true, asked: [], restsUntil: NOW };
  const other = (state: RowState): BulkRun => ({
    accountId: 'shop',
    header: false,
    terms: { expiry: '1h', ownExpiry: '', returnUrl: '' },
    rows: [rowOf(1, state)],
  });

  it('is shown', () => {
    const { run, states } = start({ rows: rows(1) });
    run.adopt(other({ is: 'leftOut' }), null);
    expect(states()).toEqual(['leftOut']);
  });

  it('is not shown by the page that sends', async () => {
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    const { run, attempts, states } = start({ rows: rows(1), answers: [promise] });
    const going = run.goOn();
    await expect.poll(attempts).toEqual(['attempt-1']);
    run.adopt(other({ is: 'leftOut' }), GOING);
    resolve(created('attempt-1'));
    await going;
    expect([states(), run.progress().elsewhere]).toEqual([['created'], false]);
  });

  it('is shown with progress while that page sends, and commands go to that page; nothing is sent here', async () => {
    const { run, sent, stored, commands, states } = start({ rows: rows(1) });
    run.adopt(other({ is: 'waiting' }), GOING);
    expect(run.progress()).toMatchObject({ ...GOING, busy: true, elsewhere: true });
    expect(await run.goOn()).toBe(false);
    await run.tryAlone('attempt-1');
    await run.sendAll('leftOut');
    await run.pause();
    await run.cancel();
    expect([sent, stored, commands, states()]).toEqual([[], [], ['pause', 'cancel'], ['waiting']]);
  });

  it('continues here once that page has stopped', async () => {
    const { run, states } = start({ rows: rows(1) });
    run.adopt(other({ is: 'waiting' }), GOING);
    run.adopt(other({ is: 'waiting' }), null);
    expect(run.progress()).toMatchObject({ running: false, busy: false, elsewhere: false, restsUntil: null });
    expect(await run.goOn()).toBe(true);
    expect(states()).toEqual(['created']);
  });
});
