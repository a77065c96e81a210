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
    const all = importing.start('shop', ['A', 'B', 'C']);
    expect([states(), importing.running.value]).toEqual(['asking waiting waiting', true]);
    await all;
    expect([states(), asked()]).toEqual(['imported updated notFound', ['A', 'B', 'C']]);
    expect([importing.running.value, importing.unfinished.value]).toEqual([false, false]);
  });

  it('asks for the same one again a second after it was told to wait', async () => {
    const { importing, asked, sleep } = open({ outcome: 'wait' });
    await importing.start('shop', ['A']);
    expect([asked(), sleep.mock.calls]).toEqual([['A', 'A'], [[1000]]]);
  });

  it.each<[string, ImportOutcome | Error, object]>([
    ['what concerns all', LOCKED, { problem: { kind: 'locked' } }],
    ['a background that fails', new Error('The database is closed.'), { error: 'The database is closed.' }],
  ])('pauses by itself for %s, and goes on with the same one', async (_what, answer, why) => {
    const { importing, states, asked } = open(answer);
    await importing.start('shop', ['A', 'B']);
    expect([importing.stop.value, states(), importing.waits.value]).toEqual([why, 'waiting waiting', true]);
    await importing.goOn('shop');
    expect([importing.stop.value, states(), asked()]).toEqual([null, 'imported imported', ['A', 'A', 'B']]);
  });

  it('that is paused hears of the last answer, and sends nothing more', async () => {
    const answer = Promise.withResolvers<ImportOutcome>();
    const { importing, states, asked } = open(answer.promise);
    const all = importing.start('shop', ['A', 'B']);
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
    await importing.start('shop', ['A', 'B']);
    await importing.retry('shop');
    expect([states(), asked()]).toEqual(['imported imported', ['A', 'B', 'B']]);
  });
});
