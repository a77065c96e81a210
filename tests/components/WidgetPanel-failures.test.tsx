import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { failure, frame, HOST, loading, openPanel, pass } from './panel';
import { HOSTED_URL } from './stage';

describe('a widget that fails', () => {
  it('to appear within 8 seconds is told, with what is safe and what to do', () => {
    openPanel();
    pass(7999);
    expect(failure()).toBeUndefined();
    pass(1);
    expect(failure()).toBe('The widget did not appear within 8 seconds. The payer’s page is not affected.');
    expect(frame()).toBeNull();
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Open the hosted page' }).href).toBe(HOSTED_URL);
  });

  it('to load its script is told at once', () => {
    const { say } = openPanel();
    say({ desk: 'blocked' });
    expect(failure()).toContain('The widget’s script did not load');
    pass(60_000);
    expect(failure()).toContain('The widget’s script did not load');
  });

  it('can be tried again, with 8 seconds of its own', () => {
    const { say, sent } = openPanel();
    pass(8000);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(loading()).toBe(true);
    pass(7999);
    expect(failure()).toBeUndefined();
    say({ desk: 'ready' });
    say({ desk: 'shown', after: 5 });
    expect(sent).toEqual([HOST]);
    pass(60_000);
    expect(failure()).toBeUndefined();
  });
});

describe('without the permission', () => {
  it('says so and asks for it, without a frame and without a "Try again" that cannot help', () => {
    const { grant } = openPanel(false);
    expect(failure()).toContain('The browser does not let Checkout Desk show the widget.');
    expect(frame()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Allow access to Inqud' }));
    expect(grant).toHaveBeenCalledTimes(1);
  });

  it('stays as it is, however long it takes, and loads once it is granted', () => {
    const { permit } = openPanel(false);
    pass(60_000);
    expect(failure()).toContain('does not let Checkout Desk');
    permit(true);
    expect(frame()).not.toBeNull();
    expect(loading()).toBe(true);
  });

  it('that is taken away meanwhile, the frame goes', () => {
    const { permit } = openPanel();
    permit(false);
    expect(frame()).toBeNull();
  });
});

describe('a frame that loads without our script in it', () => {
  const load = () => fireEvent.load(frame() as HTMLIFrameElement);

  it('is loaded again, three times at most, each time later', () => {
    openPanel();
    const seen = new Set([frame()]);
    for (const wait of [500, 1000, 2000]) {
      load();
      pass(wait - 1);
      expect(seen.has(frame())).toBe(true);
      pass(1);
      expect(seen.has(frame())).toBe(false);
      seen.add(frame());
    }
    load();
    pass(4000);
    expect(seen.size).toBe(4);
    expect(seen.has(frame())).toBe(true);
  });

  it('is not loaded again once it has said that it is ready', () => {
    const { say } = openPanel();
    const first = frame();
    say({ desk: 'ready' });
    load();
    pass(5000);
    expect(frame()).toBe(first);
  });

  it('is not loaded again when it becomes ready while that is waited for', () => {
    const { say } = openPanel();
    const first = frame();
    load();
    say({ desk: 'ready' });
    pass(5000);
    expect(frame()).toBe(first);
  });
});
