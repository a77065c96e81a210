import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedCheckout, mergedTimeline } from '../../../../lib/checkouts/backup/merge';
import type { EntryOfCopy } from '../../../../lib/checkouts/backup/stored';
import { readLine } from '../../../../lib/checkouts/backup/stored';
import type { Reason, StoredCheckout } from '../../../../lib/checkouts/database';
import { withAttention } from '../../../../lib/checkouts/rules/attention';
import { changeTags } from '../../../../lib/checkouts/tags';
import { sameContent } from '../../../../lib/shared/sameContent';
import { edited, withAcknowledged } from '../../../../lib/sync/edits';
import { otherVersions } from '../../../../lib/sync/noteHistory';
import { atLength } from '../../../soak';
import { checkout, NOW } from '../../support/examples';

/** What one desk knows of the checkout. */
type History = { row: StoredCheckout; timeline: EntryOfCopy[] };

const DESKS = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const;
/** Inqud never goes back to a status: each answer that a desk gets is of one of these times. */
const STATUSES = ['NEW', 'PAYMENT_DETECTED', 'EXPIRED', 'CONFLICT', 'SUCCESS'];
/** ms between two of them. */
const STEP = 1000;

type Act =
  | { act: 'answer' }
  | { act: 'hint'; status: string }
  | { act: 'note'; text: string | null }
  | { act: 'tags'; add: string[]; remove: string[] }
  | { act: 'archive'; to: 0 | 1 }
  | { act: 'acknowledge' }
  /** What another desk knows arrives. */
  | { act: 'merge'; from: 0 | 1 | 2 };
type Step = { desk: 0 | 1 | 2; after: number; drift: number } & Act;

const desk = fc.constantFrom<0 | 1 | 2>(0, 1, 2);
const tags = fc.subarray(['VIP', 'vip', 'late', 'call']);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ act: fc.constant('answer' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('hint' as const), status: fc.constantFrom(...STATUSES.slice(1)) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('note' as const), text: fc.constantFrom('a', 'b', 'a\nb', null) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('tags' as const), add: tags, remove: tags }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('archive' as const), to: fc.constantFrom<0 | 1>(0, 1) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('acknowledge' as const) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('merge' as const), from: desk }) },
);
/** The clocks of desks differ, and may jump back. */
const step: fc.Arbitrary<Step> = fc
  .tuple(
    fc.record({
      desk,
      after: fc.oneof(fc.constant(0), fc.nat({ max: 700 })),
      drift: fc.integer({ min: -600, max: 600 }),
    }),
    act,
  )
  .map(([when, what]) => ({ ...when, ...what }));

const start = (): History => ({
  row: checkout({ status: 'NEW', answeredAt: NOW, statusSince: NOW, answer: answerAt(NOW) }),
  timeline: [{ at: NOW, from: null, to: 'NEW', source: 'created', settled: null }],
});

const statusAt = (at: number) => STATUSES[Math.min(STATUSES.length - 1, Math.floor((at - NOW) / STEP))] ?? 'NEW';
/** Two answers of one time may differ in what the status does not say. */
const answerAt = (at: number, to = '') => JSON.stringify({ status: statusAt(at), to });

function merged(ours: History, theirs: History): History {
  const timeline = mergedTimeline(ours.timeline, theirs.timeline);
  return { timeline, row: withAttention(mergedCheckout(ours.row, theirs.row, timeline), NOW) };
}

function acted({ row, timeline }: History, step: Step, at: number, others: readonly History[]): History {
  const author = { now: at + step.drift, desk: DESKS[step.desk] };
  switch (step.act) {
    case 'merge':
      return merged({ row, timeline }, others[step.from] ?? start());
    case 'note':
      return { timeline, row: edited(row, { ...row, note: step.text }, author) };
    case 'tags':
      return { timeline, row: edited(row, { ...row, tags: changeTags(row.tags, step.add, step.remove) }, author) };
    case 'archive':
      return { timeline, row: edited(row, { ...row, archived: step.to }, author) };
    case 'acknowledge': {
      const { reasons } = row.attention;
      const acknowledged = reasons.filter((reason) => !row.attention.acknowledged.includes(reason));
      if (acknowledged.length === 0) return { row, timeline };
      const edits = withAcknowledged(row.edits, reasons, { ...author, now: Math.max(author.now, row.statusSince) });
      const line = {
        at,
        from: row.status,
        to: row.status,
        source: 'person',
        settled: null,
        acknowledged,
      } as const;
      return { timeline: [...timeline, line], row: { ...row, edits, attention: { reasons, acknowledged: reasons } } };
    }
    case 'hint': {
      const isRepeated = timeline.some((each) => each.at === at && each.to === step.status);
      if (step.status === row.status || isRepeated) return { row, timeline };
      const line = { at, from: row.status, to: step.status, source: 'widget', settled: null } as const;
      const acknowledged: Reason[] = row.attention.acknowledged.filter((reason) => reason !== 'disagreement');
      const attention = { ...row.attention, acknowledged };
      const hint = { status: step.status, source: 'widget', at } as const;
      return { timeline: [...timeline, line], row: { ...row, hint, attention } };
    }
    case 'answer': {
      const status = statusAt(at);
      const isNew = status !== row.status;
      const settled = timeline.map((each) =>
        each.source === 'widget' && !each.settled && each.to === status ? { ...each, settled: { at, status } } : each,
      );
      const open = settled.findLast((each) => each.source === 'widget' && !each.settled);
      const hint = open ? ({ status: open.to, source: 'widget', at: open.at } as const) : null;
      const line = { at, from: row.status, to: status, source: 'refresh', settled: null } as const;
      const since = isNew ? { statusSince: at } : {};
      const next = { ...row, status, answer: answerAt(at, DESKS[step.desk]), answeredAt: at, hint, ...since };
      return { timeline: isNew ? [...settled, line] : settled, row: withAttention(next, at) };
    }
  }
}

