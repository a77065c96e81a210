import { join } from 'node:path';
import * as v from 'valibot';
import { build } from 'vite';
import type { NativeDocument } from './native.ts';
import type { PageKit, Step } from './page-kit.ts';
import type { Patience } from './types.ts';
import { until } from './until.ts';

type Kit = PageKit;

/** What the kit's `whenFound` answers. */
const Found = v.variant('isFound', [
  v.object({ isFound: v.literal(true), value: v.optional(v.unknown()) }),
  v.object({ isFound: v.literal(false), why: v.string() }),
]);

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

/** Brings here what an expression that needs the kit gives; one message is enough where the kit is there already. */
async function evaluateWithKit(document: NativeDocument, expression: string): Promise<unknown> {
  const call = `(async () => ${KIT} ? JSON.stringify({ value: await ${expression} }) : '')()`;
  let answer = await document.run(call);
  if (answer === '') {
    await installKit(document);
    answer = await document.run(call);
  }
  return valueIn(answer);
}

/** Calls the kit inside the page, once. */
export async function askKit<Method extends keyof Kit>(
  document: NativeDocument,
  method: Method,
  ...args: Parameters<Kit[Method]>
): Promise<Awaited<ReturnType<Kit[Method]>>>;
export async function askKit(document: NativeDocument, method: keyof Kit, ...args: unknown[]): Promise<unknown> {
  return evaluateWithKit(document, kitCall(method, ...args));
}

/**
 * How long a page waits by itself, ms, before the driver asks again: a page that goes away may never answer. Shorter than
 * what a surface of Firefox takes for lost.
 */
const TURN_MS = 1000;
const LOST_MS = 5000;

/** The source text of an expression that is tried again in the page, with each of its changes, until it does not throw. */
export function soonCall(expression: string, { timeout = TURN_MS }: Patience = {}): string {
  return `${KIT}.soon(() => ${expression}, ${Math.min(timeout, TURN_MS)})`;
}

/** Waits, inside the page, until the expression does not throw. */
export function evaluateSoon(
  document: NativeDocument,
  wanted: string,
  expression: string,
  patience?: Patience,
): Promise<unknown> {
  const call = soonCall(expression, patience);
  return until(wanted, async () => ({ value: await timely(evaluateWithKit(document, call)) }), patience).then(
    ({ value }) => value,
  );
}

/** Likewise for a call of the kit. */
export async function askKitSoon<Method extends keyof Kit>(
  document: NativeDocument,
  wanted: string,
  patience: Patience | undefined,
  method: Method,
  ...args: Parameters<Kit[Method]>
): Promise<Awaited<ReturnType<Kit[Method]>>>;
export async function askKitSoon(
  document: NativeDocument,
  wanted: string,
  patience: Patience | undefined,
  method: keyof Kit,
  ...args: unknown[]
): Promise<unknown> {
  return evaluateSoon(document, wanted, kitCall(method, ...args), patience);
}

/** Runs `use`, the source text of a function, once on the one element that the steps lead to, when it is there. */
export async function whenFound(
  document: NativeDocument,
  wanted: string,
  steps: Step[],
  use: string,
): Promise<unknown> {
  const call = `${KIT}.whenFound(${JSON.stringify(steps)}, ${TURN_MS}, ${use})`;
  const { value } = await until(wanted, async () => {
    const answer = v.parse(Found, await evaluateWithKit(document, call));
    if (!answer.isFound) throw new Error(answer.why);
    return answer;
  });
  return value;
}

/** Gives up an answer that does not come: its document is gone, or frozen behind the next one. */
export async function timely<T>(answer: Promise<T>): Promise<T> {
  const giveUp = Promise.withResolvers<never>();
  const timer = setTimeout(() => giveUp.reject(new Error('the page did not answer')), LOST_MS);
  try {
    return await Promise.race([answer, giveUp.promise]);
  } finally {
    clearTimeout(timer);
  }
}
