import { computed, signal } from '@preact/signals';
import { act, render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { beforeEach, describe, expect, it } from 'vitest';
import { ErrorBoundary } from '../../../../components/ui/failure/ErrorBoundary';
import { lazy } from '../../../../components/ui/lazy';
import { startManifest } from '../../support/stage';

const broken = signal(false);
beforeEach(() => {
  startManifest();
  broken.value = false;
});

function check(): void {
  if (broken.value) throw new Error('broken');
}
const derived = computed(() => {
  check();
  return 'derived';
});

function Part() {
  check();
  return <p>whole</p>;
}
const IN: Record<string, () => preact.VNode> = {
  render: Part,
  'a computed signal': () => <p>whole {derived.value}</p>,
  'an effect': () => {
    const now = broken.value;
    useEffect(check, [now]);
    return <p>whole</p>;
  },
  'a layout effect': () => {
    const now = broken.value;
    useLayoutEffect(check, [now]);
    return <p>whole</p>;
  },
};
const show = (Part: () => preact.VNode, of?: string) => (
  <main>
    <p>beside</p>
    <ErrorBoundary part="The part" of={of}>
      <Part />
    </ErrorBoundary>
  </main>
);
const isSaid = () => screen.queryByRole('alert') !== null;

describe('an error boundary', () => {
  it.each(Object.entries(IN))('catches an error in %s, at first and later', async (_name, Part) => {
    const view = render(show(Part));
    expect(screen.getByText(/whole/)).toBeDefined();
    act(() => {
      broken.value = true;
    });
    expect([isSaid(), screen.queryByText(/whole/)]).toEqual([true, null]);
    expect(screen.getByText('beside')).toBeDefined();
    view.unmount();
    act(() => void render(show(Part)));
    expect(isSaid()).toBe(true);
  });

  it('tries again when a user wants to, and catches the error again', async () => {
    broken.value = true;
    render(show(Part));
    const again = () => userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await again();
    expect(isSaid()).toBe(true);
    broken.value = false;
    await again();
    expect(screen.getByText('whole')).toBeDefined();
  });

  it('tries again for something else, and only then', () => {
    broken.value = true;
    const { rerender } = render(show(Part, 'a'));
    broken.value = false;
    rerender(show(Part, 'a'));
    expect(isSaid()).toBe(true);
    rerender(show(Part, 'b'));
    expect(isSaid()).toBe(false);
  });

  it('says that a script did not load', async () => {
    const Later = lazy(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
    render(
      <ErrorBoundary part="The part">
        <Later />
      </ErrorBoundary>,
    );
    expect(await screen.findByRole('alert')).toBeDefined();
  });
});
