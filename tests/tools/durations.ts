import { writeFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Reporter, TestModule } from 'vitest/node';

/** How long a test file took with its hooks, which Vitest's JSON report leaves out, and each of its tests. In ms. */
export const Durations = v.array(
  v.object({ file: v.string(), ms: v.number(), tests: v.array(v.object({ name: v.string(), ms: v.number() })) }),
);
export type Durations = v.InferOutput<typeof Durations>;

/** A reporter for Vitest that writes them to the file which the variable DURATIONS names. */
export default class DurationReporter implements Reporter {
  readonly #all: Durations = [];

  onTestModuleEnd(module: TestModule): void {
    const tests = [...module.children.allTests()].map((test) => ({
      name: test.fullName,
      ms: Math.round(test.diagnostic()?.duration ?? 0),
    }));
    const { duration, collectDuration } = module.diagnostic();
    this.#all.push({ file: module.relativeModuleId, ms: Math.round(duration + collectDuration), tests });
  }

  onTestRunEnd(): void {
    const { DURATIONS } = process.env;
    if (DURATIONS) writeFileSync(DURATIONS, JSON.stringify(this.#all));
  }
}
