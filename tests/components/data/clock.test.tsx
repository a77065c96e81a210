import { act, render, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { inqudClock } from '../../../lib/checkouts/clock';
import { clockOffset } from '../../../lib/checkouts/settings';
import { HOUR, MINUTE } from '../../../lib/shared/time';
import { readSetting, writeSetting } from '../../../lib/storage/settings';
import { NOW } from '../../unit/support/examples';

beforeEach(() => {
  fakeBrowser.reset();
  // The database of settings needs the real rest.
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
});

/** How far the page's time is past NOW, ms. */
function Page() {
  return <p role="status">{inqudClock.value - NOW}</p>;
}
const shown = () => Number(screen.getByRole('status').textContent);
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
/** What the page asked for before this was asked for has been answered. */
const settled = () => act(async () => void (await readSetting(clockOffset)));

describe('the clock of a page', () => {
  it('goes once a second', async () => {
    render(<Page />);
    await pass(0);
    expect(shown()).toBe(0);
    await pass(999);
    expect(shown()).toBe(0);
    await pass(1);
    expect(shown()).toBe(1000);
    await pass(MINUTE);
    expect(shown()).toBe(MINUTE + 1000);
  });

  it.each([HOUR, -HOUR])('shows Inqud’s time, which is %i ms ahead', async (ahead) => {
    await writeSetting(clockOffset, ahead);
    render(<Page />);
    await settled();
    expect(shown()).toBe(ahead);
    await pass(1000);
    expect(shown()).toBe(ahead + 1000);
  });

  it('follows at once when an answer tells another time', async () => {
    render(<Page />);
    await pass(0);
    await act(() => writeSetting(clockOffset, 5 * MINUTE));
    await settled();
    expect(shown()).toBe(5 * MINUTE);
  });

  it('stops with its page', async () => {
    const { unmount } = render(<Page />);
    await pass(0);
    act(() => void unmount());
    expect(vi.getTimerCount()).toBe(0);
  });
});
