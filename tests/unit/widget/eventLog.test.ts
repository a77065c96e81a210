import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../../lib/widget/eventLog';
import { eventTime, logText, MOST_EVENTS, withEvent } from '../../../lib/widget/eventLog';
import { CHECKOUT_ID, NOW } from '../support/examples';
import { useAmericanEnglish } from '../support/locale';

useAmericanEnglish();

const received = (id: string, status: string) => ({ text: JSON.stringify({ id, status }), detail: { id, status } });
const how = (number = 1) => ({ number, at: NOW, checkoutId: CHECKOUT_ID });

describe('the log of a widget’s events', () => {
  it('keeps each event, also a repeated one', () => {
    const once = withEvent([], received(CHECKOUT_ID, 'SUCCESS'), how(1));
    const twice = withEvent(once, received(CHECKOUT_ID, 'SUCCESS'), how(2));
    expect(twice.map(({ number, status, about }) => [number, status, about])).toEqual([
      [1, 'SUCCESS', 'this'],
      [2, 'SUCCESS', 'this'],
    ]);
  });

  it('marks events about another checkout, and undocumented ones', () => {
    const [another] = withEvent([], received('CCO-other', 'SUCCESS'), how());
    const [odd] = withEvent([], { text: 'null', detail: null }, how());
    expect([another?.about, another?.status]).toEqual(['another', 'SUCCESS']);
    expect([odd?.about, odd?.status]).toEqual(['nobody knows', null]);
  });

  it('keeps the text as received, with invisible characters escaped', () => {
    const [event] = withEvent([], { text: '{"status": "\u202eSUCCESS", "n": 1.10}', detail: null }, how());
    expect(event?.text).toBe('{"status": "\\u202eSUCCESS", "n": 1.10}');
  });

  it(`holds the last ${MOST_EVENTS} [S-9]`, () => {
    let log: LoggedEvent[] = [];
    for (let number = 1; number <= MOST_EVENTS + 5; number += 1) {
      log = withEvent(log, received(CHECKOUT_ID, 'NEW'), how(number));
    }
    expect(log).toHaveLength(MOST_EVENTS);
    expect(log[0]?.number).toBe(6);
  });

  it('is copied with one line for each event and its time', () => {
    const log = withEvent(withEvent([], received('CCO-1', 'NEW'), how()), received('CCO-1', 'SUCCESS'), {
      ...how(2),
      at: NOW + 1234,
    });
    expect(logText(log).split('\n')).toEqual([
      `${new Date(NOW).toISOString()} {"id":"CCO-1","status":"NEW"}`,
      `${new Date(NOW + 1234).toISOString()} {"id":"CCO-1","status":"SUCCESS"}`,
    ]);
  });

  it('shows the local time to the millisecond', () => {
    expect(eventTime(new Date(2026, 0, 2, 15, 4, 5, 67).getTime())).toBe('03:04:05.067 PM');
  });
});
