import { join } from 'node:path';
import { build } from 'vite';
import type { NativeDocument } from './native.ts';
import type { kit } from './page-kit.ts';

type Kit = typeof kit;

/** Where a document keeps the kit. */
const KIT = 'window.checkoutDeskKit';

let kitSource: Promise<string> | undefined;

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

/** The kit with what it imports, as one script. */
async function bundleKit(): Promise<string> {
  const entry = join(import.meta.dirname, 'page-kit.ts');
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'pageKit' } },
  });
  const [made] = [result].flat();
  if (!made || !('output' in made)) throw new Error('The kit was not bundled.');
  return `${made.output[0].code};${KIT} = pageKit.kit`;
}

/** Runs a script in a document. Through the protocol: the pages' own policy allows no script tag. */
export async function addScript(document: NativeDocument, source: string): Promise<void> {
  await document.run(`${source};'done'`);
}

async function installKit(document: NativeDocument): Promise<void> {
  kitSource ??= bundleKit();
  await addScript(document, await kitSource);
}

/** Puts the kit into a document unless it is there. */
export async function ensureKit(document: NativeDocument): Promise<void> {
  if ((await document.run(`typeof ${KIT}`)) === 'undefined') await installKit(document);
}

/** The source text of a call of the kit, which must be there. */
export function kitCall(method: keyof Kit, ...args: unknown[]): string {
  return callOf(`${KIT}.${method}`, args);
}

/** Calls the kit inside the page; one message is enough where it is there already. */
export async function askKit<Method extends keyof Kit>(
  document: NativeDocument,
  method: Method,
  ...args: Parameters<Kit[Method]>
): Promise<Awaited<ReturnType<Kit[Method]>>>;
export async function askKit(document: NativeDocument, method: keyof Kit, ...args: unknown[]): Promise<unknown> {
  const call = `(async () => ${KIT} ? JSON.stringify({ value: await ${kitCall(method, ...args)} }) : '')()`;
  let answer = await document.run(call);
  if (answer === '') {
    await installKit(document);
    answer = await document.run(call);
  }
  return valueIn(answer);
}
