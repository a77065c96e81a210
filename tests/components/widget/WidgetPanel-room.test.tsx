import { screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';

// Scripts that have shown no widget yet, as in a new page.
vi.resetModules();
const { failure, frame, loading, openPanel, pass } = await import('../support/panel');

const room = () => screen.getByRole('region', { name: 'Payment widget' }).style.minHeight;

// One page: the second widget finds the room that the first one left.
describe('the room for a widget', () => {
  it('is kept while it loads, when it fails and when it comes, and grows with it', () => {
    const { say, turnTo } = openPanel();
    expect([loading(), room()]).toEqual([true, '480px']);
    pass(8000);
    expect([failure() !== undefined, room()]).toEqual([true, '480px']);
    say({ desk: 'shown', after: 9000 });
    say({ desk: 'height', px: 300 });
    expect(room()).toBe('480px');
    say({ desk: 'height', px: 612 });
    expect(room()).toBe('612px');
    say({ desk: 'height', px: 377 });
    expect(room()).toBe('612px');
    turnTo('CCO-other');
    expect([loading(), room()]).toEqual([true, '612px']);
  });

  it('is from the start what the last one took', () => {
    openPanel(false);
    expect(room()).toBe('612px');
  });

  it('is not what an absurd height would take', () => {
    const { say } = openPanel();
    say({ desk: 'height', px: 20_000 });
    expect([frame()?.height, room()]).toEqual(['20000', '960px']);
  });
});
