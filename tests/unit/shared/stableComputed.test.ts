import { effect, signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { stableComputed } from '../../../lib/shared/stableComputed';

it('stays the same object while what it says is the same, so that nothing follows', () => {
  const order = signal({ id: 'a', at: 1 });
  const id = stableComputed(() => ({ id: order.value.id }));
  const seen: { id: string }[] = [];
  const stop = effect(() => void seen.push(id.value));
  order.value = { id: 'a', at: 2 };
  expect(seen).toEqual([{ id: 'a' }]);
  order.value = { id: 'b', at: 2 };
  expect(seen).toEqual([{ id: 'a' }, { id: 'b' }]);
  stop();
});
