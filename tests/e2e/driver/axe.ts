import type axeCore from 'axe-core';
import type { View } from './types.ts';

export type Violation = { id: string; impact: string; help: string; elements: string[] };

/** Checks the document as it is now, without the frames inside it. */
export async function axe(view: View): Promise<Violation[]> {
  await view.findByCss('html').wait(); // a look-up leaves axe-core in the document
  return view.evaluate(async () => {
    const engine: typeof axeCore = Reflect.get(globalThis, 'axe');
    const { violations } = await engine.run(document, { iframes: false, resultTypes: ['violations'] });
    return violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact: impact ?? 'unknown',
      help,
      elements: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    }));
  });
}
