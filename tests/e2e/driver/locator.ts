import { askKit, askKitSoon, callOf, ensureKit, kitCall, soonCall, timely, whenFound } from './call.ts';
import type { NativeDocument, NativeElement } from './native.ts';
import type { Matcher, PageKit, Step } from './page-kit.ts';
import type { Finder, Locator } from './types.ts';
import { until } from './until.ts';
import { waitForText } from './wait-for-text.ts';

/** Starts looking from the whole document, or from what `steps` lead to. */
export function createFinder(document: NativeDocument, steps: Step[] = []): Finder {
  const then = (step: Step) => createLocator(document, [...steps, step]);
  return {
    find: (role, name, options) =>
      then({ by: 'role', role, ...(name === undefined ? {} : { name: matcher(name, options) }) }),
    findByLabel: (label, options) => then({ by: 'label', name: matcher(label, options) }),
    findByCss: (selector) => then({ by: 'css', selector }),
  };
}

function createLocator(document: NativeDocument, steps: Step[]): Locator {
  const described = describe(steps);

  /** Asks for something of the element, in the page, as soon as it can be had. */
  const ask = <Method extends 'choose' | 'focus' | 'name' | 'text' | 'value' | 'isEnabled'>(
    deed: string,
    method: Method,
    ...args: Parameters<PageKit[Method]>
  ) => askKitSoon(document, `${deed} ${described}`, undefined, method, ...args);

  const withElement = async (
    deed: string,
    method: 'clickable' | 'one',
    use: (element: NativeElement) => Promise<void>,
  ) => {
    const pick = soonCall(kitCall(method, steps));
    await until(`${deed} ${described}`, async () => {
      try {
        await use(await timely(document.pick(pick)));
        return true;
      } catch (error) {
        await ensureKit(document);
        throw error;
      }
    });
  };

  const locator: Locator = {
    ...createFinder(document, steps),
    nth: (index) => createLocator(document, [...steps, { by: 'index', index }]),
    count: () => askKit(document, 'count', steps),
    isVisible: async () => (await askKit(document, 'count', steps)) > 0,
    wait: (patience) => askKitSoon(document, described, patience, 'expectVisible', steps),
    waitForText: (wanted, patience) => waitForText(document, { steps, place: described }, wanted, true, patience),
    waitUntilGone: (patience) => askKitSoon(document, `${described} to go`, patience, 'expectGone', steps),
    click: () => withElement('a click on', 'clickable', (element) => element.click()),
    hover: () => withElement('the mouse over', 'clickable', (element) => element.hover()),
    setFiles: (...paths) => withElement('choosing files in', 'one', (element) => element.setFiles(paths)),
    fill: async (text) => {
      await locator.click();
      await askKit(document, 'selectContent');
      await (text === '' ? document.press('Delete') : document.insert(text));
    },
    select: (option) => ask(`choosing "${option}" in`, 'choose', steps, option),
    press: async (key) => {
      await ask('the focus on', 'focus', steps);
      await document.press(key);
    },
    name: () => ask('the name of', 'name', steps),
    text: () => ask('the text of', 'text', steps),
    value: () => ask('the value of', 'value', steps),
    isEnabled: () => ask('the state of', 'isEnabled', steps),
    attribute: (name) => locator.evaluate((element, attribute) => element.getAttribute(attribute), name),
    // The caller's function gives the type; what travelled as JSON cannot be known better.
    evaluate: async <Args extends unknown[], Result>(
      fn: (element: Element, ...args: Args) => Result | Promise<Result>,
      ...args: Args
    ) => {
      const use = `(element) => ${callOf(fn.toString(), args, ['element'])}`;
      return (await whenFound(document, `finding ${described}`, steps, use)) as Result;
    },
  };
  return locator;
}

function matcher(text: string | RegExp, { exact = false } = {}): Matcher {
  if (text instanceof RegExp) return { pattern: text.source, flags: text.flags };
  return exact ? { exact: text } : { part: text };
}

function describe(steps: Step[]): string {
  return steps
    .map((step) => {
      if (step.by === 'css') return step.selector;
      if (step.by === 'index') return `number ${step.index}`;
      const kind = step.by === 'role' ? step.role : 'control labelled';
      const { exact, part, pattern } = step.name ?? {};
      return `${kind} ${pattern === undefined ? `"${exact ?? part ?? ''}"` : `/${pattern}/`}`;
    })
    .join(' > ');
}
