/**
 * What is long or random, at full length: simulated weeks, starving checkouts, properties with many examples, browsers
 * that are killed, 10,000 checkouts, walks over every screen in each browser. `npm test` has a short form of each. Seeds are
 * printed, to get the same run again.
 */
import { spawnSync } from 'node:child_process';

const steps: [program: string, ...args: string[]][] = [
  ['wxt', 'build'],
  ['wxt', 'build', '-b', 'firefox'],
  ['node', 'tests/tools/sameBuild.ts', 'chrome', 'firefox'],
  ...[
    ['unit'],
    ['alone in chromium'],
    ['alone in firefox'],
    ['pages', 'tests/pages/ten-thousand.test.ts'],
    ['e2e in chromium'],
    ['e2e in firefox'],
  ].map(([project = '', ...files]): [string, ...string[]] => [
    'vitest',
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--project',
    project,
    ...files,
  ]),
];
const env = { ...process.env, SOAK: '1' };

const failed = steps.filter(([program, ...args]) => spawnSync(program, args, { env, stdio: 'inherit' }).status !== 0);
for (const step of failed) console.log(`✗ ${step.join(' ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
