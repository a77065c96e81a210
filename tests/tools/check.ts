/** All checks in the order of their cost. Says what failed and why, and ends with one line: how many passed, how many failed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import * as v from 'valibot';

const RESULTS = '.output/tests.json';
const VITEST = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];

let passed = 0;
let failed = 0;

single('Build for Chrome', 'wxt', ['build']);
single('Build for Firefox', 'wxt', ['build', '-b', 'firefox']);
single('Formatting and lint', 'biome', ['check', '--error-on-warnings']);
single('Types', 'tsc', ['--noEmit']);
single('Firefox add-on lint', 'web-ext', ['lint', '--source-dir', '.output/firefox-mv3']);
// One run a part, so that a part that cannot even start is seen as such.
for (const project of ['unit', 'components', 'e2e in chromium', 'e2e in firefox']) tests(project);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A check that passes or fails as a whole; what it says is shown only when it fails. */
function single(name: string, program: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status === 0) passed += 1;
  else failed += 1;
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
  if (status !== 0) console.log(`${stdout}${stderr}`);
}

/** The tests of one part. One that is skipped counts as failed: nothing here may be skipped. */
function tests(project: string): void {
  mkdirSync('.output', { recursive: true });
  rmSync(RESULTS, { force: true });
  const args = [...VITEST, `--outputFile.json=${RESULTS}`, '--project', project];
  const { status } = spawnSync('vitest', args, { stdio: 'inherit' });
  const Report = v.object({ numTotalTests: v.number(), numPassedTests: v.number() });
  const report = existsSync(RESULTS) ? v.parse(Report, JSON.parse(readFileSync(RESULTS, 'utf8'))) : null;
  const failures = report ? report.numTotalTests - report.numPassedTests : 0;
  passed += report?.numPassedTests ?? 0;
  // A run can fail with every test green: no test found, an error outside any test.
  failed += status !== 0 && failures === 0 ? 1 : failures;
}
