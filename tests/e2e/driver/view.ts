import { addScript, askKit, callOf, evaluateJson, evaluateSoon } from './call.ts';
import { createFinder } from './locator.ts';
import type { NativeDocument } from './native.ts';
import type { View } from './types.ts';
import { waitForText } from './wait-for-text.ts';

export function createView(document: NativeDocument): View {
  // The caller's function gives the type; what travelled as JSON cannot be known better.
  const evaluate = async <Args extends unknown[], Result>(
    fn: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ) => (await evaluateJson(document, callOf(fn.toString(), args))) as Result;

  const page = { steps: null, place: 'the page' };

  return {
    ...createFinder(document),
    url: () => document.url(),
    evaluate,
    waitFor: async <Args extends unknown[], Result>(
      fn: (...args: Args) => Result | Promise<Result>,
      ...args: Args
    ): Promise<Result> => {
      const call = `(async () => await ${callOf(fn.toString(), args)} || Promise.reject(new Error('it does not')))()`;
      return (await evaluateSoon(document, `the page to satisfy ${fn}`, call)) as Result;
    },
    addScript: (source) => addScript(document, source),
    text: () => askKit(document, 'pageText'),
    waitForText: (wanted, patience) => waitForText(document, page, wanted, true, patience),
    waitForNoText: (unwanted, patience) => waitForText(document, page, unwanted, false, patience),
  };
}
