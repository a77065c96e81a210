/** All checks in the order of their cost. Says what failed and why, and ends with one line: how many passed, how many failed. */
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as v from 'valibot';

const VITEST = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];

let passed = 0;
let failed = 0;

single('Build for Chrome', 'wxt', ['build']);
single('Build for Firefox', 'wxt', ['build', '-b', 'firefox']);
single('Formatting and lint', 'biome', ['check', '--error-on-warnings']);
single('Types', 'tsc', ['--noEmit']);
single('Firefox add-on lint', 'web-ext', ['lint', '--source-dir', '.output/firefox-mv3']);
// Side by side, because the browsers' tests wait for much, those in Firefox the longest.
await Promise.all([
  inTurn('e2e in firefox'),
  inTurn('components', 'e2e in chromium'),
  inTurn('alone in chromium', 'alone in firefox', 'unit'),
]);

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

async function inTurn(...projects: string[]): Promise<void> {
  for (const project of projects) await tests(project);
}

/** The tests of one part, told when they are done. One that is skipped counts as failed: nothing here may be skipped. */
async function tests(project: string): Promise<void> {
  const results = `.output/tests-${project.replaceAll(' ', '-')}.json`;
  rmSync(results, { force: true });
  const args = [...VITEST, `--outputFile.json=${results}`, '--project', project];
  const { status, output } = await finished(spawn('vitest', args));
  console.log(output);
  const Report = v.object({ numTotalTests: v.number(), numPassedTests: v.number() });
  const report = existsSync(results) ? v.parse(Report, JSON.parse(readFileSync(results, 'utf8'))) : null;
  const failures = report ? report.numTotalTests - report.numPassedTests : 0;
  passed += report?.numPassedTests ?? 0;
  // A run can fail with every test green: no test found, an error outside any test.
  failed += status !== 0 && failures === 0 ? 1 : failures;
}

function finished(program: ChildProcessWithoutNullStreams): Promise<{ status: number | null; output: string }> {
  const output: Buffer[] = [];
  program.stdout.on('data', (part: Buffer) => output.push(part));
  program.stderr.on('data', (part: Buffer) => output.push(part));
  return new Promise((resolve, reject) => {
    program.on('error', reject);
    program.on('close', (status) => resolve({ status, output: Buffer.concat(output).toString() }));
  });
}
