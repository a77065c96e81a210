import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from '../../../lib/checkouts/annotate';
import { annotate } from '../../../lib/checkouts/annotate';
import { attentionQueue } from '../../../lib/checkouts/attentionQueries';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { newestCheckouts } from '../../../lib/checkouts/queries';
import { recordAnswer } from '../../../lib/checkouts/recordAnswer';
import { applyRules } from '../../../lib/checkouts/rules/rules';
import { changeTags, isSameTag, MOST_TAGS, tidyTag } from '../../../lib/checkouts/tags';
import { timelineOf } from '../../../lib/checkouts/timeline';
import { fold } from '../../../lib/shared/fold';
import { CHECKOUT_ID, checkout, emptyHistory, model, NOW } from '../support/examples';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const add = (changes: Partial<StoredCheckout> = {}) => db.checkouts.put(checkout(changes));
const stored = (id = CHECKOUT_ID) => db.checkouts.get(id);
const changed = async (before: Partial<StoredCheckout>, change: Annotation) => {
  await add(before);
  await annotate(db, [CHECKOUT_ID], change, NOW);
  return stored();
};

describe('annotate', () => {
  it('changes the given fields and nothing else', async () => {
    const before = { note: 'Old', tags: ['VIP'], nextRefreshAt: NOW };
    const withChange = async (before: Partial<StoredCheckout>, change: Annotation) => {
      const { edits, ...rest } = (await changed(before, change)) ?? checkout();
      expect(Object.keys(edits ?? {})).toHaveLength(Object.keys(change).length);
      return rest;
    };
    expect(await withChange(before, {})).toEqual(checkout(before));
    expect(await withChange(before, { note: 'New' })).toEqual(checkout({ ...before, note: 'New' }));
    expect(await withChange(before, { addTags: ['late'] })).toEqual(checkout({ ...before, tags: ['VIP', 'late'] }));
    expect(await withChange(before, { removeTags: ['vip'] })).toEqual(checkout({ ...before, tags: [] }));
    expect(await withChange(before, { archived: 1 })).toEqual(checkout({ ...before, archived: 1 }));
  });

  it.each([
    [null, null],
    ['', null],
    [' \n ', null],
    [' Called back.\nPays on Monday. ', 'Called back.\nPays on Monday.'],
    ['<b>\u202e', '<b>\u202e'],
  ])('keeps the note %j as %j', async (note, kept) => {
    expect(await changed({ note: 'Old' }, { note })).toMatchObject({ note: kept });
  });

  it('changes each of many once, and skips those that no longer exist', async () => {
    await add({ id: 'a', tags: ['x'] });
    await add({ id: 'b' });
    await add({ id: 'c' });
    await annotate(db, ['a', 'gone', 'b', 'a'], { addTags: ['x'], archived: 1 }, NOW);
    expect(await db.checkouts.orderBy('id').toArray()).toMatchObject([
      { id: 'a', tags: ['x'], archived: 1 },
      { id: 'b', tags: ['x'], archived: 1 },
      { id: 'c', tags: [], archived: 0 },
    ]);
    expect(await db.checkouts.count()).toBe(3);
  });

  it('changes none of many when one would have too many tags, and names it', async () => {
    await add({ id: 'a' });
    await add({ id: 'b', orderId: 'A-17', tags: Array.from({ length: MOST_TAGS }, (_, i) => `tag ${i}`) });
    await expect(annotate(db, ['a', 'b'], { addTags: ['one more'], archived: 1 }, NOW)).rejects.toThrow(
      'too many tags',
    );
    expect(await stored('a')).toEqual(checkout({ id: 'a' }));
    await annotate(db, ['b'], { addTags: ['one more'], removeTags: ['tag 0'] }, NOW);
    expect((await stored('b'))?.tags).toHaveLength(MOST_TAGS);
  });

  it('is not a change of status: the timeline does not record it', async () => {
    await changed({}, { note: 'New', addTags: ['VIP'], archived: 1 });
    expect(await timelineOf(db, CHECKOUT_ID)).toEqual([]);
  });

  it('survives Inqud’s next answer', async () => {
    await changed({}, { note: 'New', addTags: ['VIP'], archived: 1 });
    await recordAnswer(db, { model: model({ status: 'SUCCESS' }), raw: '{}', at: NOW + 1 }, applyRules);
    expect(await stored()).toMatchObject({ status: 'SUCCESS', note: 'New', tags: ['VIP'], archived: 1 });
  });
});

