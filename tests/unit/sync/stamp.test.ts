import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskOfText, isDesk } from '../../../lib/sealing/deskId';
import { deskOf, isStamp, oldStamp, stampAfter, timeOf } from '../../../lib/sync/stamp';
import { NOW } from '../support/examples';

const DESK = 'abcdefghij';
const desk = fc.stringMatching(/^[a-z2-7]{10}$/);
const now = fc.integer({ min: -1000, max: 100_000_000_000_000 });

describe('a stamp', () => {
  it('is after all that its desk had seen, whatever the clocks say', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(now, desk), { minLength: 1 }), (authors) => {
        const stamps: string[] = [];
        for (const [at, by] of authors) stamps.push(stampAfter(stamps, { now: at, desk: by }));
        expect(stamps.toSorted()).toEqual(stamps);
        expect(new Set(stamps).size).toBe(stamps.length);
        expect(stamps.every(isStamp)).toBe(true);
        expect(stamps.map(deskOf)).toEqual(authors.map(([, by]) => by));
      }),
    );
  });

  it('has the time of its clock, unless that is behind', () => {
    const first = stampAfter([], { now: NOW + 0.5, desk: DESK });
    expect(timeOf(first)).toBe(NOW);
    expect(timeOf(stampAfter([first], { now: NOW - 1000, desk: DESK }))).toBe(NOW);
    expect(timeOf(stampAfter([first, undefined], { now: NOW + 1, desk: DESK }))).toBe(NOW + 1);
  });

  it('counts on within a millisecond, and into the next one', () => {
    let last = stampAfter([], { now: NOW, desk: DESK });
    for (let count = 0; count < 36 ** 3; count += 1) {
      const next = stampAfter([last], { now: NOW, desk: DESK });
      if (next <= last) throw new Error(`${next} is not after ${last}.`);
      last = next;
    }
    expect(timeOf(last)).toBe(NOW + 1);
  });

  it('of before there were stamps is older than any', () => {
    expect(oldStamp('7777777777') < stampAfter([], { now: 1, desk: 'aaaaaaaaaa' })).toBe(true);
    expect(isStamp(oldStamp(deskOfText('a note')))).toBe(true);
  });

  it.each(['', 'abc', `${'0'.repeat(12)}Abcdefghij`, `${'0'.repeat(11)}-${DESK}`, `${'0'.repeat(13)}${DESK}`])(
    'is not %j',
    (text) => expect(isStamp(text)).toBe(false),
  );
});

it('gives a text the ID of a desk, another one for another text', () => {
  fc.assert(fc.property(fc.string(), (text) => isDesk(deskOfText(text))));
  const texts = Array.from({ length: 1000 }, (_, at) => `note ${at}`);
  expect(new Set(texts.map(deskOfText)).size).toBe(1000);
});
