import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { numberText } from '../../../lib/shared/countText';
import { errorText } from '../../../lib/storage/trouble';
import type { BulkWork } from './SelectionBar';

/** Hears how many are done, and can be called off between them. */
export type BulkHow = { progress: (done: number) => void; signal: AbortSignal };

/** What can be done with many checkouts at once. */
export type SelectionActions = {
  archive: (ids: string[], archived: 0 | 1, how: BulkHow) => Promise<unknown>;
  addTags: (ids: string[], tags: string[], how: BulkHow) => Promise<unknown>;
  removeTags: (ids: string[], tags: string[], how: BulkHow) => Promise<unknown>;
  refresh: (ids: string[]) => Promise<unknown>;
  links: (ids: string[]) => Promise<string>;
  /** The IDs of all that match. */
  all: () => Promise<string[]>;
};

const NOTHING_DONE = { text: '' };

/**
 * The selected rows and what is done with them, one thing at a time. What is selected is seen: another list, by the text
 * `of` it, begins with none. `mixed` is a list of archived rows and others, of which nobody knows which ones were what before.
 */
export function useSelection(
  bulk: SelectionActions,
  { of, mixed, onDismiss }: { of: string; mixed: boolean; onDismiss: () => void },
) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** What is being done with many rows. */
  const [work, setWork] = useState<BulkWork | null>(null);
  /** What was done with rows that are not selected any more, and how to undo it. */
  const [done, setDone] = useState<{ text: string; undo?: () => void }>(NOTHING_DONE);
  const list = useRef(0);
  useLayoutEffect(() => {
    list.current += 1;
    setSelected(new Set());
    setDone(NOTHING_DONE);
  }, [of]);

  const select = (ids: string[], on: boolean) => {
    setSelected((before) => {
      const next = new Set(before);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
    setDone(NOTHING_DONE);
  };
  /** Two presses may come before the page has changed. */
  const toggle = (id: string) => {
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
    setDone(NOTHING_DONE);
  };
  const selectAll = async () => {
    const mine = list.current;
    const all = await bulk.all();
    if (mine === list.current) setSelected(new Set(all));
  };

  /** A failure is also told where its bar is gone, because something else was looked for. */
  const doing = async (total: number, work: (how: BulkHow) => Promise<unknown>) => {
    const begun = list.current;
    const stop = new AbortController();
    const progress = (done: number) => setWork({ done, total, stop: () => stop.abort() });
    progress(0);
    try {
      await work({ progress, signal: stop.signal });
    } catch (error) {
      if (begun !== list.current) setDone({ text: `Not done. ${errorText(error)}` });
      throw error;
    } finally {
      setWork(null);
    }
  };
  const archive = async (ids: string[], to: 0 | 1, hear = (_came: number) => {}) => {
    const begun = list.current;
    let came = 0;
    const work = (how: BulkHow) =>
      bulk.archive(ids, to, {
        ...how,
        progress: (now) => {
          came = now;
          hear(now);
          how.progress(now);
        },
      });
    try {
      await doing(ids.length, work);
      came = ids.length;
    } finally {
      // Also of what was called off half-way, unless something else was looked for meanwhile.
      const those = ids.slice(0, came);
      if (came === ids.length || (came > 0 && begun === list.current)) {
        select(those, false);
        const text = `${numberText(came)} ${to === 1 ? 'archived' : 'brought back'}.`;
        setDone(mixed ? { text } : { text, undo: () => undo(those, to === 1 ? 0 : 1) });
      }
    }
  };
  const undo = async (ids: string[], to: 0 | 1) => {
    dismiss();
    let left = ids;
    await archive(ids, to, (came) => {
      left = ids.slice(came);
    }).then(
      () => setDone(({ text }) => ({ text })),
      (error) => {
        const why = errorText(error);
        // What is left is undone next, unless nothing was or something else is looked for.
        setDone(({ text, undo: part }) =>
          part
            ? { text: `${text} Not all was undone. ${why}`, undo: () => undo(left, to) }
            : { text: `Not undone. ${why}` },
        );
      },
    );
  };
  const dismiss = () => {
    onDismiss();
    setDone(NOTHING_DONE);
  };

  const ids = [...selected];
  return {
    selected,
    select,
    selectAll,
    toggle,
    work,
    done,
    dismiss,
    archive: (to: 0 | 1) => archive(ids, to),
    addTags: (tags: string[]) => doing(ids.length, (how) => bulk.addTags(ids, tags, how)),
    removeTags: (tags: string[]) => doing(ids.length, (how) => bulk.removeTags(ids, tags, how)),
    refresh: () => bulk.refresh(ids),
    links: () => bulk.links(ids),
    clear: () => select(ids, false),
  };
}
