import { useState } from 'preact/hooks';

/**
 * Makes a list of links one stop of the Tab key, the last link first: arrow keys, Home and End go from link to link. Side
 * by side the arrows are those of the line, which turn round where one reads from the right.
 */
export function useRovingLinks(count: number, how: 'side by side' | 'one below the other') {
  const [chosen, choose] = useState<number | null>(null);
  const stop = Math.min(chosen ?? (how === 'side by side' ? count - 1 : 0), count - 1);
  return {
    tabIndexOf: (place: number) => (place === stop ? 0 : -1),
    choose,
    goByKey(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const list = event.currentTarget;
      const isTurned = how === 'side by side' && getComputedStyle(list).direction === 'rtl';
      const [back, on] = how === 'side by side' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
      const step = isTurned ? -1 : 1;
      const to = { [back]: stop - step, [on]: stop + step, Home: 0, End: count - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      list.querySelectorAll('a')[Math.max(0, Math.min(count - 1, to))]?.focus();
    },
  };
}
