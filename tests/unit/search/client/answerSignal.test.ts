import { effect, signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { answerSignal } from '../../../../lib/search/client/answerSignal';

/** A question about a word, whose answers come when the test says so. */
function start(first: string | null) {
  const word = signal<string | null>(first);
  const asked: string[] = [];
  const answers = new Map<string, PromiseWithResolvers<string>>();
  const fail = vi.fn();
  const answer = answerSignal(() => {
    const about = word.value;
    if (about === null) return null;
    return () => {
      asked.push(about);
      const coming = Promise.withResolvers<string>();
      answers.set(about, coming);
      return coming.promise;
    };
  }, fail);
  const stop = effect(() => void answer.value);
  return { word, asked, answers, fail, answer, stop };
}
const settled = () => new Promise((done) => setTimeout(done));

describe('the answer to a question', () => {
  it('is null until it is there, and asked again when what it is about changes', async () => {
    const { word, asked, answers, answer } = start('a');
    expect(answer.value).toBeNull();
    answers.get('a')?.resolve('A');
    await settled();
    expect(answer.value).toBe('A');
    word.value = 'b';
    expect([asked, answer.value]).toEqual([['a', 'b'], 'A']);
    answers.get('b')?.resolve('B');
    await settled();
    expect(answer.value).toBe('B');
  });

  it('is that of the last question, in whatever order the answers come', async () => {
    const { word, answers, answer } = start('a');
    word.value = 'b';
    answers.get('b')?.resolve('B');
    answers.get('a')?.resolve('A');
    await settled();
    expect(answer.value).toBe('B');
  });

  it('is kept while there is no question, without what is still on its way', async () => {
    const { word, asked, answers, answer } = start('a');
    answers.get('a')?.resolve('A');
    await settled();
    word.value = 'b';
    word.value = null;
    answers.get('b')?.resolve('B');
    await settled();
    expect([asked, answer.value]).toEqual([['a', 'b'], 'A']);
  });

  it('that fails to come is reported, unless it is not wanted any more', async () => {
    const { word, answers, fail } = start('a');
    word.value = 'b';
    answers.get('a')?.reject(new Error('Broken'));
    await settled();
    expect(fail).not.toHaveBeenCalled();
    answers.get('b')?.reject(new Error('Broken'));
    await settled();
    expect(fail).toHaveBeenCalledTimes(1);
  });

  it('is forgotten once nobody subscribes, also what is still on its way', async () => {
    const { answers, fail, answer, stop } = start('a');
    stop();
    answers.get('a')?.reject(new Error('Broken'));
    await settled();
    expect([answer.value, fail.mock.calls.length]).toEqual([null, 0]);
  });
});
