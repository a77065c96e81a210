import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedCheckout, mergedTimeline } from '../../../../lib/checkouts/backup/merge';
import type { EntryOfCopy } from '../../../../lib/checkouts/backup/stored';
import type { StoredCheckout } from '../../../../lib/checkouts/database';
import { finalSinceOf } from '../../../../lib/inqud/finalSince';
import { checkout, NOW } from '../../support/examples';

const merged = (
  ours: Partial<StoredCheckout>,
  theirs: Partial<StoredCheckout>,
  timeline: EntryOfCopy[] = [],
): StoredCheckout => mergedCheckout(checkout(ours), checkout(theirs), timeline);

const OLD = { answeredAt: NOW, status: 'NEW', orderId: 'old', answer: 'old', statusSince: NOW - 5, failures: 3 };
const NEW = { answeredAt: NOW + 1, status: 'SUCCESS', orderId: 'new', answer: 'new', statusSince: NOW, failures: 0 };

describe('two versions of one checkout', () => {
  it('merge to Inqud’s newest answer and everything derived from it, whichever has it', () => {
    expect(merged(OLD, NEW)).toMatchObject(NEW);
    expect(merged(NEW, OLD)).toMatchObject(NEW);
  });

  it('keep the same one of two answers of the same time, whichever is ours', () => {
    const other = { ...NEW, answeredAt: OLD.answeredAt };
    expect(merged(OLD, other)).toMatchObject(OLD);
    expect(merged(other, OLD)).toMatchObject(OLD);
  });

  it('keep our account, widget and archived flag', () => {
    const ours = { accountId: 'ours', widgetId: 'CAP-1', archived: 1 } as const;
    expect(merged({ ...OLD, ...ours }, { ...NEW, accountId: 'theirs', widgetId: 'CAP-2', archived: 0 })).toMatchObject(
      ours,
    );
  });

  it('date the status from when it was first seen', () => {
    const since = (ours: number, theirs: number) =>
      merged({ ...NEW, statusSince: ours }, { ...NEW, answeredAt: NOW, statusSince: theirs }).statusSince;
    expect([since(5, 9), since(9, 5)]).toEqual([5, 5]);
  });

  describe('that are final alike', () => {
    const inqud = (at: number) => ({ status: 'SUCCESS', finalSince: { at, by: 'inqud' as const } });
    const here = (at: number) => ({ status: 'SUCCESS', finalSince: { at, by: 'here' as const } });
    const since = (ours: Partial<StoredCheckout>, theirs: Partial<StoredCheckout>) =>
      finalSinceOf(merged(ours, theirs));

    it.each([
      ['Inqud’s, where the other was only seen later', inqud(NOW - 9), here(NOW), inqud(NOW - 9)],
      ['the earlier of two of Inqud’s', inqud(NOW - 9), inqud(NOW - 5), inqud(NOW - 9)],
      ['what was seen, before Inqud updated it again', here(NOW - 9), inqud(NOW - 5), here(NOW - 9)],
      ['Inqud’s of two equal ones', inqud(NOW), here(NOW), inqud(NOW)],
    ])('have the time %s, whichever is ours and newest', (_which, one, other, { finalSince }) => {
      for (const answeredAt of [NOW - 1, NOW, NOW + 1]) {
        expect(since({ ...one, answeredAt }, other)).toEqual(finalSince);
        expect(since({ ...other, answeredAt }, one)).toEqual(finalSince);
      }
    });

    it('have the time of the answer of an earlier release', () => {
      const answer = `{"status":"SUCCESS","lastUpdatedAt":"${new Date(NOW - 20).toISOString()}"}`;
      const earlier = { status: 'SUCCESS', answer, answeredAt: NOW - 1 };
      expect(since(earlier, here(NOW - 9))).toEqual(inqud(NOW - 20).finalSince);
      expect(since(here(NOW - 9), earlier)).toEqual(inqud(NOW - 20).finalSince);
      expect(merged(earlier, earlier)).not.toHaveProperty('finalSince');
    });
  });

  it('that are not final alike have the time of the newest answer', () => {
    const expired = { status: 'EXPIRED', finalSince: { at: NOW - 9, by: 'inqud' as const } };
    const paid = { status: 'SUCCESS', finalSince: { at: NOW, by: 'inqud' as const }, answeredAt: NOW + 1 };
    expect(merged(expired, paid)).toMatchObject(paid);
    expect(merged(paid, expired)).toMatchObject(paid);
    expect(merged({ ...NEW, status: 'NEW', answeredAt: NOW + 2 }, paid)).not.toHaveProperty('finalSince');
  });

  it('are late when either is', () => {
    expect(merged({ ...NEW, late: false }, { ...OLD, late: true }).late).toBe(true);
    expect(merged({ ...NEW, late: true }, OLD).late).toBe(true);
  });

  it('have the tags of both, ours first', () => {
    expect(merged({ tags: ['b', 'a'] }, { tags: ['c', 'a'] }).tags).toEqual(['b', 'a', 'c']);
  });

  it('unite notifications and acknowledgements', () => {
    const both = merged(
      { noticed: ['paid'], attention: { reasons: ['late'], acknowledged: ['late'] } },
      { noticed: ['expiring', 'paid'], attention: { reasons: ['late', 'frozen'], acknowledged: ['frozen'] } },
    );
    expect(both.noticed).toEqual(['paid', 'expiring']);
    expect(both.attention).toEqual({ reasons: ['late'], acknowledged: ['late', 'frozen'] });
  });

  it.each([
    [null, null, null],
    ['a', null, 'a'],
    ['a', '', 'a'],
    [null, 'b', 'b'],
    ['', 'b', 'b'],
    ['a', 'a', 'a'],
    ['a', 'b', 'a\nb'],
    ['a\nb', 'b', 'a\nb'],
    ['a', 'a\nb', 'a\nb'],
    ['ab', 'b', 'ab\nb'],
    ['a\nb\nc', 'b', 'a\nb\nc'],
  ])('with the notes %j and %j have the note %j', (ours, theirs, note) => {
    expect(merged({ note: ours }, { note: theirs }).note).toBe(note);
  });

  it('have a note that stops growing, however often the copy is restored', () => {
    const notes = fc.option(fc.string({ unit: fc.constantFrom('a', 'b', '\n') }), { nil: null });
    fc.assert(
      fc.property(notes, notes, (ours, theirs) => {
        const { note } = merged({ note: ours }, { note: theirs });
        expect(merged({ note }, { note: theirs }).note).toBe(note);
      }),
    );
  });

  describe('with what was reported', () => {
    const hint = (at: number, status = 'SUCCESS') => ({ status, source: 'widget' as const, at });
    const line = (at: number, settled: EntryOfCopy['settled']): EntryOfCopy => ({
      at,
      from: 'NEW',
      to: 'SUCCESS',
      source: 'widget',
      settled,
    });
    const SETTLED = { at: NOW, status: 'SUCCESS' };

    it('have the newest report of either', () => {
      expect(merged({ hint: hint(1) }, { hint: hint(2) }).hint).toEqual(hint(2));
      expect(merged({ hint: hint(2) }, { hint: hint(1) }).hint).toEqual(hint(2));
      expect(merged({ hint: null }, { hint: hint(1) }).hint).toEqual(hint(1));
    });

    it('have no report that is settled in the other', () => {
      expect(merged({ hint: hint(1) }, NEW, [line(1, SETTLED)]).hint).toBeNull();
      expect(merged({ hint: hint(1) }, { hint: hint(2) }, [line(1, null), line(2, SETTLED)]).hint).toEqual(hint(1));
    });
  });
});

