import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PanelEvent, PanelState } from '../../../lib/widget/panelState';
import { ANSWER_TIMES, nextPanel, startWith } from '../../../lib/widget/panelState';

const panelAfter = (...events: PanelEvent[]): PanelState => events.reduce(nextPanel, startWith('script'));
const EVENTS: PanelEvent[] = ['unanswered', 'answered', 'shown', 'late', 'blocked', 'forbidden'];

describe('the panel', () => {
  it('loads each way twice, then goes on to the next, and ends with a window', () => {
    const steps = [1, 2, 3, 4].map((count) => panelAfter(...Array<PanelEvent>(count).fill('unanswered')));
    expect(steps.map(({ way, load, is }) => [way, load, is])).toEqual([
      ['script', 1, 'loading'],
      ['page', 0, 'loading'],
      ['page', 1, 'loading'],
      ['page', 1, 'refused'],
    ]);
    expect(ANSWER_TIMES).toEqual([500, 2500]);
  });

  it('stays with what has answered', () => {
    expect(panelAfter('answered', 'unanswered', 'unanswered')).toMatchObject({ way: 'script', load: 0, is: 'loading' });
    expect(panelAfter('shown', 'unanswered', 'late')).toMatchObject({ way: 'script', is: 'shown' });
  });

  it('goes on at once where a policy forbids the script, and ends where that is the hosted page’s', () => {
    expect(panelAfter('answered', 'forbidden')).toEqual(startWith('page'));
    expect(panelAfter('forbidden', 'answered', 'forbidden').is).toBe('refused');
  });

  it('says that it is late only while it loads, and shows what comes after that', () => {
    expect(panelAfter('late').is).toBe('silent');
    expect(panelAfter('blocked', 'late').is).toBe('blocked');
    expect(panelAfter('late', 'answered', 'shown').is).toBe('shown');
    expect(panelAfter('late', 'unanswered', 'unanswered')).toEqual(startWith('page'));
  });

  it('never goes back to the first way by itself, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS), { maxLength: 30 }), (events) => {
        const ways = events.map((_, index) => panelAfter(...events.slice(0, index + 1)).way);
        expect(ways.join()).toMatch(/^(script,?)*(page,?)*$/);
      }),
    );
  });
});
