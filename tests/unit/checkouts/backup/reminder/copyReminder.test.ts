import { effect, signal } from '@preact/signals';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { CopyReminder } from '../../../../../lib/checkouts/backup/reminder/copyReminder';
import { copyReminderOf, createCopyReminder } from '../../../../../lib/checkouts/backup/reminder/copyReminder';
import { rememberRestored } from '../../../../../lib/checkouts/backup/reminder/rememberRestored';
import { lastCopy, remindLater, remindsOfCopies } from '../../../../../lib/checkouts/backup/reminder/settings';
import type { HistoryDb } from '../../../../../lib/checkouts/database';
import { DAY } from '../../../../../lib/shared/time';
import { readSetting, writeSetting } from '../../../../../lib/storage/settings';
import { checkout, emptyHistory, NOW } from '../../../support/examples';
import { done } from '../restoring';

let history: HistoryDb;
beforeEach(async () => {
  fakeBrowser.reset();
  await writeSetting(lastCopy, null);
  await writeSetting(remindLater, null);
  await writeSetting(remindsOfCopies, null);
  history = await emptyHistory();
});

/** So many checkouts of so many days ago; every third one is archived. */
async function store(count: number, daysAgo: number, name = 'c') {
  await history.checkouts.bulkPut(
    Array.from({ length: count }, (_, i) =>
      checkout({ id: `${name}${i}`, createdAt: NOW - daysAgo * DAY, archived: i % 3 === 0 ? 1 : 0 }),
    ),
  );
}
const last = (daysAgo: number, checkouts = 0) => ({ at: NOW - daysAgo * DAY, checkouts });

describe('a reminder of a copy', () => {
  it.each([
    ['no checkout at all', [], null, false],
    ['few checkouts, however old', [[49, 400]], null, false],
    ['many checkouts of this month, and no copy', [[80, 29]], null, false],
    [
      'many checkouts, one of which is old, and no copy',
      [
        [49, 1],
        [1, 30],
      ],
      null,
      true,
    ],
    ['a copy of this month', [[80, 1]], last(29), false],
    [
      'an old copy, and few new checkouts',
      [
        [80, 40],
        [49, 1],
      ],
      last(31, 80),
      false,
    ],
    [
      'an old copy, and many new checkouts',
      [
        [80, 40],
        [50, 1],
      ],
      last(31, 80),
      true,
    ],
    [
      'an old copy, and many that were imported since',
      [
        [80, 40],
        [50, 300],
      ],
      last(31, 80),
      true,
    ],
    [
      'an old copy, and many deleted since',
      [
        [20, 40],
        [49, 1],
      ],
      last(31, 500),
      false,
    ],
    ['a copy that is dated ahead, as after a clock that was wrong', [[80, 1]], last(-400, 10), false],
  ] as [string, [number, number][], ReturnType<typeof last> | null, boolean][])(
    'comes with %s: %j',
    async (_, rows, copy, isDue) => {
      for (const [at, [count, daysAgo]] of rows.entries()) await store(count, daysAgo, `${at}-`);
      expect(await copyReminderOf(history, copy, NOW)).toEqual(isDue ? { last: copy } : null);
    },
  );
});

describe('the reminder of a desk', () => {
  const isLocked = signal(false);
  const open = (now = NOW) => {
    const seen: (CopyReminder | null | undefined)[] = [];
    const reminder = createCopyReminder({ history, now: () => now, isLocked });
    const close = effect(() => {
      seen.push(reminder.value);
    });
    const settled = () => vi.waitFor(() => expect(reminder.value).toBeDefined());
    return { reminder, seen, close, settled };
  };
  beforeEach(async () => {
    isLocked.value = false;
    await store(60, 40);
  });

  it('is not known at first, and then comes without a word between', async () => {
    const { seen, settled, close } = open();
    await settled();
    expect(seen).toEqual([undefined, { last: null }]);
    close();
  });

  it('goes once a copy was saved', async () => {
    const { reminder, settled, close } = open();
    await settled();
    await writeSetting(lastCopy, { at: NOW, checkouts: 60 });
    await vi.waitFor(() => expect(reminder.value).toBeNull());
    close();
  });

  it.each([
    ['a week of “Later”', 7 * DAY - 1, false],
    ['a week later', 7 * DAY, true],
    ['years, as after a clock that was wrong', 400 * DAY, true],
  ])('waits for %s', async (_, ms, comes) => {
    // It was said at NOW, by a clock that may have been ahead.
    await writeSetting(remindLater, ms > 7 * DAY ? NOW + ms : NOW + 7 * DAY);
    const { reminder, settled, close } = open(ms > 7 * DAY ? NOW : NOW + ms);
    await settled();
    expect(reminder.value !== null).toBe(comes);
    close();
  });

  it('goes when it is switched off, and comes back with that', async () => {
    const { reminder, settled, close } = open();
    await settled();
    await writeSetting(remindsOfCopies, false);
    await vi.waitFor(() => expect(reminder.value).toBeNull());
    await writeSetting(remindsOfCopies, true);
    await vi.waitFor(() => expect(reminder.value).not.toBeNull());
    close();
  });

  it('is not there while it is locked, and looks at nothing', async () => {
    isLocked.value = true;
    const looked = vi.spyOn(history, 'transaction');
    const { reminder, close } = open();
    expect(reminder.value).toBeNull();
    expect(looked).not.toHaveBeenCalled();
    isLocked.value = false;
    await vi.waitFor(() => expect(reminder.value).toEqual({ last: null }));
    isLocked.value = true;
    expect(reminder.value).toBeNull();
    close();
  });

  it('does not come while somebody works: what is created then is for the next time', async () => {
    await history.checkouts.clear();
    const { reminder, settled, close } = open();
    await settled();
    await store(60, 40);
    await new Promise((resolve) => setTimeout(resolve));
    expect(reminder.value).toBeNull();
    close();
    const next = open();
    await next.settled();
    expect(next.reminder.value).toEqual({ last: null });
    next.close();
  });

  it('is none where the history cannot be read', async () => {
    vi.spyOn(history, 'transaction').mockRejectedValue(new Error('Damaged'));
    const { reminder, settled, close } = open();
    await settled();
    expect(reminder.value).toBeNull();
    close();
    vi.restoreAllMocks();
  });
});

describe('a history that was restored', () => {
  it.each([
    ['from a copy that has all of it', done({ added: 40, updated: 10, unchanged: 10 }), true],
    ['from a copy of a part of it', done({ unchanged: 59 }), false],
    ['from nothing', done({}), false],
    ['not to its end', done({ added: 60, aborted: true }), false],
    ['not at all', { outcome: 'refused', why: 'empty' } as const, false],
  ])('%s has a copy: %#', async (_, result, isRemembered) => {
    await store(60, 40);
    await rememberRestored(history, result, NOW, (copy) => writeSetting(lastCopy, copy));
    await vi.waitFor(async () =>
      expect(await readSetting(lastCopy)).toEqual(isRemembered ? { at: NOW, checkouts: 60 } : null),
    );
  });
});
