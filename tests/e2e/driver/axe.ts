import { readFile } from 'node:fs/promises';
import type axeCore from 'axe-core';
import type { NativeDocument } from './native.ts';
import type { View } from './types.ts';

export type Violation = { id: string; impact: string; help: string; elements: string[] };

const SOURCE = new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url);
let source: Promise<string> | undefined;

/** Puts axe-core into a document unless it is there. Through the protocol: the pages' own policy allows no script tag. */
export async function installAxe(document: NativeDocument): Promise<void> {
  if ((await document.run('typeof globalThis.axe')) === 'object') return;
  source ??= readFile(SOURCE, 'utf8');
  await document.run(`${await source};'installed'`);
}

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
