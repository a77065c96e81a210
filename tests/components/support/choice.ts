import { signal } from '@preact/signals';
import { act } from '@testing-library/preact';
import { account } from '../../unit/support/examples';

/** A choice of these accounts, by ID. It stays as it is when a page chooses: a test turns to another one. */
export function choiceOf(ids: string[], currentId = ids[0], choose: (id: string) => void = () => {}) {
  const accounts = signal(ids.map((id) => account({ id, label: id })));
  const find = (id: string | undefined) => accounts.value.find((each) => each.id === id) ?? null;
  const current = signal(find(currentId));
  const choice = { accounts, current, switchedElsewhere: signal(false), choose };
  const turnTo = (id: string) =>
    act(() => {
      current.value = find(id);
    });
  return { choice, turnTo };
}
