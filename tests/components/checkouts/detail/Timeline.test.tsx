import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../../components/checkouts/detail/Timeline';
import type { CheckoutLink, TimelineEntry } from '../../../../lib/checkouts/database';
import { REASONS } from '../../../../lib/checkouts/database';
import { DAY, MINUTE } from '../../../../lib/shared/time';
import { NOW } from '../../../unit/support/examples';
import { useAmericanEnglish } from '../../../unit/support/locale';
import { entry, MARKUP, textOf } from '../../support/stage';

useAmericanEnglish();

/** Each line as read, with plain spaces. */
function linesOf(...entries: Partial<TimelineEntry>[]) {
  return linesFor(null, entries);
}

function linesFor(reason: string | null, entries: Partial<TimelineEntry>[]) {
  render(
    <Timeline
      entries={entries.map((changes, i) => entry({ seq: i + 1, ...changes }))}
      reason={reason}
      hrefOf={(id) => `#/checkouts/${id}`}
    />,
  );
  return screen.queryAllByRole('listitem').map((line) => line.textContent?.replaceAll(/\s+/g, ' '));
}

const settled = (status: string) => ({ at: NOW + MINUTE, status });

it('says that no more entries are kept, once there are as many as that', () => {
  const told = 'Only the newest 1,000 entries of a checkout are kept.';
  linesOf(...Array.from({ length: 999 }, () => ({})));
  expect(screen.queryByText(told)).toBeNull();
  linesOf(...Array.from({ length: 1000 }, () => ({})));
  expect(screen.getByText(told)).toBeDefined();
});

it('names the colleague who did or said something', () => {
  const by = 'Anna';
  const lines = linesOf(
    { source: 'created', from: null, to: 'NEW', by },
    { source: 'colleague', from: 'NEW', to: 'SUCCESS', by },
    { source: 'colleague', from: 'NEW', to: 'SUCCESS', by, settled: settled('SUCCESS') },
    { source: 'person', from: 'CONFLICT', to: 'CONFLICT', acknowledged: ['conflict'], note: 'Refunded', by },
  ).map((line) => line?.replaceAll(/[\u2066-\u2069]/g, ''));
  for (const [at, words] of [
    'Created by Anna.',
    'Reported by Anna’s desk. Not confirmed yet.',
    'Reported by Anna’s desk. Confirmed by Inqud, ',
    'Handled by Anna: conflict. “Refunded”',
  ].entries()) {
    expect(lines[at]).toContain(words);
  }
});

describe('the line of a final status', () => {
  const PAID = { source: 'refresh', from: 'NEW', to: 'SUCCESS' } as const;
  const linesSince = (finalSince: { at: number; by: 'inqud' | 'here' }, ...entries: Partial<TimelineEntry>[]) => {
    render(
      <Timeline
        entries={entries.map((changes, i) => entry({ seq: i + 1, ...changes }))}
        reason={null}
        finalSince={{ status: 'SUCCESS', ...finalSince }}
        hrefOf={(id) => `#/checkouts/${id}`}
      />,
    );
    return screen.getAllByRole('listitem').map((line) => textOf(line.querySelector('div > .soft:last-child')));
  };
  const BY_INQUD = 'Paid since 11:59:59 AM, by Inqud.';

  it.each<[string, Partial<TimelineEntry>[], string[]]>([
    ['a refresh', [{ source: 'created' }, PAID], ['Created.', `Checked with Inqud. ${BY_INQUD}`]],
    ['an import', [{ source: 'imported', to: 'SUCCESS' }], [`Imported from Inqud. ${BY_INQUD}`]],
    [
      'a report that Inqud confirmed',
      [{ ...PAID, source: 'widget', settled: settled('SUCCESS') }],
      [`Reported by widget. Confirmed by Inqud, 12:01:00 PM. ${BY_INQUD}`],
    ],
    [
      'the first answer of it, of several and of what people did since',
      [PAID, { ...PAID, source: 'webhook', settled: settled('SUCCESS') }, { source: 'person', to: 'SUCCESS' }],
      [`Checked with Inqud. ${BY_INQUD}`, 'Reported by webhook. Confirmed by Inqud, 12:01:00 PM.', 'Handled: .'],
    ],
    [
      'the last time that it became so',
      [PAID, { source: 'refresh', from: 'SUCCESS', to: 'CONFLICT' }, { ...PAID, from: 'CONFLICT' }],
      ['Checked with Inqud.', 'Checked with Inqud.', `Checked with Inqud. ${BY_INQUD}`],
    ],
    [
      'no report that Inqud has not confirmed',
      [{ ...PAID, source: 'widget' }, PAID],
      ['Reported by widget. Not confirmed yet.', `Checked with Inqud. ${BY_INQUD}`],
    ],
  ])('says since when it is so by Inqud: %s', (_what, entries, lines) => {
    expect(linesSince({ at: NOW - 1000, by: 'inqud' }, ...entries)).toEqual(lines);
  });

  it('says the day as well, when that is another one than when it was seen', () => {
    expect(linesSince({ at: NOW - 2 * DAY, by: 'inqud' }, PAID)).toEqual([
      'Checked with Inqud. Paid since 12:00:00 PM, Feb 27, 2026, by Inqud.',
    ]);
  });

  it('says when Inqud gave no time', () => {
    expect(linesSince({ at: NOW, by: 'here' }, PAID)).toEqual([
      'Checked with Inqud. Inqud gave no time for it: this is when it was seen here.',
    ]);
  });
});

