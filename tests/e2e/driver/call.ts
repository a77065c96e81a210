import { installAxe } from './axe.ts';
import type { NativeDocument } from './native.ts';
import { type PageKit, pageKit } from './page-kit.ts';

const KIT = `(${pageKit.toString()})(globalThis.axe)`;

/** The source text of a call of `fn`; `first` is an expression for an argument that cannot travel as JSON. */
export function callOf(fn: string, args: unknown[], first: string[] = []): string {
  const rest = args.map((arg) => JSON.stringify(arg) ?? 'undefined');
  return `(${fn})(${[...first, ...rest].join(', ')})`;
}

/** Evaluates an expression in the page and brings the result here as JSON. */
export async function evaluateJson(document: NativeDocument, expression: string): Promise<unknown> {
  const answer: { value?: unknown } = JSON.parse(
    await document.run(`(async () => JSON.stringify({ value: await ${expression} }))()`),
  );
  return answer.value;
}

/** The source text of a call of the kit. */
export function kitCall(method: keyof PageKit, ...args: unknown[]): string {
  return callOf(`${KIT}.${method}`, args);
}

/** Calls the kit inside the page. */
export async function askKit<Method extends keyof PageKit>(
  document: NativeDocument,
  method: Method,
  ...args: Parameters<PageKit[Method]>
): Promise<Awaited<ReturnType<PageKit[Method]>>>;
export async function askKit(document: NativeDocument, method: keyof PageKit, ...args: unknown[]): Promise<unknown> {
  await installAxe(document);
  return evaluateJson(document, kitCall(method, ...args));
}
