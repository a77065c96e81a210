import type { ReadonlySignal } from '@preact/signals';
import { computed, effect, signal, untracked } from '@preact/signals';
import type { Query } from '../contract';
import type { Cursor, Sort } from '../order';
import type { Page } from '../searchIndex';
import type { SearchClient } from './searchClient';

/** Rows of one page: few, because what a key in the search finds is laid out at once. More come as the list's end is seen. */
export const PAGE = 12;
/** How many pages are on screen at once: those above are let go while those below are read. After the second, so many come together. */
const MOST_PAGES = 16;
const STEP = 2;

/** What a list asks for. Another object is another question: its window begins at the top. */
export type ListQuery = Query & { sort: Sort };

type Position = { of: ListQuery; from: number; pages: number };
/** The pages of a position in one version of the history, and where each page so far begins. */
type Shown = { position: Position; version: number; pages: Page[]; starts: (Cursor | null)[] };

export type ResultWindow = ReturnType<typeof createResultWindow>;

/**
 * A window of a few pages that moves over all that match a query: which rows it has comes from the search worker, and
 * again with each change of what is searched. Works while anything subscribes to it.
 */
export function createResultWindow(setup: {
  search: Pick<SearchClient, 'worker' | 'version' | 'fail'>;
  query: ReadonlySignal<ListQuery>;
  /** Of a history that was removed, what is on screen is all there is. */
  isClosed: () => boolean;
}) {
  const { search, query, isClosed } = setup;
  const { worker, version, fail } = search;
  let turn = 0;
  let counted: { of: ListQuery; version: number } | null = null;
  let stop = () => {};

  /** Where `more` and `less` have moved to. */
  const moved = signal<Position | null>(null);
  const position = computed(() =>
    moved.value?.of === query.value ? moved.value : { of: query.value, from: 0, pages: 1 },
  );
  /** What is on screen stays until what was asked for next is there. */
  const shown = signal<Shown | null>(null, {
    watched() {
      stop = effect(() => {
        const [at, now] = [position.value, version.value];
        turn += 1;
        if (now !== null && !isClosed()) void untracked(() => find(at, now, turn));
      });
    },
    unwatched() {
      stop();
      turn += 1;
    },
  });
  const matching = signal<number | null>(null);

  async function find(at: Position, now: number, mine: number): Promise<void> {
    const last = shown.peek()?.position.of === at.of ? shown.peek() : null;
    const known = last?.version === now ? last : null;
    const starts = last?.starts.slice(0, at.from + 1) ?? [null];
    const pages: Page[] = [];
    try {
      for (let place = at.from; place < at.from + at.pages; place += 1) {
        const page =
          known?.pages[place - known.position.from] ??
          (await worker.find({ ...at.of, after: starts[place] ?? null, limit: PAGE }));
        if (mine !== turn || isClosed()) return;
        pages.push(page);
        if (page.next === null) break;
        starts[place + 1] = page.next;
      }
    } catch {
      if (mine === turn) fail();
      return;
    }
    shown.value = { position: at, version: now, pages, starts };
    if (at.from === 0 && pages.at(-1)?.next === null) {
      counted = { of: at.of, version: now };
      matching.value = pages.flatMap(({ ids }) => ids).length;
    } else if (counted?.of !== at.of || counted.version !== now) void count(at.of, now);
  }

  /** Nobody waits for a number. */
  async function count(of: ListQuery, now: number): Promise<void> {
    const mine = { of, version: now };
    counted = mine;
    const { sort: _, ...wanted } = of;
    try {
      const all = await worker.count(wanted);
      if (counted === mine) matching.value = all;
    } catch {
      if (counted !== mine) return;
      counted = null;
      fail();
    }
  }

  const isSettled = computed(() => {
    const [there, here] = [shown.value?.position, position.value];
    return there !== undefined && there.of === here.of && there.from === here.from && there.pages === here.pages;
  });
  const move = (from: number, pages: number) => {
    moved.value = { of: query.peek(), from, pages };
  };
  return {
    /** Null while none is known. */
    ids: computed(() => shown.value?.pages.flatMap(({ ids }) => ids) ?? null),
    /** What these rows were asked for with: it changes with them, not before. */
    asked: computed(() => shown.value?.position.of ?? null),
    /** Whether they are those of the position that was asked for last. */
    isSettled,
    /** How many match; null while that is not known. */
    matching,
    /** How many rows are above the window. */
    above: computed(() => (shown.value?.position.from ?? 0) * PAGE),
    /** Whether there are more on that side. Not while it is being asked which. */
    hasMore: computed(() => isSettled.value && shown.value?.pages.at(-1)?.next !== null),
    hasLess: computed(() => isSettled.value && position.value.from > 0),
    more(): void {
      const { from, pages } = position.peek();
      if (pages === MOST_PAGES) move(from + STEP, pages);
      else move(from, pages === 1 ? 2 : Math.min(pages + STEP, MOST_PAGES));
    },
    less(): void {
      const { from, pages } = position.peek();
      move(from - STEP, pages);
    },
  };
}
