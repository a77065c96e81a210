import { askKitSoon } from './call.ts';
import type { NativeDocument } from './native.ts';
import type { Step } from './page-kit.ts';
import type { Patience } from './types.ts';

/** Waits until an element, or the page, says (or, when `present` is false, does not say) what is wanted. */
export async function waitForText(
  document: NativeDocument,
  { steps, place }: { steps: Step[] | null; place: string },
  wanted: string | RegExp,
  present: boolean,
  patience?: Patience,
): Promise<void> {
  const what = wanted instanceof RegExp ? String(wanted) : `"${wanted}"`;
  const goal = `${what} to ${present ? 'show' : 'go'} in ${place}`;
  const matcher = wanted instanceof RegExp ? { pattern: wanted.source, flags: wanted.flags } : { part: wanted };
  await askKitSoon(document, goal, patience, 'expectText', steps, matcher, present);
}
