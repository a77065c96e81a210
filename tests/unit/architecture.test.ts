import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What each room may import of ours, by the beginning of the path. The first rule that fits a file holds. */
const RULES: [room: string, allowed: string[]][] = [
  ['lib/inqud/', ['lib/inqud/']],
  ['lib/history/', ['lib/history/', 'lib/inqud/', 'lib/time']],
  ['lib/accounts/commands', ['lib/accounts/', 'lib/inqud/', 'lib/messaging', 'lib/problem']],
  ['lib/accounts/', ['lib/accounts/', 'lib/inqud/']],
  ['lib/monitor/', ['lib/monitor/', 'lib/history/', 'lib/accounts/', 'lib/inqud/', 'lib/problem', 'lib/time']],
  ['lib/', ['lib/']],
  ['components/', ['components/', 'lib/inqud/', 'lib/history/', 'lib/accounts/account', 'lib/accounts/form', 'lib/']],
  ['entrypoints/', ['entrypoints/', 'components/', 'lib/']],
];
const NOT_FOR_COMPONENTS = /^lib\/(monitor\/|accounts\/(vault|database|commands))/;

const files = globSync('{entrypoints,components,lib}/**/*.{ts,tsx}').map((path) => path.replaceAll('\\', '/'));
const importsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
    join(dirname(file), path).replaceAll('\\', '/'),
  );

describe('the rooms of the program', () => {
  it('has files to look at', () => expect(files.length).toBeGreaterThan(40));

  it.each(files)('%s imports only what its room may', (file) => {
    const [room, allowed] = RULES.find(([start]) => file.startsWith(start)) ?? ['', []];
    const foreign = importsOf(file).filter((path) => !allowed.some((start) => path.startsWith(start)));
    expect(foreign, `${room} may import ${allowed.join(', ')}`).toEqual([]);
    if (room === 'components/') expect(importsOf(file).filter((path) => NOT_FOR_COMPONENTS.test(path))).toEqual([]);
    // An entrypoint's parts may import each other; nothing else may import an entrypoint.
    if (room !== 'entrypoints/') expect(importsOf(file).filter((path) => path.startsWith('entrypoints/'))).toEqual([]);
  });
});
