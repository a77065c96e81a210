import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SharedEntry, SharedItem } from '../../../lib/sync/sharedItems';
import { mergedItems, withEdit, withoutItem, withoutSpent } from '../../../lib/sync/sharedItems';
import { runs } from '../../soak';
import { NOW } from '../support/examples';

const DESKS = ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'] as const;
type Said = Record<string, readonly SharedEntry[]>;

const id = fc.constantFrom('x', 'y');
const value = fc.constantFrom('1', '2', '3');
const act = fc.record({
  desk: fc.constantFrom(...DESKS),
  /** Clocks are wrong, and go back. */
  now: fc.integer({ min: NOW - 5, max: NOW + 5 }),
  id,
  what: fc.oneof(
    fc.record({ is: fc.constant('edit' as const), fields: fc.dictionary(fc.constantFrom('a', 'b'), value) }),
    fc.record({ is: fc.constant('take out' as const) }),
    /** Hears what another desk has said by now. */
    fc.record({ is: fc.constant('hear' as const), of: fc.constantFrom(...DESKS) }),
  ),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** What each desk ends up saying, each of which has heard only what it was told. */
function play(acts: readonly Act[]): Said {
  const said: Said = Object.fromEntries(DESKS.map((desk) => [desk, []]));
  const heard: Record<string, Said> = Object.fromEntries(DESKS.map((desk) => [desk, {}]));
  for (const { desk, now, id, what } of acts) {
    const own = said[desk] ?? [];
    const others = Object.values(heard[desk] ?? {});
    const all = mergedItems([own, ...others]);
    if (what.is === 'hear') {
      if (what.of !== desk) heard[desk] = { ...heard[desk], [what.of]: said[what.of] ?? [] };
      continue;
    }
    const after =
      what.is === 'edit'
        ? withEdit(own, all, { id, before: null, after: { a: '0', b: '0', ...what.fields } }, { now, desk })
        : withoutItem(own, all, id, { now, desk });
    said[desk] = withoutSpent(after, others, desk);
  }
  return said;
}

const plain = (items: ReadonlyMap<string, SharedItem>) =>
  [...items.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe('what several desks share', () => {
  it('is the same from any three histories, in any order and any number of times', () => {
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 30 }),
        fc.array(fc.constantFrom(...DESKS), { maxLength: 9 }),
        (acts, order) => {
          const said = play(acts);
          const expected = plain(mergedItems(Object.values(said)));
          const other = [...order, ...DESKS.toReversed()].map((desk) => said[desk] ?? []);
          expect(plain(mergedItems(other))).toEqual(expected);
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('is merged in parts as it is merged at once', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const [a = [], b = [], c = []] = Object.values(play(acts));
        const entries = (items: ReadonlyMap<string, SharedItem>): SharedEntry[] => [...items.values()];
        const all = plain(mergedItems([a, b, c]));
        // Of an item that one desk alone speaks of without sharing it, nothing is passed on in parts.
        const partly = plain(mergedItems([entries(mergedItems([a, b, c])), entries(mergedItems([b, c])), c]));
        expect(partly).toEqual(all);
      }),
    );
  });

  it('forgets nothing that counts when a desk clears away what it need not say any more', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const [a = [], b = [], c = []] = Object.values(play(acts));
        const live = (said: readonly (readonly SharedEntry[])[]) => plain(mergedItems(said)).filter(({ on }) => on.is);
        expect(live([withoutSpent(a, [b, c], DESKS[0]), b, c])).toEqual(live([a, b, c]));
      }),
    );
  });
});

describe('an edit', () => {
  const [anna, bob] = DESKS;
  const shared = withEdit(
    [],
    new Map(),
    { id: 'x', before: null, after: { a: '1', b: '1' } },
    { now: NOW, desk: anna },
  );

  it('says only what was changed, so that a colleague’s change of another field stays', () => {
    const all = mergedItems([shared]);
    const annas = withEdit(
      shared,
      all,
      { id: 'x', before: { a: '1', b: '1' }, after: { a: '2', b: '1' } },
      { now: NOW + 1, desk: anna },
    );
    const bobs = withEdit(
      [],
      all,
      { id: 'x', before: { a: '1', b: '1' }, after: { a: '1', b: '2' } },
      { now: NOW + 2, desk: bob },
    );
    expect(mergedItems([annas, bobs]).get('x')?.fields).toMatchObject({ a: { value: '2' }, b: { value: '2' } });
  });

  it('does not take back a colleague’s change that its author has not seen', () => {
    const all = mergedItems([shared]);
    const bobs = withEdit(
      [],
      all,
      { id: 'x', before: { a: '1', b: '1' }, after: { a: '9', b: '1' } },
      { now: NOW + 2, desk: bob },
    );
    // Anna’s form was open with the old value of `a`.
    const annas = withEdit(
      shared,
      mergedItems([shared, bobs]),
      { id: 'x', before: { a: '1', b: '1' }, after: { a: '1', b: '5' } },
      { now: NOW + 3, desk: anna },
    );
    expect(mergedItems([annas, bobs]).get('x')?.fields).toMatchObject({ a: { value: '9' }, b: { value: '5' } });
  });

  it('that changes nothing says nothing', () => {
    const edit = { id: 'x', before: { a: '1', b: '1' }, after: { a: '1', b: '1' } };
    expect(withEdit(shared, mergedItems([shared]), edit, { now: NOW, desk: anna })).toBe(shared);
  });

  it('is the later one at a desk whose clock is behind', () => {
    const edit = { id: 'x', before: { a: '1', b: '1' }, after: { a: '2', b: '1' } };
    const bobs = withEdit([], mergedItems([shared]), edit, { now: NOW - 10_000, desk: bob });
    expect(mergedItems([shared, bobs]).get('x')?.fields).toMatchObject({ a: { value: '2' } });
  });

  it('does not bring back what was taken out meanwhile, and sharing it anew does', () => {
    const all = mergedItems([shared]);
    const out = withoutItem([], all, 'x', { now: NOW + 1, desk: bob });
    const edit = { id: 'x', before: { a: '1', b: '1' }, after: { a: '2', b: '1' } };
    const edited = withEdit(shared, all, edit, { now: NOW + 5, desk: anna });
    expect(mergedItems([edited, out]).get('x')?.on.is).toBe(false);
    const anew = withEdit(edited, mergedItems([edited, out]), { ...edit, before: null }, { now: NOW, desk: anna });
    expect(mergedItems([anew, out]).get('x')).toMatchObject({ on: { is: true }, fields: { a: { value: '2' } } });
  });
});
