import { beforeEach, describe, expect, it } from 'vitest';
import { acknowledge } from '../../../lib/checkouts/acknowledge';
import {
  CUT,
  isAnswerCut,
  isNoteCut,
  keptAnswer,
  keptNote,
  LONGEST_ANSWER,
  LONGEST_KEPT_NOTE,
  MOST_ENTRIES,
  MOST_KEPT_TAGS,
  MOST_PENDING,
} from '../../../lib/checkouts/bounds';
import type { HistoryDb, StoredCheckout } from '../../../lib/checkouts/database';
import { recordAnswer } from '../../../lib/checkouts/recordAnswer';
import { timelineOf } from '../../../lib/checkouts/timeline';
import { stampAfter } from '../../../lib/sync/stamp';
import { checkout, DRAFT, emptyHistory, model, NEVER_DUE, NOW } from '../support/examples';
import { copyText, copyWith, done, lineOf, restore, store } from './backup/restoring';

let db: HistoryDb;
beforeEach(async () => {
  db = await emptyHistory();
});

const entry = (at: number, changes: object = {}) => ({
  at,
  from: 'NEW',
  to: 'EXPIRED',
  source: 'refresh' as const,
  settled: null,
  ...changes,
});
const stored = () => db.checkouts.get('a');
const restored = (...lines: unknown[]) => restore(db, copyWith(...lines));
const of = (changes: Partial<StoredCheckout>) => checkout({ id: 'a', ...changes });
const create = (attemptId: string) => ({
  create: {
    attemptId,
    accountId: 'shop',
    draft: DRAFT,
    startedAt: NOW,
    attempt: 1,
    state: 'unknown',
    error: null,
  },
  account: null,
});

describe('what is stored of Inqud’s answer', () => {
  it('is its first 100,000 characters, with a mark [S-49]', async () => {
    await store(db, [of({})]);
    const raw = `{"id":"a","status":"NEW","x":"${'é'.repeat(300_000)}"}`;
    await recordAnswer(db, { model: model({ id: 'a' }), raw, at: NOW }, NEVER_DUE);
    const { answer = '' } = (await stored()) ?? {};
    expect(answer).toHaveLength(LONGEST_ANSWER);
    expect(isAnswerCut(answer)).toBe(true);
    expect(keptAnswer(answer)).toBe(answer);
  });
});

describe('a timeline', () => {
  it('keeps its newest 1,000 entries, however often a status turns [S-49]', async () => {
    await store(
      db,
      [of({})],
      Array.from({ length: MOST_ENTRIES - 1 }, (_, at) => ({ checkoutId: 'a', ...entry(at) })),
    );
    for (const [at, status] of ['EXPIRED', 'NEW', 'EXPIRED'].entries()) {
      await recordAnswer(db, { model: model({ id: 'a', status }), raw: '{}', at: NOW + at }, NEVER_DUE);
    }
    await db.checkouts.update('a', { attentionAt: NOW, attentionGravity: 'bad' });
    await acknowledge(db, 'a', 'seen', NOW + 9);
    const entries = await timelineOf(db, 'a');
    expect(entries).toHaveLength(MOST_ENTRIES);
    expect([entries[0]?.at, entries.at(-1)?.note]).toEqual([3, 'seen']);
  });

  it('of another checkout is left alone', async () => {
    const many = Array.from({ length: MOST_ENTRIES }, (_, at) => entry(at));
    await store(
      db,
      [of({})],
      [{ checkoutId: 'b', ...entry(0) }, ...many.map((each) => ({ checkoutId: 'a', ...each }))],
    );
    await recordAnswer(db, { model: model({ id: 'a', status: 'EXPIRED' }), raw: '{}', at: NOW }, NEVER_DUE);
    expect([(await timelineOf(db, 'a')).length, (await timelineOf(db, 'b')).length]).toEqual([MOST_ENTRIES, 1]);
  });
});

