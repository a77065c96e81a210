import { signal } from '@preact/signals';
import { act, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Ago, TimeLeft } from '../../../components/ui/Time';
import { inqudClock } from '../../../lib/checkouts/clock';
import { MINUTE, SECOND } from '../../../lib/shared/time';
import { NOW } from '../../unit/support/examples';
import { useAmericanEnglish } from '../../unit/support/locale';
import { clockAt } from '../support/stage';

useAmericanEnglish();

const EXACT = /^Mar 1, 2026, 12:00:00\sPM UTC$/;
const time = () => screen.getByTitle(EXACT);

describe('how long ago', () => {
  it.each([
    [-MINUTE, 'just now'],
    [0, 'just now'],
    [12 * SECOND, '12 s'],
    [2 * MINUTE, '2 min'],
  ])('%d ms is "%s", with the exact time and zone as title', (later, text) => {
    render(<Ago at={NOW} clock={clockAt(later)} />);
    expect(time().textContent).toBe(text);
    expect(time().title).toMatch(EXACT);
    expect(time().getAttribute('datetime')).toBe('2026-03-01T12:00:00.000Z');
  });

  it('follows the clock', () => {
    const clock = signal(NOW);
    render(<Ago at={NOW} clock={clock} />);
    act(() => {
      clock.value = NOW + 12 * SECOND;
    });
    expect(time().textContent).toBe('12 s');
  });
});

describe('how much time is left', () => {
  it.each([
    [-(4 * MINUTE + 10 * SECOND), '4:10 left'],
    [-1, '0:00 left'],
    [0, 'Time is up'],
    [MINUTE, 'Time is up'],
  ])('%d ms from the end is "%s"', (later, text) => {
    render(<TimeLeft until={NOW} clock={clockAt(later)} />);
    expect(time().textContent).toBe(text);
    expect(time().title).toMatch(EXACT);
  });
});

describe('the clock of a page', () => {
  function Page() {
    return <p>{inqudClock.value - NOW}</p>;
  }

  it('shows the time once a second, and stops with the page', () => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval'] });
    const { container, unmount } = render(<Page />);
    expect(container.textContent).toBe('0');
    act(() => void vi.advanceTimersByTime(999));
    expect(container.textContent).toBe('0');
    act(() => void vi.advanceTimersByTime(1));
    expect(container.textContent).toBe('1000');
    act(() => void vi.advanceTimersByTime(5 * SECOND));
    expect(container.textContent).toBe('6000');
    act(() => void unmount());
    expect(vi.getTimerCount()).toBe(0);
  });
});
