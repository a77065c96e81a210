import { addScript, askKit, callOf, evaluateJson } from './call.ts';
import { createFinder } from './locator.ts';
import type { NativeDocument } from './native.ts';
import type { View } from './types.ts';
import { until } from './until.ts';
import { waitForText } from './wait-for-text.ts';

export function createView(document: NativeDocument): View {
  // The caller's function gives the type; what travelled as JSON cannot be known better.
  const evaluate = async <Args extends unknown[], Result>(
    fn: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ) => (await evaluateJson(document, callOf(fn.toString(), args))) as Result;

  const text = () => askKit(document, 'pageText');

  return {
    ...createFinder(document),
    url: () => document.url(),
    evaluate,
    waitFor: (fn, ...args) =>
      until(`the page to satisfy ${fn}`, async () => (await evaluate(fn, ...args)) || undefined),
    addScript: (source) => addScript(document, source),
    text,
    waitForText: (wanted, patience) => waitForText('the page', text, wanted, true, patience),
    waitForNoText: (unwanted, patience) => waitForText('the page', text, unwanted, false, patience),
  };
}
