import { readFile } from 'node:fs/promises';
import type axeCore from 'axe-core';
import type { View } from './types.ts';

export type Violation = { id: string; impact: string; help: string; elements: string[] };

const AXE = new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url);

let source: Promise<string> | undefined;

/** Checks the document as it is now, without the frames inside it. */
export async function axe(view: View): Promise<Violation[]> {
  source ??= readFile(AXE, 'utf8');
  if (!(await view.evaluate(() => 'axe' in globalThis))) await view.addScript(await source);
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
