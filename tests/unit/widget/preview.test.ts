import { describe, expect, it } from 'vitest';
import { createPreview } from '../../../lib/widget/preview';
import { NOW } from '../support/examples';

const heard = (id: string) => ({ text: `{"id":"${id}"}`, detail: { id, status: 'NEW' } });

describe('the preview of a widget', () => {
  it('logs what the widget says, numbered on past a clear and another checkout', () => {
    let time = NOW;
    const { log, onEvent, clear } = createPreview(() => time++);
    onEvent(heard('CCO-1'), 'CCO-1');
    onEvent(heard('CCO-1'), 'CCO-2');
    expect(log.value.map(({ number, at, about }) => [number, at, about])).toEqual([
      [1, NOW, 'this'],
      [2, NOW + 1, 'another'],
    ]);
    clear();
    onEvent(heard('CCO-2'), 'CCO-2');
    expect(log.value.map(({ number }) => number)).toEqual([3]);
  });

  it('counts how often it was loaded, and knows how long that took', () => {
    const { round, reload, loadTime, onShown } = createPreview(() => NOW);
    onShown(12.5);
    expect([round.value, loadTime.value]).toEqual([1, 12.5]);
    reload();
    onShown(null);
    expect([round.value, loadTime.value]).toEqual([2, null]);
  });
});
