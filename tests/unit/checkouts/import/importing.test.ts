import { describe, expect, it, vi } from 'vitest';
import { createImporting } from '../../../../lib/checkouts/import/importing';
import type { ImportOutcome } from '../../../../lib/checkouts/outcomes';

const IMPORTED: ImportOutcome = { outcome: 'imported' };
const LOCKED: ImportOutcome = { outcome: 'failed', problem: { kind: 'locked' } };

/** An import that is answered with these, one after the other, and then with success. */
function open(...answers: (ImportOutcome | Error | Promise<ImportOutcome>)[]) {
  const importOne = vi.fn(async (_accountId: string, _checkoutId: string) => {
    const answer = await answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? IMPORTED;
  });
  const sleep = vi.fn(async (_ms: number) => {});
  const importing = createImporting({ importOne, sleep });
  const states = () =>
    importing.items.value.map(({ state }) => (typeof state === 'object' ? state.outcome : state)).join(' ');
  return { importing, states, sleep, asked: () => importOne.mock.calls.map(([, id]) => id) };
}

describe('an import', () => {
  it('asks for one after the other', async () => {
    const { importing, states, asked } = open(IMPORTED, { outcome: 'updated' }, { outcome: 'notFound' });
    const all = importing.start(['shop'], ['A', 'B', 'C']);
    expect([states(), importing.running.value]).toEqual(['asking waiting waiting', true]);
    await all;
    expect([states(), asked()]).toEqual(['imported updated notFound', ['A', 'B', 'C']]);
    expect([importing.running.value, importing.unfinished.value]).toEqual([false, false]);
  });

  it('asks for the same one again a second after it was told to wait', async () => {
    const { importing, asked, sleep } = open({ outcome: 'wait' });
    await importing.start(['shop'], ['A']);
    expect([asked(), sleep.mock.calls]).toEqual([['A', 'A'], [[1000]]]);
  });

  it.each<[string, ImportOutcome | Error, object]>([
    ['what concerns all', LOCKED, { problem: { kind: 'locked' } }],
    ['a background that fails', new Error('The database is closed.'), { error: 'The database is closed.' }],
  ])('pauses by itself for %s, and goes on with the same one', async (_what, answer, why) => {
    const { importing, states, asked } = open(answer);
    await importing.start(['shop'], ['A', 'B']);
    expect([importing.stop.value, states(), importing.waits.value]).toEqual([why, 'waiting waiting', true]);
    await importing.goOn(['shop']);
    expect([importing.stop.value, states(), asked()]).toEqual([null, 'imported imported', ['A', 'A', 'B']]);
  });

  it('that is paused hears of the last answer, and sends nothing more', async () => {
    const answer = Promise.withResolvers<ImportOutcome>();
    const { importing, states, asked } = open(answer.promise);
    const all = importing.start(['shop'], ['A', 'B']);
    importing.pause();
    expect([importing.running.value, importing.unfinished.value]).toEqual([false, true]);
    answer.resolve(IMPORTED);
    await all;
    expect([states(), asked()]).toEqual(['imported waiting', ['A']]);
    importing.clear();
    expect(states()).toBe('imported waiting');
    importing.cancel();
    expect([states(), importing.unfinished.value]).toEqual(['imported', false]);
    importing.clear();
    expect(states()).toBe('');
  });

  it('asks again only for what was not imported', async () => {
    const { importing, states, asked } = open(IMPORTED, { outcome: 'notFound' });
    await importing.start(['shop'], ['A', 'B']);
    await importing.retry(['shop']);
    expect([states(), asked()]).toEqual(['imported imported', ['A', 'B', 'B']]);
  });
});

