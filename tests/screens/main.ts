/**
 * Takes pictures of every place of the product and compares them with the stored ones: `npm run screens`, or
 * `npm run screens -- PART` for those whose name has that part in it. What looks different is in .output/screens, with the
 * difference in red, and the exit code is 1. `npm run screens -- --accept` stores what is different as the new reference,
 * and the pictures of README.md and docs.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { DOCUMENT_SHOTS } from './documents.ts';
import type { Audience } from './film.ts';
import { film } from './film.ts';
import { createGallery, small, whole } from './gallery.ts';
import { BROWSERS, planOf, referenceOf } from './plan.ts';

const FOLDER = '.output/screens';

const words = process.argv.slice(2);
const accepts = words.includes('--accept');
const part = words.filter((word) => word !== '--accept').join(' ');
// A browser shows the times of the zone that it is started in.
process.env.TZ = 'UTC';

for (const target of ['chrome', 'firefox']) {
  const { status, stdout, stderr } = spawnSync('wxt', ['build', '-b', target], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`);
}
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });

const began = Date.now();
const gallery = createGallery(accepts, FOLDER);
const audience = (kept: typeof small): Audience<{ file: string }> => ({
  isExpected: ({ file }, png) => gallery.isAsBefore(kept(file), png),
  onPicture: ({ file }, png) => gallery.compare(kept(file), png),
});
const wanted = <Each extends { file: string }>(shots: readonly Each[]) =>
  shots.filter(({ file }) => file.includes(part));
await Promise.all(
  BROWSERS.map(async (browser) => {
    const shots = planOf(browser).map((shot) => ({ ...shot, file: referenceOf(browser, shot) }));
    await film(browser, wanted(shots), FOLDER, audience(small));
  }),
);
await film('chromium', wanted(DOCUMENT_SHOTS), FOLDER, audience(whole));
if (part === '') gallery.removeOthers();

const { same, different } = gallery;
const seconds = Math.round((Date.now() - began) / 1000);
console.log(`\n${same} look as before, ${different} ${accepts ? 'are stored anew' : 'look different'}. ${seconds} s.`);
if (different > 0 && !accepts) {
  console.log(`See ${FOLDER}. If it is meant to look so: npm run screens -- --accept`);
  process.exitCode = 1;
}
if (same + different === 0) throw new Error(`No picture has "${part}" in its name.`);
