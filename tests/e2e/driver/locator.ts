import { askKit, callOf, ensureKit, evaluateJson, kitCall } from './call.ts';
import type { NativeDocument, NativeElement } from './native.ts';
import type { Matcher, Step } from './page-kit.ts';
import type { Finder, Locator, Patience } from './types.ts';
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

  /** Does something to the element as soon as it can be done. */
  const act = <T>(deed: string, attempt: () => Promise<T>, patience?: Patience) =>
    until(`${deed} ${described}`, async () => ({ result: await attempt() }), patience).then(({ result }) => result);

  const withElement = (deed: string, method: 'clickable' | 'one', use: (element: NativeElement) => Promise<void>) =>
    act(deed, async () => {
      await ensureKit(document);
      await use(await document.pick(kitCall(method, steps)));
    });

  const locator: Locator = {
    ...createFinder(document, steps),
    nth: (index) => createLocator(document, [...steps, { by: 'index', index }]),
    count: () => askKit(document, 'count', steps),
    isVisible: async () => (await askKit(document, 'count', steps)) > 0,
    wait: async (patience) => {
      await until(described, async () => (await askKit(document, 'count', steps)) || undefined, patience);
    },
    waitForText: (wanted, patience) =>
      waitForText(described, () => askKit(document, 'text', steps), wanted, true, patience),
    waitUntilGone: async (patience) => {
      const gone = async () => (await askKit(document, 'count', steps)) === 0 || undefined;
      await until(`${described} to go`, gone, patience);
    },
    click: () => withElement('a click on', 'clickable', (element) => element.click()),
    hover: () => withElement('the mouse over', 'clickable', (element) => element.hover()),
    setFiles: (...paths) => withElement('choosing files in', 'one', (element) => element.setFiles(paths)),
    fill: async (text) => {
      await locator.click();
      await askKit(document, 'selectContent');
      await (text === '' ? document.press('Delete') : document.insert(text));
    },
    select: (option) => act(`choosing "${option}" in`, () => askKit(document, 'choose', steps, option)),
    press: async (key) => {
      await act('the focus on', () => askKit(document, 'focus', steps));
      await document.press(key);
    },
    name: () => act('the name of', () => askKit(document, 'name', steps)),
    text: () => act('the text of', () => askKit(document, 'text', steps)),
    value: () => act('the value of', () => askKit(document, 'value', steps)),
    isEnabled: () => act('the state of', () => askKit(document, 'isEnabled', steps)),
    attribute: (name) => locator.evaluate((element, attribute) => element.getAttribute(attribute), name),
    // The caller's function gives the type; what travelled as JSON cannot be known better.
    evaluate: async <Args extends unknown[], Result>(
      fn: (element: Element, ...args: Args) => Result | Promise<Result>,
      ...args: Args
    ) => {
      await act('finding', () => askKit(document, 'name', steps));
      return (await evaluateJson(document, callOf(fn.toString(), args, [kitCall('one', steps)]))) as Result;
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
