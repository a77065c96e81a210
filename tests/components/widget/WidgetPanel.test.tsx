import { describe, expect, it } from 'vitest';
import { WIDGET_ORIGIN, WIDGET_SCRIPT_URL } from '../../../lib/inqud/origins';
import { CHECKOUT_ID } from '../../unit/support/examples';
import { failure, frame, HOST, loading, openPanel, pass } from '../support/panel';
import { statusChanged } from '../support/stage';

/** How the panel reports a status of its checkout to the background. */
const report = (status: string) => ({
  command: 'reportStatus',
  payload: { source: 'widget', id: CHECKOUT_ID, status },
});

describe('the widget panel', () => {
  it('loads Inqud’s own address, 392 px wide, in a frame that cannot move our page', () => {
    openPanel();
    expect(frame()?.src).toBe(WIDGET_SCRIPT_URL);
    expect(frame()?.width).toBe('392');
    expect(frame()?.getAttribute('sandbox')).toBe('allow-scripts allow-same-origin allow-forms allow-popups');
    expect(loading()).toBe(true);
  });

  it('speaks first: tells the frame which checkout, once it has loaded, and nobody but Inqud’s origin', () => {
    const { load, sent } = openPanel();
    expect(sent).toEqual([]);
    load();
    expect(sent).toEqual([HOST]);
  });

  it('says it once: the frame that hosts the widget replaces its own document, which loads again', () => {
    const { say, load, sent } = openPanel();
    load();
    say({ desk: 'hosting' });
    load();
    pass(60_000);
    expect(sent).toEqual([HOST]);
  });

  it('says no more that it is loading once the widget is shown', () => {
    const { say } = openPanel();
    say({ desk: 'hosting' });
    expect(loading()).toBe(true);
    say({ desk: 'shown', after: 12 });
    expect(loading()).toBe(false);
    pass(60_000);
    expect(failure()).toBeUndefined();
  });

  it('does not start anew when the permission, unknown at first, turns out to be there', () => {
    const { say, permit } = openPanel(null);
    const first = frame();
    say({ desk: 'hosting' });
    say({ desk: 'shown', after: 12 });
    permit(true);
    expect(frame()).toBe(first);
    expect(loading()).toBe(false);
  });

  it('is as high as the widget, but never lower than 240 px', () => {
    const { say } = openPanel();
    say({ desk: 'height', px: 612 });
    expect(frame()?.height).toBe('612');
    say({ desk: 'height', px: 3 });
    expect(frame()?.height).toBe('240');
  });

  it('passes on every status of its checkout', () => {
    const { say, reported } = openPanel();
    for (const status of ['REQUEST_CREATED', 'success', 'SOMETHING_NEW']) {
      say(statusChanged({ id: CHECKOUT_ID, status }));
    }
    expect(reported()).toEqual(['REQUEST_CREATED', 'success', 'SOMETHING_NEW'].map((status) => report(status)));
  });

  it('passes on nothing about another checkout', () => {
    const { say, reported } = openPanel();
    say(statusChanged({ id: 'CCO-other', status: 'SUCCESS' }));
    expect(reported()).toEqual([]);
  });

  it('tells how long the widget took, and that this is not known while it loads anew', () => {
    const { say, onShown, turnTo } = openPanel();
    say({ desk: 'shown', after: 12.5 });
    turnTo('CCO-other');
    say({ desk: 'shown', after: 7 });
    expect(onShown.mock.calls).toEqual([[null], [12.5], [null], [7]]);
  });

  it.each([
    ['about its checkout', { id: CHECKOUT_ID, status: 'SUCCESS', more: 1 }, { id: CHECKOUT_ID, status: 'SUCCESS' }],
    ['about another', { id: 'CCO-other', status: 'SUCCESS' }, { id: 'CCO-other', status: 'SUCCESS' }],
    ['without a status', { id: CHECKOUT_ID }, null],
    ['with an empty status', { id: CHECKOUT_ID, status: '' }, null],
    ['with far too long a status', { id: CHECKOUT_ID, status: 'x'.repeat(61) }, null],
    ['with numbers', { id: 1, status: 2 }, null],
    ['that is nothing', null, null],
  ])('tells of an event %s as it came; only a documented one is a status', (_what, came, detail) => {
    const { say, onHeard, reported } = openPanel();
    say(statusChanged(came));
    expect(onHeard.mock.calls).toEqual([[{ text: JSON.stringify(came), detail }]]);
    expect(reported()).toEqual(detail?.id === CHECKOUT_ID ? [report('SUCCESS')] : []);
  });

  it('listens for the new one when it turns to another checkout', () => {
    const { say, load, reported, sent, turnTo } = openPanel();
    turnTo('CCO-other');
    load();
    expect(sent).toEqual([[{ desk: 'host', checkoutId: 'CCO-other' }, WIDGET_ORIGIN]]);
    say(statusChanged({ id: CHECKOUT_ID, status: 'SUCCESS' }));
    expect(reported()).toEqual([]);
  });
});

describe('a message', () => {
  const status = statusChanged({ id: CHECKOUT_ID, status: 'SUCCESS' });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that only begins alike', { origin: `${WIDGET_ORIGIN}.evil.example` }],
    ['no origin', { origin: '' }],
    ['an opaque origin', { origin: 'null' }],
    ['another window', { source: new EventTarget() }],
    ['no window', { source: null }],
  ])('from %s is ignored', (_what, from) => {
    const { say, reported, sent } = openPanel();
    say({ desk: 'hosting' }, from);
    say({ desk: 'shown', after: 1 }, from);
    say({ desk: 'height', px: 999 }, from);
    say(status, from);
    expect(sent).toEqual([]);
    expect(reported()).toEqual([]);
    expect(loading()).toBe(true);
    expect(frame()?.height).toBe('480');
  });

  it.each([
    [null],
    ['hosting'],
    [{}],
    [{ desk: 'constructor' }],
    [{ desk: 'shown' }],
    [{ desk: 'shown', after: -1 }],
    [{ desk: 'height', px: '999' }],
    [{ desk: 'height', px: 20_001 }],
    [{ desk: 'height', px: Number.NaN }],
    [{ desk: 'status' }],
    [{ desk: 'status', detail: { id: CHECKOUT_ID, status: 'SUCCESS' } }],
    [{ desk: 'status', detail: 'x'.repeat(4002) }],
  ])('of another shape is ignored: %j', (data) => {
    const { say, reported, onHeard, sent } = openPanel();
    say(data);
    expect(sent).toEqual([]);
    expect(reported()).toEqual([]);
    expect(onHeard).not.toHaveBeenCalled();
    expect(loading()).toBe(true);
    expect(frame()?.height).toBe('480');
  });
});
