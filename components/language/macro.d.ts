import type { ComponentChildren, VNode } from 'preact';

/** `#macro`: what `locales/build/plugin.ts` turns into `Trans` with an ID. Lingui's own types are React's. */

type About = {
  /** Tells two messages apart that are one word in English: `status`, `action`, `column`, `filter`, `noun`, `amount`. */
  context?: string;
  /** For translators. */
  comment?: string;
};

/** A sentence with elements or values in it. A value is text or a number, never an element. */
export function Trans(props: About & { children: ComponentChildren }): VNode;

/** A sentence for each plural form that English has; `#` is the number. */
export function Plural(
  props: About & {
    value: number;
    one?: ComponentChildren;
    other: ComponentChildren;
    [exactly: `_${number}`]: ComponentChildren;
  },
): VNode;