describe('two timelines', () => {
  const entry = (at: number, changes: Partial<EntryOfCopy> = {}): EntryOfCopy => ({
    at,
    from: 'NEW',
    to: 'SUCCESS',
    source: 'refresh',
    settled: null,
    ...changes,
  });

  it('merge in the order of time, and in the same order everywhere at the same time', () => {
    const ours = [entry(1), entry(5), entry(9)];
    const theirs = [entry(0), entry(5, { source: 'widget' }), entry(9), entry(12)];
    expect(mergedTimeline(theirs, ours)).toEqual(mergedTimeline(ours, theirs));
    expect(mergedTimeline(ours, theirs)).toEqual([
      entry(0),
      entry(1),
      entry(5),
      entry(5, { source: 'widget' }),
      entry(9),
      entry(12),
    ]);
  });

  it.each([
    ['time', { at: 2 }],
    ['status before', { from: null }],
    ['status', { to: 'EXPIRED' }],
    ['source', { source: 'widget' }],
    ['note', { note: 'seen' }],
  ] as [string, Partial<EntryOfCopy>][])('keep two entries that differ in their %s', (_name, changes) => {
    expect(mergedTimeline([entry(1)], [entry(1, changes)])).toHaveLength(2);
  });

  it('are ours when theirs adds nothing', () => {
    const ours = [entry(2), entry(1)];
    expect(mergedTimeline(ours, [entry(1), entry(2), entry(1)])).toBe(ours);
    expect(mergedTimeline(ours, [])).toBe(ours);
  });

  it('settle what is settled in either, at the earlier time of both', () => {
    const [one, two] = [
      { at: 3, status: 'SUCCESS' },
      { at: 4, status: 'EXPIRED' },
    ];
    const settled = (ours: EntryOfCopy['settled'], theirs: EntryOfCopy['settled']) =>
      mergedTimeline([entry(1, { settled: ours })], [entry(1, { settled: theirs })]).map((each) => each.settled);
    expect(settled(null, one)).toEqual([one]);
    expect(settled(one, null)).toEqual([one]);
    expect(settled(one, two)).toEqual([one]);
    expect(settled(two, one)).toEqual([one]);
  });

  it('merge completely, in order, without duplicates, and idempotently', () => {
    const entries = fc.array(
      fc
        .record({ at: fc.nat({ max: 4 }), to: fc.constantFrom('A', 'B'), open: fc.boolean() })
        .map(({ at, to, open }) => entry(at, { to, settled: open ? null : { at: 9, status: 'A' } })),
    );
    const keysOf = (all: EntryOfCopy[]) => new Set(all.map(({ at, to }) => `${at} ${to}`));
    fc.assert(
      fc.property(entries, entries, (a, b) => {
        const ours = mergedTimeline([], a);
        const both = mergedTimeline(ours, b);
        expect(keysOf(both)).toEqual(keysOf([...a, ...b]));
        expect(both).toHaveLength(keysOf(both).size);
        expect(both.map(({ at }) => at)).toEqual(both.map(({ at }) => at).toSorted((x, y) => x - y));
        expect(mergedTimeline(both, b)).toBe(both);
      }),
    );
  });
});