describe('an import with several accounts', () => {
  type Answers = Record<string, Record<string, ImportOutcome>>;
  const SERVER: ImportOutcome = { outcome: 'failed', problem: { kind: 'server', status: 503, wait: null } };
  const REFUSED: ImportOutcome = { outcome: 'failed', problem: { kind: 'refused', status: 401, messages: [] } };

  /** Each account answers so of each checkout, else that it has none. */
  function openShops(answers: Answers, owners: Record<string, string> = {}, sleep = async () => {}) {
    const importOne = vi.fn(
      async (accountId: string, id: string): Promise<ImportOutcome> =>
        answers[accountId]?.[id] ?? { outcome: 'notFound' },
    );
    const importing = createImporting({ importOne, ownerOf: async (id) => owners[id], sleep });
    const results = () =>
      importing.items.value.map(({ state, accountId }) => [
        typeof state === 'object' ? state.outcome : state,
        accountId,
      ]);
    return { importing, results, asked: () => importOne.mock.calls.map(([account, id]) => `${account} ${id}`) };
  }

  it('asks with each until one has it, next time with that one first', async () => {
    const { importing, results, asked } = openShops({ b: { 1: IMPORTED, 2: IMPORTED } });
    await importing.start(['a', 'b', 'c'], ['1', '2', '3']);
    expect(asked()).toEqual(['a 1', 'b 1', 'b 2', 'b 3', 'a 3', 'c 3']);
    expect(results()).toEqual([
      ['imported', 'b'],
      ['imported', 'b'],
      ['notFound', undefined],
    ]);
  });

  it('asks first with the account of one that is here already', async () => {
    const { importing, asked } = openShops({ c: { 1: { outcome: 'updated' } } }, { 1: 'c', 2: 'removed' });
    await importing.start(['a', 'c'], ['1', '2']);
    expect(asked()).toEqual(['c 1', 'c 2', 'a 2']);
  });

  it('leaves out an account that is refused, and says so of what no other has', async () => {
    const { importing, results, asked } = openShops({ a: { 1: REFUSED }, b: { 1: IMPORTED } });
    await importing.start(['a', 'b'], ['1', '2']);
    expect(asked()).toEqual(['a 1', 'b 1', 'b 2']);
    expect([results(), importing.stop.value]).toEqual([
      [
        ['imported', 'b'],
        ['failed', 'a'],
      ],
      null,
    ]);
    await importing.retry(['a', 'b']);
    expect([asked().slice(3), results()[1]]).toEqual([
      ['a 2', 'b 2'],
      ['notFound', undefined],
    ]);
  });

  it('pauses when every account is refused', async () => {
    const { importing, results } = openShops({ a: { 1: REFUSED }, b: { 1: REFUSED } });
    await importing.start(['a', 'b'], ['1', '2']);
    expect([importing.stop.value, results()]).toEqual([
      { problem: { kind: 'refused', status: 401, messages: [] } },
      [
        ['waiting', undefined],
        ['waiting', undefined],
      ],
    ]);
  });

  it('asks the others when one fails, and fails where none has it', async () => {
    const { importing, results } = openShops({ a: { 1: SERVER, 2: SERVER }, b: { 1: IMPORTED } });
    await importing.start(['a', 'b'], ['1', '2']);
    expect(results()).toEqual([
      ['imported', 'b'],
      ['failed', 'a'],
    ]);
  });

  it('goes on with the next account after it was told to wait, and asks none twice', async () => {
    const waits = vi.fn();
    const { importing, asked, results } = openShops({ a: {}, b: { 1: { outcome: 'wait' } } }, {}, async () => {
      waits();
      if (waits.mock.calls.length === 2) importing.pause();
    });
    await importing.start(['a', 'b'], ['1']);
    expect([asked(), results()]).toEqual([['a 1', 'b 1', 'b 1'], [['waiting', undefined]]]);
  });

  it('that is paused asks no other account', async () => {
    const answer = Promise.withResolvers<ImportOutcome>();
    const importOne = vi.fn((_accountId: string, _id: string) => answer.promise);
    const importing = createImporting({ importOne, sleep: async () => {} });
    const all = importing.start(['a', 'b'], ['1']);
    await vi.waitFor(() => expect(importOne).toHaveBeenCalledTimes(1));
    importing.pause();
    answer.resolve({ outcome: 'notFound' });
    await all;
    expect([importOne.mock.calls.length, importing.items.value]).toEqual([1, [{ id: '1', state: 'waiting' }]]);
  });
});
