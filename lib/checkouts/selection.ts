import { plural, t } from '@lingui/core/macro';
import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import { errorText } from '../storage/errorText';

/** Reports how many are done, and can be aborted between two of them. */
export type BulkHow = { progress: (done: number) => void; signal: AbortSignal };

/** What can be done with many checkouts at once. */
export type SelectionActions = {
  archive: (ids: string[], archived: 0 | 1, how: BulkHow) => Promise<unknown>;
  addTags: (ids: string[], tags: string[], how: BulkHow) => Promise<unknown>;
  removeTags: (ids: string[], tags: string[], how: BulkHow) => Promise<unknown>;
  erase: (ids: string[], how: BulkHow) => Promise<unknown>;
  refresh: (ids: string[]) => Promise<unknown>;
  links: (ids: string[]) => Promise<string>;
  /** The IDs of all that match. */
  all: () => Promise<string[]>;
};

/** How far what is being done with the rows has come, and how to abort it. */
export type BulkWork = { done: number; total: number; stop: () => void };

/** What was done with rows that are not selected any more, and how to undo it. */
type Done = { text: string; undo?: () => void };

const NOTHING_DONE: Done = { text: '' };
const NONE: ReadonlySet<string> = new Set();

export type Selection = ReturnType<typeof createSelection>;

/**
 * The selected rows and what is done with them, one thing at a time. What is selected is seen: another `list` begins
 * with none. `isMixed`: it has archived rows and others, of which nobody knows afterwards which ones were what before.
 */
export function createSelection(
  actions: SelectionActions,
  { list, isMixed }: { list: ReadonlySignal<object>; isMixed: ReadonlySignal<boolean> },
) {
  const chosen = signal<{ in: object; ids: ReadonlySet<string> }>({ in: list.peek(), ids: NONE });
  const result = signal<{ in: object; is: Done }>({ in: list.peek(), is: NOTHING_DONE });
  const work = signal<BulkWork | null>(null);

  const selected = computed(() => (chosen.value.in === list.value ? chosen.value.ids : NONE));
  const done = computed(() => (result.value.in === list.value ? result.value.is : NOTHING_DONE));
  const choose = (ids: ReadonlySet<string>) => {
    chosen.value = { in: list.peek(), ids };
  };
  const setDone = (is: Done) => {
    result.value = { in: list.peek(), is };
  };
  const change = (ids: string[], isOn: (id: string) => boolean) => {
    const next = new Set(selected.peek());
    for (const id of ids) {
      if (isOn(id)) next.add(id);
      else next.delete(id);
    }
    choose(next);
    setDone(NOTHING_DONE);
  };
  const select = (ids: string[], on: boolean) => change(ids, () => on);

  /** A failure is also shown when its bar is hidden because of another search. */
  const doing = async (total: number, run: (how: BulkHow) => Promise<unknown>) => {
    const begun = list.peek();
    const stop = new AbortController();
    const progress = (done: number) => {
      work.value = { done, total, stop: () => stop.abort() };
    };
    progress(0);
    try {
      await run({ progress, signal: stop.signal });
    } catch (error) {
      if (begun !== list.peek()) setDone({ text: `${t`Couldn’t finish.`} ${errorText(error)}` });
      throw error;
    } finally {
      work.value = null;
    }
  };
  const archive = async (ids: string[], to: 0 | 1, progressed = (_done: number) => {}) => {
    const begun = list.peek();
    let came = 0;
    const run = (how: BulkHow) =>
      actions.archive(ids, to, {
        ...how,
        progress: (now) => {
          came = now;
          progressed(now);
          how.progress(now);
        },
      });
    try {
      await doing(ids.length, run);
      came = ids.length;
    } finally {
      // Also for what was aborted half-way, unless the search has changed meanwhile.
      const those = ids.slice(0, came);
      if (came === ids.length || (came > 0 && begun === list.peek())) {
        select(those, false);
        const text = to === 1 ? archivedText(came) : unarchivedText(came);
        setDone(isMixed.peek() ? { text } : { text, undo: () => void undo(those, to === 1 ? 0 : 1) });
      }
    }
  };
  const undo = async (ids: string[], to: 0 | 1) => {
    dismiss();
    let left = ids;
    try {
      await archive(ids, to, (came) => {
        left = ids.slice(came);
      });
      setDone({ text: done.peek().text });
    } catch (error) {
      const why = errorText(error);
      const { text, undo: part } = done.peek();
      // The rest is undone next, unless nothing was undone or the search has changed.
      setDone(
        part
          ? { text: `${text} ${t`Couldn’t undo the rest.`} ${why}`, undo: () => void undo(left, to) }
          : { text: `${t`Couldn’t undo.`} ${why}` },
      );
    }
  };
  const dismiss = () => setDone(NOTHING_DONE);
  const ids = () => [...selected.peek()];

  return {
    selected,
    work,
    done,
    dismiss,
    select,
    /** Two presses may come before the page has changed. */
    toggle: (id: string) => change([id], () => !selected.peek().has(id)),
    async selectAll(): Promise<void> {
      const mine = list.peek();
      const all = await actions.all();
      if (mine === list.peek()) choose(new Set(all));
    },
    clear: () => select(ids(), false),
    /** The IDs of all that match. */
    all: () => actions.all(),
    archive: (to: 0 | 1) => archive(ids(), to),
    addTags: (tags: string[]) => doing(selected.peek().size, (how) => actions.addTags(ids(), tags, how)),
    removeTags: (tags: string[]) => doing(selected.peek().size, (how) => actions.removeTags(ids(), tags, how)),
    /** Erases the selected rows. Those that were erased before it failed are selected no longer. */
    async erase(): Promise<void> {
      const all = ids();
      let came = 0;
      try {
        await doing(all.length, (how) =>
          actions.erase(all, {
            ...how,
            progress: (now) => {
              came = now;
              how.progress(now);
            },
          }),
        );
        came = all.length;
      } finally {
        select(all.slice(0, came), false);
      }
      setDone({ text: erasedText(came) });
    },
    refresh: () => actions.refresh(ids()),
    links: () => actions.links(ids()),
  };
}

function archivedText(count: number): string {
  return plural(count, { one: '# checkout archived.', other: '# checkouts archived.' });
}

function erasedText(count: number): string {
  return plural(count, { one: '# checkout deleted', other: '# checkouts deleted' });
}

function unarchivedText(count: number): string {
  return plural(count, { one: '# checkout unarchived.', other: '# checkouts unarchived.' });
}
