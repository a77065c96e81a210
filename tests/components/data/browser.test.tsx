import { signal } from '@preact/signals';
import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { online } from '../../../components/data/online';
import { useOnScreen } from '../../../components/data/useOnScreen';
import { grantSites, sitesAllowed } from '../../../lib/permissions/sites';
import { startBackground, startPermissions } from '../support/stage';

beforeEach(() => fakeBrowser.reset());

describe('what a page shows', () => {
  const ids = signal<string[]>([]);
  const waiting = signal(false);
  function Page() {
    useOnScreen(ids, waiting);
    return null;
  }
  const show = (now: string[]) =>
    act(() => {
      ids.value = now;
    });
  function open(first: string[]) {
    vi.useFakeTimers();
    const background = startBackground();
    ids.value = first;
    const { unmount } = render(<Page />);
    return {
      told: () => background.payloads('showing').map(({ checkoutIds }) => checkoutIds),
      leave: () => act(() => void unmount()),
    };
  }
  const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
  function turn(state: DocumentVisibilityState) {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
  }

  it('is told at once and then every 5 seconds', () => {
    const { told } = open(['a']);
    expect(told()).toEqual([['a']]);
    pass(4999);
    expect(told().length).toBe(1);
    pass(1);
    pass(5000);
    expect(told()).toEqual([['a'], ['a'], ['a']]);
  });

  it('is told only while the page is visible, and at once when it is visible again', () => {
    const { told } = open(['a']);
    turn('hidden');
    pass(60_000);
    expect(told().length).toBe(1);
    turn('visible');
    expect(told().length).toBe(2);
  });

  it('is told at once when it becomes something else, as when the list has been read', () => {
    const { told } = open([]);
    expect(told()).toEqual([]);
    show(['a', 'b']);
    expect(told()).toEqual([['a', 'b']]);
    show(['a', 'b']);
    expect(told().length).toBe(1);
  });

  it('is not told when it is nothing', () => {
    const { told } = open([]);
    pass(60_000);
    expect(told()).toEqual([]);
  });

  it('is told of 50 checkouts at most, the first ones', () => {
    const all = Array.from({ length: 60 }, (_, i) => `c${i}`);
    expect(open(all).told()).toEqual([all.slice(0, 50)]);
  });

  it('is not told any more when the page is gone', () => {
    const { told, leave } = open(['a']);
    leave();
    pass(60_000);
    turn('visible');
    expect(told().length).toBe(1);
  });

  it('may be told to nobody: the background of an updated extension is gone', async () => {
    vi.useFakeTimers();
    const sent = vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockRejectedValue(new Error('Context invalidated'));
    ids.value = ['a'];
    render(<Page />);
    await act(async () => void (await vi.advanceTimersByTimeAsync(5000)));
    expect(sent).toHaveBeenCalledTimes(2);
  });
});

describe('the connection', () => {
  function Page() {
    return <p>{online.value ? 'online' : 'offline'}</p>;
  }
  function turn(online: boolean) {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online);
    act(() => void dispatchEvent(new Event(online ? 'online' : 'offline')));
  }

  it('is known at once and followed', () => {
    const { container } = render(<Page />);
    expect(container.textContent).toBe('online');
    turn(false);
    expect(container.textContent).toBe('offline');
    turn(true);
    expect(container.textContent).toBe('online');
  });

  it('may be missing from the start', () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(render(<Page />).container.textContent).toBe('offline');
  });
});

describe('the permission to reach Inqud', () => {
  function Page() {
    return (
      <button type="button" onClick={grantSites}>
        {String(sitesAllowed.value)}
      </button>
    );
  }
  const shows = (text: string) => screen.findByRole('button', { name: text });

  it('is not known at first, then as the browser says', async () => {
    startPermissions(true);
    const { container } = render(<Page />);
    expect(container.textContent).toBe('null');
    expect(await shows('true')).toBeDefined();
  });

  it('is followed when a person takes it away or gives it elsewhere', async () => {
    const permissions = startPermissions(true);
    render(<Page />);
    await shows('true');
    permissions.set(false);
    await shows('false');
    permissions.set(true);
    expect(await shows('true')).toBeDefined();
  });

  it('is asked for by a click, for Inqud’s two sites and no others', async () => {
    startPermissions(false);
    render(<Page />);
    await userEvent.setup().click(await shows('false'));
    expect(await shows('true')).toBeDefined();
    expect(vi.mocked(fakeBrowser.permissions.request).mock.calls).toEqual([
      [{ origins: ['https://api.inqud.com/*', 'https://paycrypto.inqud.com/*'] }],
    ]);
  });

  it('is listened to only as long as the page is there', async () => {
    const { listeners } = startPermissions(true);
    const { unmount } = render(<Page />);
    await shows('true');
    expect(listeners.size).toBe(1);
    act(() => void unmount());
    expect(listeners.size).toBe(0);
  });
});
