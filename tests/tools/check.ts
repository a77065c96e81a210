/** All checks in the order of their cost. Says what failed and why, and ends with one line: how many passed, how many failed. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { Durations } from './durations.ts';

const { PRIORITY_NORMAL, PRIORITY_BELOW_NORMAL } = constants.priority;

const VITEST = [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  '--reporter=./tests/tools/durations.ts',
];

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
/** The slowest first, once all have run. */
const durations: Array<{ part: string } & Durations[number]> = [];

/** Where the browsers keep their profiles: in memory where the system has a folder of it with room, which spares the disk. */
const temporary = mkdtempSync(join(hasRoom('/dev/shm') ? '/dev/shm' : tmpdir(), 'checkout-desk-tests-'));

mkdirSync('.output', { recursive: true });
// They come from the network, while the computer does what needs none of them.
const programs = whole('Browsers and servers', 'node', ['tests/tools/setup.mjs', 'test']);
// Nothing here compiles without the types that WXT generates.
await whole('Types of WXT', 'wxt', ['prepare']);
const firefoxBuild = whole('Build for Firefox', 'wxt', ['build', '-b', 'firefox']);
const bothBuilds = firefoxBuild.then(() => whole('Build for Chrome', 'wxt', ['build']));
// One browser at a time: more of them would wait for each other, and cost more than they save.
const inBrowsers = [
  () => firefoxBuild.then(() => withPrograms('e2e in firefox')),
  () => bothBuilds.then(() => withPrograms('e2e in chromium')),
];
/** These wait for real alarms and for browsers to start: minutes in which the computer does the others. */
const waiting = [
  () => firefoxBuild.then(() => withPrograms('alone in firefox')),
  () => bothBuilds.then(() => withPrograms('alone in chromium')),
];
/** The longest first: at the end there is something short for everybody. */
const withoutBrowser = [
  () => bothBuilds,
  () => withPrograms('unit'),
  () => tests('pages'),
  () => tests('components'),
  () => whole('Types', 'tsc', ['--noEmit']),
  () =>
    firefoxBuild.then(() => whole('Firefox add-on lint', 'web-ext', ['lint', '--source-dir', '.output/firefox-mv3'])),
  () => whole('Formatting and lint', 'biome', ['check', '--error-on-warnings']),
  () =>
    whole('Catalogs in step with the code: npm run extract', 'lingui', ['check', 'sync', '--clean', '--workers', '1']),
];
// Whoever is done with its own helps with the rest.
await Promise.all(
  [inBrowsers, withoutBrowser, withoutBrowser, waiting].map(async (parts) => {
    await inTurn(parts);
    await inTurn(withoutBrowser);
    await inTurn(inBrowsers);
  }),
);
// A browser that was killed may still be writing there.
rmSync(temporary, { recursive: true, force: true, maxRetries: 10 });

durations.sort((one, other) => other.ms - one.ms);
writeFileSync('.output/durations.json', JSON.stringify(durations, null, 2));
console.log('\nThe slowest files, in seconds; all files and tests are in .output/durations.json:');
for (const { ms, part, file } of durations.slice(0, 15)) {
  console.log(`${(ms / 1000).toFixed(1).padStart(7)}  ${part.padEnd(20)}  ${file}`);
}

for (const failure of failures) console.log(`\n✗ ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Takes the next part for as long as there is one. */
async function inTurn(parts: (() => Promise<void>)[]): Promise<void> {
  for (let part = parts.shift(); part; part = parts.shift()) await part();
}

/** The tests of a part that runs what set-up brings. */
async function withPrograms(project: string): Promise<void> {
  await programs;
  await tests(project);
}

/** A check that passes or fails as a whole; what it says is shown only when it fails. */
async function whole(name: string, program: string, args: string[]): Promise<void> {
  const { status, output } = await finished(program, args);
  if (status === 0) passed += 1;
  else failures.push(`${name}\n${output}`);
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`);
}

/** The tests of one part, told when they are done. One that is skipped counts as failed: nothing here may be skipped. */
async function tests(project: string): Promise<void> {
  const name = project.replaceAll(' ', '-');
  const [results, times] = [`.output/tests-${name}.json`, `.output/durations-${name}.json`];
  for (const file of [results, times]) rmSync(file, { force: true });
  const args = [...VITEST, `--outputFile.json=${results}`, '--project', project];
  // A browser that is kept waiting is asked again and again, which costs time, too: the others take what it leaves.
  const priority = project.includes(' in ') ? PRIORITY_NORMAL : PRIORITY_BELOW_NORMAL;
  const { status, output } = await finished('vitest', args, { DURATIONS: times }, priority);
  console.log(output);
  if (existsSync(times)) {
    for (const file of v.parse(Durations, JSON.parse(readFileSync(times, 'utf8'))))
      durations.push({ part: project, ...file });
  }
  const before = failures.length;
  const report = existsSync(results) ? v.parse(Report, JSON.parse(readFileSync(results, 'utf8'))) : { testResults: [] };
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1;
      else failures.push(`${project}: ${test.fullName}\n${test.failureMessages.join('\n') || test.status}`);
    }
    if (file.message) failures.push(`${project}: ${file.name}\n${file.message}`);
  }
  // A run can fail with every test green: no test found, an error outside any test.
  if (status !== 0 && failures.length === before)
    failures.push(`${project}: ended with ${status}, its last lines:\n${output.slice(-3000)}`);
}

function finished(
  name: string,
  args: string[],
  variables: NodeJS.ProcessEnv = {},
  priority: number = PRIORITY_NORMAL,
): Promise<{ status: number | null; output: string }> {
  const program = spawn(name, args, { env: { ...process.env, TMPDIR: temporary, ...variables } });
  if (program.pid !== undefined) setPriority(program.pid, priority);
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
