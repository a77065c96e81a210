import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { connect, failure, frame, HOST, loading, openPanel, pass } from '../support/panel';
import { HOSTED_URL } from '../support/stage';

describe('a widget that fails', () => {
  it('to appear within 8 seconds is told, with what is safe and what to do', () => {
    openPanel();
    pass(7999);
    expect(failure()).toBeUndefined();
    pass(1);
    expect(failure()).toBe(
      'The widget did not appear within 8 seconds. Should it still come, it is shown. The payer’s page is not affected.',
    );
    expect(loading()).toBe(false);
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Open the hosted page' }).href).toBe(HOSTED_URL);
  });

  it('to appear in time, and still comes, is shown', () => {
    const { say, sent } = openPanel();
    const first = frame();
    pass(20_000);
    say({ desk: 'ready' });
    say({ desk: 'shown', after: 12_000 });
    expect([failure(), frame(), sent]).toEqual([undefined, first, [HOST]]);
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

describe('without a connection', () => {
  const OFFLINE =
    'This computer is offline. The widget loads by itself once it is connected again. The payer’s page is not affected.';

  it('says so at once, with the hosted page as the way out, and loads nothing', () => {
    connect(false);
    openPanel();
    expect([failure(), loading(), frame()]).toEqual([OFFLINE, false, null]);
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Open the hosted page' }).href).toBe(HOSTED_URL);
    pass(60_000);
    expect(failure()).toBe(OFFLINE);
  });

  it('loads by itself once it is connected again, with 8 seconds of its own', () => {
    connect(false);
    const { say, sent } = openPanel();
    pass(60_000);
    connect(true);
    expect([failure(), loading()]).toEqual([undefined, true]);
    pass(7999);
    say({ desk: 'ready' });
    say({ desk: 'shown', after: 5 });
    expect([failure(), loading(), sent]).toEqual([undefined, false, [HOST]]);
  });

  it('that is lost while the widget loads, the same', () => {
    openPanel();
    pass(2000);
    connect(false);
    expect([failure(), frame()]).toEqual([OFFLINE, null]);
    connect(true);
    expect(loading()).toBe(true);
  });

  it.each(['silent', 'blocked'])('that is lost and found makes one that was %s try again', (was) => {
    const { say } = openPanel();
    if (was === 'silent') pass(8000);
    else say({ desk: 'blocked' });
    connect(false);
    expect(failure()).toBe(OFFLINE);
    connect(true);
    expect([failure(), loading()]).toEqual([undefined, true]);
  });

  it('leaves a widget that is there as it is', () => {
    const { say } = openPanel();
    const first = frame();
    say({ desk: 'ready' });
    say({ desk: 'shown', after: 5 });
    connect(false);
    pass(60_000);
    connect(true);
    expect([failure(), loading(), frame()]).toEqual([undefined, false, first]);
  });

  it('may be the browser’s mistake, so “Try again” does try, and says the same when nothing comes', () => {
    connect(false);
    const { say } = openPanel();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect([failure(), loading()]).toEqual([undefined, true]);
    pass(8000);
    expect(failure()).toBe(OFFLINE);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    say({ desk: 'shown', after: 5 });
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
