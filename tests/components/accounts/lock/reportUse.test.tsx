import { act, fireEvent, render } from '@testing-library/preact';
import { useEffect } from 'preact/hooks';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { reportUse } from '../../../../components/accounts/lock/reportUse';
import type { LockState } from '../../../../lib/accounts/settings';
import { lockState } from '../../../../lib/accounts/settings';
import { SECOND } from '../../../../lib/shared/time';
import { settingSignal } from '../../../../lib/storage/settingSignal';
import { writeSetting } from '../../../../lib/storage/settings';
import { NOW } from '../../../unit/support/examples';
import { startBackground } from '../../support/stage';

beforeEach(() => fakeBrowser.reset());

function Page() {
  useEffect(reportUse, []);
  return <p>{JSON.stringify(settingSignal(lockState).value ?? null)}</p>;
}

/** A page over a lock in this state, with what it said of a person. Time stands still. */
async function open(state: LockState | null) {
  vi.useFakeTimers({ now: NOW });
  const background = startBackground();
  await writeSetting(lockState, state);
  const { container, unmount } = render(<Page />);
  await settle();
  return {
    shown: () => JSON.parse(container.textContent ?? ''),
    said: () => background.payloads('used').length,
    asked: () => background.payloads('readLock').length,
    turn: (next: LockState | null) => act(() => writeSetting(lockState, next)),
    leave: () => act(() => void unmount()),
  };
}
const settle = () => act(async () => void (await vi.advanceTimersByTimeAsync(0)));
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const type = () => void fireEvent.keyDown(document.body, { key: 'x' });
const click = () => void fireEvent.pointerDown(document.body);

describe('the lock, as a page knows it', () => {
  it.each<[LockState | null]>([[null], [{ is: 'off' }], [{ is: 'unlocked' }], [{ is: 'locked', since: NOW }]])(
    'is as it is stored: %j',
    async (state) => {
      expect((await open(state)).shown()).toEqual(state);
    },
  );

  it('is looked at again by the background when a page opens', async () => {
    expect((await open(null)).asked()).toBe(1);
  });

  it('is followed, whoever locks or unlocks it', async () => {
    const { shown, turn } = await open({ is: 'unlocked' });
    await turn({ is: 'locked', since: NOW });
    expect(shown()).toEqual({ is: 'locked', since: NOW });
    await turn({ is: 'unlocked' });
    expect(shown()).toEqual({ is: 'unlocked' });
  });

  it('that cannot be read counts as not known', async () => {
    const { shown, turn } = await open({ is: 'unlocked' });
    await turn({ is: 'ajar' } as never);
    expect(shown()).toBeNull();
  });
});

describe('the use of a page', () => {
  it('is told at once and then, while a person types or clicks, at most every 15 s', async () => {
    const { said } = await open({ is: 'unlocked' });
    expect(said()).toBe(1);
    type();
    click();
    pass(15 * SECOND - 1);
    type();
    expect(said()).toBe(1);
    pass(1);
    click();
    type();
    expect(said()).toBe(2);
    pass(15 * SECOND);
    type();
    expect(said()).toBe(3);
  });

  it('is not told while nobody does anything', async () => {
    const { said } = await open({ is: 'unlocked' });
    pass(3600 * SECOND);
    expect(said()).toBe(1);
  });

  it.each<[LockState | null]>([[null], [{ is: 'off' }], [{ is: 'locked', since: NOW }]])(
    'is not told while the lock is %j',
    async (state) => {
      const { said } = await open(state);
      type();
      click();
      pass(60 * SECOND);
      type();
      expect(said()).toBe(0);
    },
  );

  it('is not told any more from the lock on, and again from the unlock on', async () => {
    const { said, turn } = await open({ is: 'unlocked' });
    await turn({ is: 'locked', since: NOW });
    pass(60 * SECOND);
    type();
    expect(said()).toBe(1);
    await turn({ is: 'unlocked' });
    expect(said()).toBe(2);
  });

  it('is not told any more when the page is gone', async () => {
    const { said, leave } = await open({ is: 'unlocked' });
    leave();
    pass(60 * SECOND);
    type();
    expect(said()).toBe(1);
  });

  it('may be told to nobody: the background of an updated extension is gone', async () => {
    vi.useFakeTimers({ now: NOW });
    await writeSetting(lockState, { is: 'unlocked' });
    const sent = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValue(new Error('Context invalidated'));
    render(<Page />);
    await settle();
    pass(15 * SECOND);
    type();
    await settle();
    expect(sent).toHaveBeenCalledTimes(3);
  });
});
