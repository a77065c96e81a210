import { describe, expect, it } from 'vitest';
import { edited, mergedEdits, noteIn, withAcknowledged } from '../../../lib/sync/edits';
import { MOST_SEEN, MOST_VERSIONS, mergedNotes, oldNote, otherVersions, withNote } from '../../../lib/sync/noteHistory';
import { MOST_TAG_EDITS, tagsAfter, withTags } from '../../../lib/sync/tagEdits';
import { NOW } from '../support/examples';

const anna = { now: NOW, desk: 'aaaaaaaaaa' };
const bob = { now: NOW + 1, desk: 'bbbbbbbbbb' };
type Editable = Parameters<typeof mergedEdits>[0];
const ROW = { note: null, tags: [] as string[], archived: 0 as const };

describe('a note', () => {
  const one = withNote(oldNote('old'), 'one', anna);
  const other = withNote(oldNote('old'), 'other', bob);

  it('that was written without having seen the other is kept behind it, with its author', () => {
    const both = mergedNotes(one, other);
    expect(noteIn({ note: both })).toBe('other');
    expect(otherVersions(both)).toEqual([{ at: expect.stringMatching(/aaaaaaaaaa$/), text: 'one' }]);
  });

  it('of somebody who saw both replaces both, also at a desk that still has one', () => {
    const last = withNote(mergedNotes(one, other), 'last', { ...anna, now: 0 });
    for (const known of [last, mergedNotes(last, one), mergedNotes(other, last)]) {
      expect(noteIn({ note: known })).toBe('last');
      expect(otherVersions(known)).toEqual([]);
    }
  });

  it('that came from a colleague while another was typed stays beside it, at every desk', () => {
    const typed = withNote(one, 'typed', bob, oldNote('old').seen);
    for (const known of [typed, mergedNotes(one, typed), mergedNotes(typed, one)]) {
      expect(noteIn({ note: known })).toBe('typed');
      expect(otherVersions(known).map(({ text }) => text)).toEqual(['one']);
    }
    // What this desk has written itself, such as in another page, is replaced as ever.
    expect(otherVersions(withNote(other, 'again', bob, oldNote('old').seen))).toEqual([]);
    expect(noteIn({ note: withNote(one, null, bob, oldNote('old').seen) })).toBe('one');
  });

  it('that was deleted stays so, but not over one that its author had not seen', () => {
    const deleted = withNote(oldNote('old'), null, bob);
    expect(noteIn({ note: mergedNotes(deleted, oldNote('old')) })).toBeNull();
    expect(noteIn({ note: mergedNotes(deleted, one) })).toBe('one');
    expect(otherVersions(mergedNotes(deleted, one))).toEqual([]);
  });

  it('of a copied profile is the same one everywhere', () => {
    const copied = withNote(oldNote('old'), 'copied', anna);
    expect(mergedNotes(one, copied)).toEqual(mergedNotes(copied, one));
    expect(noteIn({ note: mergedNotes(one, copied) })).toBe('one');
  });

  it('has a bounded history', () => {
    const desks = Array.from({ length: 300 }, (_, at) => ({
      now: NOW + at,
      desk: `aaaaaaa${(at + 1000).toString(6)}`.slice(-10).replaceAll(/[0189]/g, 'z'),
    }));
    const all = desks.map((desk) => withNote(oldNote(null), desk.desk, desk)).reduce(mergedNotes);
    expect(all.versions).toHaveLength(MOST_VERSIONS);
    expect(all.seen.length).toBeLessThanOrEqual(MOST_SEEN);
  });
});

describe('tags', () => {
  it('that were taken away stay away, until they are given again', () => {
    const given = edited<Editable>(ROW, { ...ROW, tags: ['VIP', 'late'] }, anna);
    const taken = edited(given, { ...given, tags: ['late'] }, bob);
    expect(tagsAfter(mergedEdits(given, taken).tags ?? [], ['VIP', 'late'])).toEqual(['late']);
    const again = edited(taken, { ...taken, tags: ['late', 'vip'] }, anna);
    expect(tagsAfter(mergedEdits(again, taken).tags ?? [], [])).toEqual(['late', 'vip']);
  });

  it('have no edit when nothing changed, and a bounded number of them', () => {
    expect(withTags([], ['VIP'], ['vip'], anna)).toBeNull();
    const many = Array.from({ length: 300 }, (_, at) => `tag ${at}`);
    expect(withTags([], [], many, anna)).toHaveLength(MOST_TAG_EDITS);
  });
});

it('adds no stamp to what stays as it is', () => {
  expect(edited<Editable>(ROW, ROW, anna)).toEqual(ROW);
  expect(Object.keys(edited<Editable>(ROW, { ...ROW, note: 'new' }, anna).edits ?? {})).toEqual(['note']);
});

it('keeps the last acknowledgement of each reason', () => {
  const first = { ...ROW, edits: withAcknowledged({}, ['late', 'conflict'], anna) };
  const second = { ...ROW, edits: withAcknowledged(first.edits, ['late'], bob) };
  const both = mergedEdits(first, second).acknowledged;
  expect(both).toEqual(mergedEdits(second, first).acknowledged);
  expect(both?.late?.endsWith(bob.desk)).toBe(true);
  expect(both?.conflict?.endsWith(anna.desk)).toBe(true);
});
