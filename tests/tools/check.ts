/** All checks in the order of their cost. Says what failed and why, and ends with one line: how many passed, how many failed. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';

const VITEST = ['run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'];

/** What of Vitest's report is needed. */
const Report = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      message: v.string(),
      assertionResults: v.array(
        v.object({ fullName: v.string(), status: v.string(), failureMessages: v.array(v.string()) }),
      ),
    }),
  ),
});

let passed = 0;
/** What failed and why, told once more at the end: above it there are thousands of lines. */
const failures: string[] = [];

/** Where the browsers keep their profiles: in memory where the system has a folder of it with room, which spares the disk. */
const temporary = mkdtempSync(join(hasRoom('/dev/shm') ? '/dev/shm' : tmpdir(), 'checkout-desk-tests-'));

await whole('Build for Chrome', 'wxt', ['build']);
await whole('Build for Firefox', 'wxt', ['build', '-b', 'firefox']);
// Three at a time, because the browsers' tests wait for much; the longest first, so that all end at about the same time.
const parts = [
  () => tests('e2e in firefox', '1/3'),
  () => tests('e2e in firefox', '2/3'),
  () => tests('e2e in chromium', '1/2'),
  () => tests('e2e in firefox', '3/3'),
  () => tests('e2e in chromium', '2/2'),
  () => tests('unit'),
  () => tests('alone in firefox'),
  () => tests('alone in chromium'),
  () => tests('components'),
  () => whole('Types', 'tsc', ['--noEmit']),
  () => whole('Firefox add-on lint', 'web-ext', ['lint', '--source-dir', '.output/firefox-mv3']),
  () => whole('Formatting and lint', 'biome', ['check', '--error-on-warnings']),
];
await Promise.all([inTurn(), inTurn(), inTurn()]);
// A browser that was killed may still be writing there.
rmSync(temporary, { recursive: true, force: true, maxRetries: 10 });

for (const failure of failures) console.log(`\n✗ ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Takes the next part for as long as there is one. */
async function inTurn(): Promise<void> {
  for (let part = parts.shift(); part; part = parts.shift()) await part();
}

/** A check that passes or fails as a whole; what it says is shown only when it fails. */
async function whole(name: string, program: string, args: string[]): Promise<void> {
  const { status, output } = await finished(program, args);
  if (status === 0) passed += 1;
  else failures.push(`${name}\n${output}`);
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
}

/** The tests of one part, told when they are done. One that is skipped counts as failed: nothing here may be skipped. */
async function tests(project: string, shard = '1/1'): Promise<void> {
  const part = `${project} ${shard}`;
  const results = `.output/tests-${part.replaceAll(/[ /]/g, '-')}.json`;
  rmSync(results, { force: true });
  const args = [...VITEST, `--outputFile.json=${results}`, '--project', project, `--shard=${shard}`];
  const { status, output } = await finished('vitest', args);
  console.log(output);
  const before = failures.length;
  const report = existsSync(results) ? v.parse(Report, JSON.parse(readFileSync(results, 'utf8'))) : { testResults: [] };
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else failures.push(`${part}: ${test.fullName}\n${test.failureMessages.join('\n') || test.status}`);
    }
    if (file.message) failures.push(`${part}: ${file.name}\n${file.message}`);
  }
  // A run can fail with every test green: no test found, an error outside any test.
  if (status !== 0 && failures.length === before)
    failures.push(`${part}: ended with ${status}, its last lines:\n${output.slice(-3000)}`);
}

function finished(name: string, args: string[]): Promise<{ status: number | null; output: string }> {
  const program = spawn(name, args, { env: { ...process.env, TMPDIR: temporary } });
  const output: Buffer[] = [];
  program.stdout.on('data', (part: Buffer) => output.push(part));
  program.stderr.on('data', (part: Buffer) => output.push(part));
  return new Promise((resolve, reject) => {
    program.on('error', reject);
    program.on('close', (status) => resolve({ status, output: Buffer.concat(output).toString() }));
  });
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 4e9;
}
