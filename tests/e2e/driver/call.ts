import { readFile } from 'node:fs/promises';
import type { NativeDocument } from './native.ts';
import { type PageKit, pageKit } from './page-kit.ts';

const AXE = new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url);
/** Where a document keeps the kit. */
const KIT = 'window.checkoutDeskKit';

let axeSource: Promise<string> | undefined;

/** The source text of a call of `fn`; `first` is an expression for an argument that cannot travel as JSON. */
export function callOf(fn: string, args: unknown[], first: string[] = []): string {
  const rest = args.map((arg) => JSON.stringify(arg) ?? 'undefined');
  return `(${fn})(${[...first, ...rest].join(', ')})`;
}

/** Evaluates an expression in the page and brings the result here as JSON. */
export async function evaluateJson(document: NativeDocument, expression: string): Promise<unknown> {
  return valueIn(await document.run(`(async () => JSON.stringify({ value: await ${expression} }))()`));
}

function valueIn(json: string): unknown {
  const answer: { value?: unknown } = JSON.parse(json);
  return answer.value;
}

/** Puts axe-core and the kit into a document. Through the protocol: the pages' own policy allows no script tag. */
async function installKit(document: NativeDocument): Promise<void> {
  axeSource ??= readFile(AXE, 'utf8');
  await document.run(`${await axeSource};${KIT} = (${pageKit.toString()})(window.axe);'installed'`);
}

/** Puts the kit into a document unless it is there. */
export async function ensureKit(document: NativeDocument): Promise<void> {
  if ((await document.run(`typeof ${KIT}`)) === 'undefined') await installKit(document);
}

/** The source text of a call of the kit, which must be there. */
export function kitCall(method: keyof PageKit, ...args: unknown[]): string {
  return callOf(`${KIT}.${method}`, args);
}

/** Calls the kit inside the page; one message is enough where it is there already. */
export async function askKit<Method extends keyof PageKit>(
  document: NativeDocument,
  method: Method,
  ...args: Parameters<PageKit[Method]>
): Promise<Awaited<ReturnType<PageKit[Method]>>>;
export async function askKit(document: NativeDocument, method: keyof PageKit, ...args: unknown[]): Promise<unknown> {
  const call = `(async () => ${KIT} ? JSON.stringify({ value: await ${kitCall(method, ...args)} }) : '')()`;
  let answer = await document.run(call);
  if (answer === '') {
    await installKit(document);
    answer = await document.run(call);
  }
  return valueIn(answer);
}
