import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { inject } from 'vitest';
import type { ScriptName } from './bundle.ts';

type Scope = object;
type Run = (scope: Scope) => unknown;

const compiled = new Map<ScriptName, Run>();

/**
 * Runs a bundled script in a context: what the context has, its window or a background's few things, are the globals. All
 * contexts are of one realm, so that what they exchange through IndexedDB and messages is of the same classes.
 */
export function runScript(name: ScriptName, scope: Scope): void {
  let run = compiled.get(name);
  if (!run) {
    run = inScope(readFileSync(join(inject('scripts'), `${name}.js`), 'utf8'), `${name}.js`);
    compiled.set(name, run);
  }
  run(scope);
}

/** What a piece of script gives in a context. */
export function valueIn(code: string, scope: Scope): unknown {
  return evaluate(scope, code);
}

function inScope(code: string, filename: string): Run {
  return functionOf(`(function (scope) { with (scope) { (function () { ${code}\n})(); } })`, filename);
}

const evaluate = functionOf('(function (scope) { with (scope) { return eval(arguments[1]); } })', 'evaluate.js');

function functionOf(code: string, filename: string): (...args: unknown[]) => unknown {
  const made: unknown = new Script(code, { filename }).runInThisContext();
  if (typeof made !== 'function') throw new Error(`${filename} is no function.`);
  return (...args) => Reflect.apply(made, undefined, args);
}