/** The histories of three desks that have worked for a while, and have met now and then. */
const histories = fc.array(step, { maxLength: 40, size: 'max' }).map((steps) => {
  const all: [History, History, History] = [start(), start(), start()];
  let at = NOW;
  for (const each of steps) {
    at += each.after;
    all[each.desk] = acted(all[each.desk], each, at, all);
  }
  return all;
});

/** What two desks have to agree on. The rest is each desk's own: its account, its failures, its next refresh. */
function agreed({ row, timeline }: History) {
  const { status, answer, answeredAt, statusSince, hint, late, attention, note, archived, edits } = row;
  return {
    ...{ status, answer, answeredAt, statusSince, hint, late, attention, note, archived, edits },
    tags: row.tags.toSorted(),
    timeline: timeline.map((each) => JSON.stringify(each)).toSorted(),
  };
}

const runs = { numRuns: atLength(300, 5000) };

describe('three histories', () => {
  it('merge to the same in any order, however often each is merged', () => {
    fc.assert(
      fc.property(histories, fc.array(desk, { maxLength: 4 }), desk, ([a, b, c], again, first) => {
        const all = [a, b, c];
        const [x, y, z] = [all[first], all[(first + 1) % 3], all[(first + 2) % 3]];
        if (!x || !y || !z) throw new Error('There are three.');
        const one = merged(merged(a, b), c);
        expect(agreed(merged(x, merged(z, y)))).toEqual(agreed(one));
        expect(agreed(merged(merged(y, z), x))).toEqual(agreed(one));
        const more = again.reduce((sum, each) => merged(sum, all[each] ?? a), one);
        expect(agreed(more)).toEqual(agreed(one));
        expect(agreed(merged(one, one))).toEqual(agreed(one));
      }),
      runs,
    );
  });

  it('lose no note that nobody has replaced', () => {
    fc.assert(
      fc.property(histories, fc.tuple(desk, desk), ([a, b, c], [one, other]) => {
        const all = [a, b, c] as const;
        const writing = (history: History, at: 0 | 1 | 2, text: string): History => ({
          ...history,
          row: edited(history.row, { ...history.row, note: text }, { now: NOW, desk: DESKS[at] }),
        });
        if (one === other) return;
        const both = merged(writing(all[one], one, 'one'), writing(all[other], other, 'other'));
        const { row } = merged(both, all[one]);
        const kept = [
          row.note,
          ...otherVersions(row.edits?.note ?? { versions: [], seen: [] }).map(({ text }) => text),
        ];
        expect(kept).toEqual(expect.arrayContaining(['one', 'other']));
      }),
      runs,
    );
  });

  it('take a change that was made after both were known over either', () => {
    fc.assert(
      fc.property(histories, desk, fc.integer({ min: -5000, max: 5000 }), ([a, b, c], at, drift) => {
        const known = merged(merged(a, b), c);
        const author = { now: NOW + drift, desk: DESKS[at] };
        const change = {
          note: 'last',
          tags: ['last'],
          archived: known.row.archived === 1 ? (0 as const) : (1 as const),
        };
        const changed = { ...known, row: edited(known.row, change, author) };
        for (const old of [a, b, c]) {
          expect(merged(old, changed).row).toMatchObject(change);
          expect(merged(changed, old).row).toMatchObject(change);
          expect(otherVersions(merged(old, changed).row.edits?.note ?? { versions: [], seen: [] })).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('are left as they are by what they know already', () => {
    fc.assert(
      fc.property(histories, ([a, b]) => {
        const both = merged(a, b);
        expect(sameContent(merged(both, b).row, both.row)).toBe(true);
        expect(merged(both, b).timeline).toBe(both.timeline);
      }),
      runs,
    );
  });
});

describe('the edits in a copy', () => {
  const row = edited(checkout(), { ...checkout(), note: 'a', tags: ['VIP'] }, { now: NOW, desk: DESKS[0] });
  const read = (changes: object) =>
    readLine(JSON.stringify({ checkout: { ...row, ...changes }, timeline: [] }), NOW + STEP);

  it('are restored, and what is shown follows from them', () => {
    expect(read({})).toMatchObject({ checkout: row });
    expect(read({ note: 'b', tags: ['vip', 'late'] })).toMatchObject({
      checkout: { note: 'a', tags: ['late', 'VIP'], edits: row.edits },
    });
  });

  it.each([
    ['of a time to come', edited(row, { ...row, note: 'b' }, { now: NOW + 2 * STEP, desk: DESKS[0] }).edits],
    ['that are damaged', { note: { versions: [{ at: 'x', text: 'b' }], seen: [] } }],
    ['of another shape', 'edits'],
  ])('%s are left out, and what is shown stays', (_what, edits) => {
    const line = read({ edits });
    expect(line).toMatchObject({ checkout: { note: 'a', tags: ['VIP'] } });
    expect('checkout' in line && line.checkout.edits).toBeFalsy();
  });
});
