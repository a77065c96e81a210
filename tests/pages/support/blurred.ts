import { readFileSync } from 'node:fs';
import type { PageWindow } from './page.ts';

/** What the privacy blur covers, as its styles say. */
const [, COVERED = ''] =
  /\.blurred\s+:is\(\s*(\.private[\s\S]*?)\s*\) \{/.exec(readFileSync('components/app/blur.css', 'utf8')) ?? [];

/** What is not on the screen, what is typed into, whose text has a rule of its own, and what is there for a customer to see. */
const UNSEEN = '.display, .visually-hidden, textarea, option, title, script, style';

/** Looks at every text of a page that matches `details` as soon as it is there, and keeps those that the blur would not cover. */
export function createBlurWatch(details: RegExp) {
  const shown = new Set<string>();
  const covered = new Set<string>();

  function look(text: Node): void {
    const [found] = details.exec(text.textContent ?? '') ?? [];
    const element = text.parentElement;
    if (found === undefined || !element?.isConnected || element.closest(UNSEEN)) return;
    if (element.closest(COVERED)) covered.add(found);
    else shown.add(`${text.textContent?.trim()} (${element.tagName.toLowerCase()}.${element.className})`);
  }

  return {
    /** Each text that would be read over a shoulder. */
    shown: (): string[] => [...shown],
    /** Each detail that was covered somewhere. */
    covered: (): ReadonlySet<string> => covered,
    follow({ document, MutationObserver }: PageWindow): void {
      const lookIn = (node: Node): void => {
        if (node.nodeType === 3) look(node);
        else for (const child of node.childNodes) lookIn(child);
      };
      new MutationObserver((records) => {
        for (const { type, target, addedNodes } of records) {
          for (const node of type === 'childList' ? addedNodes : [target]) lookIn(node);
        }
      }).observe(document, { subtree: true, childList: true, characterData: true });
    },
  };
}
