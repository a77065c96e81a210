import { act, fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetWay } from '../../../components/widget/firstWay';
import { WIDGET_SCRIPT_URL } from '../../../lib/inqud/origins';
import { CHECKOUT_ID } from '../../unit/support/examples';
import { connect, failure, frame, HOST, loading, openPanel, pass } from '../support/panel';
import { HOSTED_URL, statusChanged } from '../support/stage';

beforeEach(forgetWay);

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
    const { say, load, sent } = openPanel();
    const first = frame();
    pass(20_000);
    load();
    say({ desk: 'hosting' });
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
    const { say, load, sent } = openPanel();
    pass(8000);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(loading()).toBe(true);
    pass(7999);
    expect(failure()).toBeUndefined();
    load();
    say({ desk: 'hosting' });
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
    const { say, load, sent } = openPanel();
    pass(60_000);
    connect(true);
    expect([failure(), loading()]).toEqual([undefined, true]);
    pass(7999);
    load();
    say({ desk: 'hosting' });
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
    say({ desk: 'hosting' });
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
  it('is loaded again once: right after a permission was granted, the script may be missing', () => {
    const { load } = openPanel();
    const first = frame();
    load();
    pass(499);
    expect(frame()).toBe(first);
    pass(1);
    expect(frame()).not.toBe(first);
    expect(frame()?.src).toBe(WIDGET_SCRIPT_URL);
  });

  it.each([
    ['before it is asked', false],
    ['while its answer is waited for', true],
  ])('is not loaded again once it has answered %s', (_when, isAsked) => {
    const { say, load } = openPanel();
    const first = frame();
    if (isAsked) load();
    say({ desk: 'hosting' });
    if (!isAsked) load();
    pass(5000);
    expect(frame()).toBe(first);
  });

  it('gives its place to the hosted page, which is said once that is there, and reported of like the widget', () => {
    const { say, sent, reported, onHeard } = openPanel();
    refuseWidget();
    expect([frame()?.src, loading()]).toEqual([HOSTED_URL, true]);
    expect(screen.queryByText(/whole page/)).toBeNull();
    fireEvent.load(frame() as HTMLIFrameElement);
    expect(sent).toEqual([HOST, HOST, HOST]);
    say({ desk: 'hosting' });
    say({ desk: 'shown', after: 5 });
    expect([failure(), loading()]).toEqual([undefined, false]);
    expect(screen.getByText(/Inqud does not let the widget be shown alone here/)).toBeDefined();
    say(statusChanged({ id: CHECKOUT_ID, status: 'SUCCESS' }));
    expect(onHeard).toHaveBeenCalledTimes(1);
    expect(reported()).toEqual([
      { command: 'reportStatus', payload: { source: 'widget', id: CHECKOUT_ID, status: 'SUCCESS' } },
    ]);
    pass(60_000);
    expect(failure()).toBeUndefined();
  });

  it('gives its place at once when its own policy forbids the script, and what else it says counts no more', () => {
    const { say } = openPanel();
    act(() => {
      say({ desk: 'hosting' });
      say({ desk: 'forbidden' });
      say({ desk: 'blocked' });
    });
    expect([frame()?.src, failure()]).toEqual([HOSTED_URL, undefined]);
  });

  it('gives its place to a window when the hosted page may not be framed either, opened by a click alone', () => {
    const open = vi.spyOn(globalThis, 'open').mockReturnValue(null);
    openPanel();
    refuseWidget();
    refuseWidget();
    expect(frame()).toBeNull();
    expect(failure()).toBe(
      'Inqud does not let its pages be shown inside others, or does not answer. A window of its own can show it. ' +
        'The payer’s page is not affected.',
    );
    expect(open).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole('button', { name: 'Open in a 392 px window' }));
    expect(open.mock.calls).toEqual([[HOSTED_URL, '_blank', 'popup,width=392,height=720,noopener,noreferrer']]);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect([frame()?.src, loading()]).toEqual([WIDGET_SCRIPT_URL, true]);
  });

  it('is not tried first for the next checkout where headers cannot be changed, until a person asks for it', () => {
    const { say, turnTo } = openPanel();
    refuseWidget();
    say({ desk: 'hosting' });
    say({ desk: 'shown', after: 5 });
    turnTo('CCO-other');
    expect(frame()?.src).toBe('https://paycrypto.inqud.com/checkout/CCO-other');
    say({ desk: 'hosting' });
    say({ desk: 'shown', after: 5 });
    fireEvent.click(screen.getByRole('button', { name: 'Try the widget' }));
    expect(frame()?.src).toBe(WIDGET_SCRIPT_URL);
    turnTo(CHECKOUT_ID);
    expect(frame()?.src).toBe(WIDGET_SCRIPT_URL);
  });

  it('says after 8 seconds more that the hosted page is slow', () => {
    openPanel();
    refuseWidget();
    pass(7999);
    expect(failure()).toBeUndefined();
    pass(1);
    expect(failure()).toContain('The widget did not appear within 8 seconds.');
  });

  it('asks again in a hosted page that loads another document of Inqud’s', () => {
    const { say, sent } = openPanel();
    refuseWidget();
    fireEvent.load(frame() as HTMLIFrameElement);
    say({ desk: 'hosting' });
    fireEvent.load(frame() as HTMLIFrameElement);
    pass(60_000);
    expect(sent).toEqual([HOST, HOST, HOST, HOST]);
    expect(frame()?.src).toBe(HOSTED_URL);
  });
});

describe('where the browser can allow the frame', () => {
  it('loads nothing before that is done, and then the widget', async () => {
    const allowing = Promise.withResolvers<void>();
    openPanel(true, allowing.promise);
    expect([frame(), loading()]).toEqual([null, true]);
    await act(async () => allowing.resolve());
    expect(frame()?.src).toBe(WIDGET_SCRIPT_URL);
  });
});

/** What is framed loads twice, and nobody in it answers. */
function refuseWidget(): void {
  for (const wait of [500, 2500]) {
    act(() => void fireEvent.load(frame() as HTMLIFrameElement));
    pass(wait);
  }
}