describe('many lines of a copy about one checkout', () => {
  it('leave a note of bounded length, that says so, and lose none of ours [S-49]', async () => {
    const ours = 'x'.repeat(2000);
    await store(db, [of({ note: ours })]);
    const lines = Array.from({ length: 40 }, (_, at) => lineOf(of({ note: `${at}`.repeat(400_000) })));
    expect(await restored(...lines)).toMatchObject({ updated: 1, unchanged: 39, full: 1 });
    const { note = '' } = (await stored()) ?? {};
    expect(note).toHaveLength(LONGEST_KEPT_NOTE);
    expect([note?.startsWith(`${ours}\n0`), isNoteCut(note ?? '')]).toEqual([true, true]);
  });

  it('leave at most 100 tags, ours first [S-49]', async () => {
    await store(db, [of({ tags: ['ours'] })]);
    const lines = Array.from({ length: 50 }, (_, at) =>
      lineOf(of({ tags: Array.from({ length: 99 }, (_, tag) => `${at} ${tag}`) })),
    );
    await restored(...lines);
    const { tags = [] } = (await stored()) ?? {};
    expect([tags.length, tags[0]]).toEqual([MOST_KEPT_TAGS, 'ours']);
  });

  it('leave the latest 50 acknowledgements [S-49]', async () => {
    await store(db, [of({})]);
    const stamp = (line: number) => stampAfter([], { now: NOW + line, desk: 'bbbbbbbbbb' });
    const lines = Array.from({ length: 20 }, (_, line) => {
      const words = Array.from({ length: 50 }, (_, at) => [`${line} ${at}`, stamp(line)]);
      return lineOf(of({ edits: { acknowledged: Object.fromEntries(words) } }));
    });
    await restored(...lines);
    const { acknowledged = {} } = (await stored())?.edits ?? {};
    expect(Object.keys(acknowledged).toSorted()).toEqual(Array.from({ length: 50 }, (_, at) => `19 ${at}`).toSorted());
  });

  it('leave the newest 1,000 entries of a timeline [S-49]', async () => {
    const lines = Array.from({ length: 10 }, (_, line) =>
      lineOf(
        of({}),
        Array.from({ length: 900 }, (_, at) => entry(line * 900 + at)),
      ),
    );
    expect(await restored(...lines.toReversed())).toMatchObject({ full: 1 });
    const entries = await timelineOf(db, 'a');
    expect([entries.length, entries[0]?.at, entries.at(-1)?.at]).toEqual([MOST_ENTRIES, 8000, 8999]);
  });

  it('change nothing the second time', async () => {
    const lines = Array.from({ length: 3 }, (_, line) =>
      lineOf(
        of({ note: `${line}`.repeat(9000), tags: Array.from({ length: 60 }, (_, tag) => `${line} ${tag}`) }),
        Array.from({ length: 900 }, (_, at) => entry(line * 900 + at, { note: 'n'.repeat(5000) })),
      ),
    );
    // 900 entries with notes are more than a line may have.
    const shorter = lines.map(({ timeline, ...line }) => ({ ...line, timeline: timeline.slice(0, 150) }));
    await restored(...shorter);
    const before = await copyText();
    expect(await restored(...shorter)).toEqual(done({ unchanged: 3 }));
    expect(await copyText()).toBe(before);
    expect((await timelineOf(db, 'a')).map(({ note }) => note?.length)).toEqual(Array(450).fill(2000));
  });

  it('restore a copy of such a checkout to the same', async () => {
    await restored(lineOf(of({ note: 'x'.repeat(20_000), answer: 'y'.repeat(200_000) })));
    const [copy, before] = [await copyText(), await stored()];
    expect([before?.note?.length, before?.answer.length]).toEqual([LONGEST_KEPT_NOTE, LONGEST_ANSWER]);
    await db.checkouts.clear();
    await restore(db, copy);
    expect(await stored()).toEqual(before);
  });
});

describe('the creates of a copy', () => {
  it('are left out where a person has 200 to settle already, and are told [S-49]', async () => {
    const lines = Array.from({ length: MOST_PENDING + 50 }, (_, at) => create(`attempt-${at}`));
    expect(await restored(...lines)).toEqual(done({ creates: MOST_PENDING, createsLeftOut: 50 }));
    expect(await restored(create('another'))).toEqual(done({ createsLeftOut: 1 }));
    expect(await db.creates.count()).toBe(MOST_PENDING);
  });
});

describe('a note', () => {
  it('is cut at a whole character', () => {
    const kept = keptNote('👩🏽‍💻'.repeat(5000));
    expect(kept.endsWith(CUT)).toBe(true);
    expect(kept.slice(0, -CUT.length).replaceAll('👩🏽‍💻', '')).toBe('');
    expect(isNoteCut(kept)).toBe(true);
    expect(isNoteCut(`short ${CUT}`)).toBe(false);
  });
});
