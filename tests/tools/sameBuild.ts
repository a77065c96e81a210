/**
 * Builds the extension from the sources in another folder, and compares it with what was built here, byte for byte: whoever
 * has the sources of a release can see that the release was made from them. `node tests/tools/sameBuild.ts chrome firefox`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [...browsers] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'checkout-desk-again-'));
try {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const path of stdout.split('\0')) {
    if (path !== '' && !path.startsWith('tests/')) cpSync(path, join(folder, path));
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  run(['prepare']);
  for (const browser of browsers) {
    const output = `.output/${browser}-mv3`;
    run(['build', '-b', browser]);
    const [here, there] = [hashesOf(output), hashesOf(join(folder, output))];
    if (here.size === 0) throw new Error(`There is no build in ${output}. Build first: npm run build.`);
    const different = [...new Set([...here.keys(), ...there.keys()])].filter(
      (file) => here.get(file) !== there.get(file),
    );
    if (different.length > 0)
      throw new Error(`The same sources gave other bytes for ${browser}: ${different.join(', ')}`);
    console.log(`${browser}: ${here.size} files, the same bytes in both builds.`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(args: string[]): void {
  const { status, stdout, stderr } = spawnSync('wxt', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`wxt ${args.join(' ')} failed.\n${stdout}${stderr}`);
}

/** The SHA-256 of each file, by its path in the folder. */
function hashesOf(output: string): Map<string, string> {
  const files = globSync('**/*', { cwd: output }).filter(
    // What Chromium writes into the folder of an extension that it has loaded is none of the build.
    (file) => !/^_metadata\b/.test(file) && statSync(join(output, file)).isFile(),
  );
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(output, file)))
        .digest('hex'),
    ]),
  );
}
