import { unmarked } from './marked.ts';
import type { PageWindow } from './page.ts';

export type Reader = ReturnType<typeof createReader>;

/** What of an element a person reads or hears without its being a text. */
const SPOKEN = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
];

/** What is the same in every language, such as code and IDs, or is written in a language of its own. */
const ANY_LANGUAGE = 'code, pre, kbd, samp, script, style, textarea, .mono, .key, [lang]:not(html)';

/** Elements that stand in a line of text. */
const INLINE = /^(A|ABBR|B|BDI|CODE|EM|I|KBD|MARK|OUTPUT|SMALL|SPAN|STRONG|SUB|SUP|TIME|WBR)$/i;

/**
 * Reads all that the pages and the browser say while messages are marked, as soon as it is said, and keeps what is wrong with
 * it. `data` matches what is none of our words: names, codes, and what the test has typed; `values` the messages that may stand
 * in others, as statuses do.
 */
export function createReader({ data, values }: { data: RegExp; values: RegExp }) {
  const mistakes = new Set<string>();
  const said = new Set<string>();

  function read(text: string, where: string): void {
    for (const [message] of text.matchAll(/⟦[^⟦⟧]*⟧/g)) said.add(message);
    for (const mistake of mistakesIn(text, data, values))
      mistakes.add(`${mistake}: ${unmarked(text.trim())} (${where})`);
  }

  function readElement(element: Element): void {
    if (element.closest(ANY_LANGUAGE)) return;
    for (const name of [...SPOKEN, ...(element.matches('optgroup') ? ['label'] : [])]) {
      const text = element.getAttribute(name);
      if (text) read(text, `${name} of ${element.tagName.toLowerCase()}`);
    }
    if (!Array.from(element.childNodes).some(isText)) return;
    read(
      lineOf(element, (inner) => (inner.matches(ANY_LANGUAGE) ? '' : inner.textContent)),
      element.tagName.toLowerCase(),
    );
  }

  return {
    read,
    mistakes: (): string[] => [...mistakes],
    /** Each message that was said without a value in it. */
    said: (): ReadonlySet<string> => said,
    /** Reads this page from now on. */
    follow({ document, MutationObserver, Element }: PageWindow): void {
      const readAll = (changed: Iterable<Node>) => {
        const all = new Set<Element>();
        for (const node of changed) {
          const element = node instanceof Element ? node : node.parentElement;
          if (!element?.isConnected) continue;
          all.add(element);
          // It may be a part of a sentence.
          if (element.parentElement) all.add(element.parentElement);
          if (node === element) for (const inner of element.querySelectorAll('*')) all.add(inner);
        }
        for (const element of all) readElement(element);
      };
      const changes = {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: SPOKEN,
      };
      new MutationObserver((records) => {
        readAll(
          new Set(
            records.flatMap(({ type, target, addedNodes }) => (type === 'childList' ? [...addedNodes] : [target])),
          ),
        );
      }).observe(document, changes);
      readAll([document.documentElement]);
    },
  };
}

/** What an element says, with its inline elements as `inner` has them; blocks end a line. */
function lineOf(element: Element, inner: (element: Element) => string | null): string {
  return Array.from(element.childNodes, (node) => {
    if (!isElement(node)) return node.textContent ?? '';
    return INLINE.test(node.tagName) ? (inner(node) ?? '') : '\n';
  }).join('');
}

/** What is wrong with a line of text; nothing when all of it is of messages, or is `data`. */
export function mistakesIn(text: string, data: RegExp, values: RegExp): string[] {
  const left = text.replaceAll(new RegExp(data, 'gu'), ' ');
  return [
    ...(/[A-Za-z]{2}/.test(left) ? ['not of a catalog'] : []),
    ...(isGlued(withoutValues(text, values)) ? ['glued of messages'] : []),
    ...(wordsWithin(text).some((word) => !values.test(unmarked(word))) ? ['has a message in a message'] : []),
  ];
}

/** A line with its values as if they were numbers. */
function withoutValues(text: string, values: RegExp): string {
  return text.replaceAll(/⟦[^⟦⟧]*⟧/g, (message) => (values.test(unmarked(message)) ? '0' : message));
}

/** Two messages, or a message and a word, that are read as one sentence, of which no translator sees the whole. */
function isGlued(text: string): boolean {
  const withoutLists = text.replaceAll(/\s(і|або|та)\s/g, '; ');
  // Goes on with a small letter: "Shop ⟦and 2 more⟧".
  return /[\p{L}\p{N}⟧”)],?\s?⟦[ａ-ｚ]/u.test(withoutLists);
}

/** The messages within messages that are no value: not quoted, no number with its unit, no whole sentence, not in a list. */
function wordsWithin(text: string): string[] {
  const within: string[] = [];
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '⟦') open.push(at);
    if (text[at] !== '⟧') continue;
    const start = open.pop() ?? 0;
    const inner = text.slice(start + 1, at);
    const before = text.slice(0, start);
    const isValue = /^\d|[.!?]$/.test(inner) || /“$|: (⟦.*⟧,? )?$/.test(before) || text[at + 1] === ':';
    if (open.length === 0 || isValue) continue;
    within.push(inner);
  }
  return within;
}

const isText = (node: Node): boolean => node.nodeType === 3 && node.textContent?.trim() !== '';
const isElement = (node: Node): node is Element => node.nodeType === 1;