describe('a line of the timeline', () => {
  it.each<[string, Partial<TimelineEntry>, string]>([
    ['the creation', { source: 'created' }, 'OpenCreated.'],
    ['the first attempt', { source: 'created', attempt: 1 }, 'OpenCreated.'],
    ['a second attempt', { source: 'created', attempt: 2 }, 'OpenCreated on attempt 2.'],
    [
      'a refresh',
      { source: 'refresh', from: 'NEW', to: 'PAYMENT_DETECTED' },
      'Open → to Payment detectedChecked with Inqud.',
    ],
    [
      'a report of the widget',
      { source: 'widget', from: 'NEW', to: 'SUCCESS' },
      'Open → to PaidReported by widget. Not confirmed yet.',
    ],
    [
      'a report of the hosted page',
      { source: 'hosted page', from: 'NEW', to: 'SUCCESS' },
      'Open → to PaidReported by payment page. Not confirmed yet.',
    ],
    [
      'a webhook',
      { source: 'webhook', from: 'NEW', to: 'SUCCESS' },
      'Open → to PaidReported by webhook. Not confirmed yet.',
    ],
    [
      'a report that Inqud confirmed',
      { source: 'widget', from: 'NEW', to: 'SUCCESS', settled: settled('SUCCESS') },
      'Open → to PaidReported by widget. Confirmed by Inqud, 12:01:00 PM.',
    ],
    [
      'a report that Inqud overtook',
      { source: 'hosted page', from: 'NEW', to: 'PAYMENT_DETECTED', settled: settled('EXPIRED') },
      'Open → to Payment detectedReported by payment page. Inqud said Expired, 12:01:00 PM.',
    ],
    [
      'a report of what was known',
      { source: 'widget', from: 'NEW', to: 'NEW', settled: settled('NEW') },
      'OpenReported by widget. Confirmed by Inqud, 12:01:00 PM.',
    ],
    [
      'what a person acknowledged',
      { source: 'person', from: 'CONFLICT', to: 'CONFLICT', acknowledged: ['underpaid'] },
      'ConflictHandled: underpaid.',
    ],
    [
      'what a person acknowledged and noted',
      { source: 'person', from: 'SUCCESS', to: 'SUCCESS', acknowledged: ['late', 'overpaid'], note: 'Paid back' },
      'PaidHandled: paid late, overpaid. “Paid back”',
    ],
    ['a status that is not known', { from: 'NEW', to: 'ON_HOLD' }, 'Open → to ON_HOLDChecked with Inqud.'],
  ])('tells %s', (_what, changes, words) => {
    expect(linesOf(changes)).toEqual([`Mar 1, 2026 12:00:00 PM${words}`]);
  });

  it('says of a conflict what the head of the checkout says, but not of one that is only reported', () => {
    const entries = [{ to: 'CONFLICT' }, { source: 'widget', to: 'CONFLICT' }] as const;
    expect(linesFor('UNDERPAID', [...entries])).toEqual([
      'Mar 1, 2026 12:00:00 PMUnderpaidChecked with Inqud.',
      '12:00:00 PMConflictReported by widget. Not confirmed yet.',
    ]);
  });

  it.each<[Partial<TimelineEntry>, boolean]>([
    [{ source: 'widget', to: 'SUCCESS' }, true],
    [{ source: 'hosted page', to: 'SUCCESS' }, true],
    [{ source: 'widget', to: 'SUCCESS', settled: settled('SUCCESS') }, false],
    [{ source: 'refresh', to: 'SUCCESS' }, false],
    [{ source: 'created', to: 'SUCCESS' }, false],
    [{ source: 'person', to: 'SUCCESS' }, false],
  ])('marks %j as reported: %s', (changes, reported) => {
    linesOf(changes);
    expect(screen.getByText('Paid').parentElement?.className.includes('status-reported')).toBe(reported);
  });

  it('has the day where it is another than in the line above, and where Inqud confirmed on another', () => {
    const next = { at: NOW + DAY, status: 'SUCCESS' };
    expect(
      linesOf({ source: 'created' }, {}, { at: NOW + DAY }, { source: 'widget', to: 'SUCCESS', settled: next }),
    ).toEqual([
      'Mar 1, 2026 12:00:00 PMOpenCreated.',
      '12:00:00 PMOpenChecked with Inqud.',
      'Mar 2, 2026 12:00:00 PMOpenChecked with Inqud.',
      'Mar 1, 2026 12:00:00 PMPaidReported by widget. Confirmed by Inqud, 12:00:00 PM, Mar 2, 2026.',
    ]);
  });

  it('has the exact time and zone as title', () => {
    linesOf({});
    expect(screen.getByTitle(/^Mar 1, 2026, 12:00:00\sPM UTC$/).getAttribute('datetime')).toBe(
      '2026-03-01T12:00:00.000Z',
    );
  });

  it('shows a hostile status as text', () => {
    expect(linesOf({ to: '<img src=x>' })[0]).toContain('<img src=x>');
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('what a person acknowledged', () => {
  const words = [
    'underpaid',
    'conflict',
    'paid late',
    'payment frozen',
    'transfer failed',
    'unknown status',
    'overpaid',
    'widget and Inqud disagree',
    'not updated for a while',
  ];

  it('has a word or two for each reason', () => {
    const [line] = linesOf({ source: 'person', from: 'CONFLICT', to: 'CONFLICT', acknowledged: [...REASONS] });
    expect(line).toBe(`Mar 1, 2026 12:00:00 PMConflictHandled: ${words.join(', ')}.`);
  });

  it('keeps a hostile note as text', () => {
    expect(linesOf({ source: 'person', acknowledged: ['late'], note: MARKUP })[0]).toContain(`“${MARKUP}”`);
    expect(document.querySelector('img, b')).toBeNull();
  });
});

describe('a line that leads to another checkout', () => {
  const link = (why: 'remainder' | 'reissue', changes: Partial<CheckoutLink> = {}): CheckoutLink => ({
    checkoutId: 'CCO-2',
    orderId: '10482-2',
    why,
    asked: { amount: '60', currency: 'USDT' },
    ...changes,
  });

  it.each<[Partial<TimelineEntry>, string, string]>([
    [
      { source: 'person', to: 'CONFLICT', link: link('remainder') },
      'ConflictRemaining 60 USDT requested with 10482-2',
      '10482-2',
    ],
    [
      { source: 'person', to: 'CONFLICT', link: link('remainder', { asked: null }) },
      'ConflictRemaining amount requested with 10482-2',
      '10482-2',
    ],
    [{ source: 'created', link: link('remainder') }, 'OpenRequests the rest of 10482-2', '10482-2'],
    ...['', ' ', '\u200b', '\u3164\u202e'].map((orderId): [Partial<TimelineEntry>, string, string] => [
      { source: 'created', link: link('remainder', { orderId }) },
      'OpenRequests the rest of CCO-2',
      'CCO-2',
    ]),
    [
      { source: 'created', attempt: 2, link: link('remainder') },
      'OpenCreated on attempt 2. Requests the rest of 10482-2',
      '10482-2',
    ],
    [{ source: 'person', link: link('reissue') }, 'OpenReissued as the later checkout', 'the later checkout'],
    [{ source: 'created', link: link('reissue') }, 'OpenReissue of the earlier checkout', 'the earlier checkout'],
  ])('says why, %#', (changes, words, name) => {
    expect(linesOf(changes)).toEqual([`Mar 1, 2026 12:00:00 PM${words}`]);
    expect(screen.getByRole('link', { name }).getAttribute('href')).toBe('#/checkouts/CCO-2');
  });

  it('shows a hostile order ID as text', () => {
    linesOf({ source: 'created', link: link('remainder', { orderId: MARKUP }) });
    expect(screen.getByRole('link', { name: MARKUP })).toBeDefined();
    expect(document.querySelector('img, b')).toBeNull();
  });
});

describe('the timeline', () => {
  it('tells what happened in its order', () => {
    const lines = linesOf({ source: 'created' }, { from: 'NEW', to: 'SUCCESS', at: NOW + MINUTE });
    expect(lines).toEqual(['Mar 1, 2026 12:00:00 PMOpenCreated.', '12:01:00 PMOpen → to PaidChecked with Inqud.']);
  });

  it('of thousands of lines shows the last hundred, and earlier ones when asked', async () => {
    const notes = Array.from({ length: 1250 }, (_, i) => ({
      at: NOW + i,
      source: 'person' as const,
      note: `no. ${i}`,
    }));
    const noteOf = (line = '') => /“(.*)”/.exec(line)?.[1];
    const lines = linesOf(...notes);
    expect([lines.length, noteOf(lines[0]), noteOf(lines.at(-1))]).toEqual([100, 'no. 1150', 'no. 1249']);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Show 1,150 earlier entries' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(200);
    expect(screen.getByRole('button', { name: 'Show 1,050 earlier entries' })).toBeDefined();
  });

  it('is there before anything happened', () => {
    expect(linesOf()).toEqual([]);
    expect(screen.getByRole('region', { name: 'Timeline' })).toBeDefined();
  });
});