describe('an archived checkout', () => {
  it('is left out of the lists until it is restored', async () => {
    await changed({}, { archived: 1 });
    expect([await newestCheckouts(db, 9, null), await newestCheckouts(db, 9, 'shop')]).toEqual([[], []]);
    await annotate(db, [CHECKOUT_ID], { archived: 0 }, NOW);
    expect(await newestCheckouts(db, 9, null)).toHaveLength(1);
  });

  it('is still refreshed, and still raises attention', async () => {
    expect(await changed({ nextRefreshAt: NOW + 5 }, { archived: 1 })).toMatchObject({ nextRefreshAt: NOW + 5 });
    await recordAnswer(db, { model: model({ status: 'CONFLICT' }), raw: '{}', at: NOW + 6 }, applyRules);
    expect(await attentionQueue(db, 9)).toMatchObject([{ id: CHECKOUT_ID, archived: 1 }]);
    expect((await stored())?.nextRefreshAt).toBeGreaterThan(NOW + 6);
  });
});

describe('a tag', () => {
  it.each([
    [' VIP ', 'VIP'],
    ['big  \t spender', 'big spender'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['   ', ''],
    ['<b>', '<b>'],
  ])('typed as %j is kept as %j', (typed, kept) => expect(tidyTag(typed)).toBe(kept));

  it('ignores case, and keeps its first spelling', () => {
    expect(changeTags(['VIP'], ['vip', 'Ünï', 'ÜNÏ'], [])).toEqual(['VIP', 'Ünï']);
    expect(changeTags(['VIP', 'late'], [], [' vip '])).toEqual(['late']);
  });

  it.each([
    ['Café', 'cafe'],
    ['Łódź', 'lodz'],
    ['Straße', 'STRASSE'],
    ['ＶＩＰ', 'vip'],
    ['top‑up', 'top-up'],
    ['Ёлка', 'елка'],
    ['١٢', '12'],
    ['カフェ', 'かふぇ'],
  ])('%s and %s are one, as in the search', (one, other) => {
    expect([isSameTag(one, other), isSameTag(other, one)]).toEqual([true, true]);
    expect(changeTags([one], [other], [])).toEqual([one]);
    expect(changeTags([one], [], [other])).toEqual([]);
  });

  it.each([
    ['VIP', 'VIPs'],
    ['12', '21'],
    ['\u0301', '\u200d'],
    ['\u0301', ''],
  ])('%j and %j are two', (one, other) => expect(isSameTag(one, other)).toBe(false));

  it('is found by each spelling that is the same tag, and by no other', () => {
    const text = fc.oneof(
      fc.constantFrom('Café', 'cafe', 'VIP', 'vip', 'ВІП'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(text.map(tidyTag), text.map(tidyTag), (tag, wanted) => {
        fc.pre(tag !== '' && wanted !== '' && fold(wanted) !== '');
        expect(isSameTag(tag, wanted)).toBe(fold(tag) === fold(wanted));
      }),
    );
  });

  it('that is empty is ignored', () => expect(changeTags([], ['', ' '], [''])).toEqual([]));

  it('that is removed and added at once exists in its new spelling', () => {
    expect(changeTags(['vip', 'late'], ['VIP'], ['vip'])).toEqual(['late', 'VIP']);
  });

  it('exists once after it was added and not after it was removed, whatever else happens', () => {
    const tag = fc.oneof(fc.constantFrom('a', 'A', ' a', 'b', 'B b'), fc.string({ unit: 'grapheme', maxLength: 5 }));
    const tags = fc.array(tag, { maxLength: 6 });
    fc.assert(
      fc.property(tags, tags, tags, (before, addTags, removeTags) => {
        const first = changeTags([], before, []);
        const now = changeTags(first, addTags, removeTags);
        const count = (wanted: string) => now.filter((there) => isSameTag(there, tidyTag(wanted))).length;
        for (const each of addTags) expect(count(each)).toBe(tidyTag(each) === '' ? 0 : 1);
        for (const each of removeTags) {
          if (!addTags.some((added) => isSameTag(tidyTag(added), tidyTag(each)))) expect(count(each)).toBe(0);
        }
        expect(changeTags(now, addTags, [])).toEqual(now);
      }),
    );
  });
});
