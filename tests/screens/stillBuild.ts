import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { builtExtension } from '../e2e/driver/extension.ts';
import type { BrowserName } from '../e2e/driver/types.ts';

/** The moment at which all pictures are taken: a Wednesday in spring, 10:24 in UTC. */
export const NOW = Date.UTC(2026, 4, 20, 10, 24);

/** The same on every machine: which fonts there are, and how wide their letters, differs. Under the names of these files. */
const FONTS = [
  [
    'Still',
    '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2',
    'U+600-6FF, U+750-77F, U+FB50-FDFF, U+FE70-FEFF',
  ],
  ['Still', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', 'U+0-FF, U+2000-2BFF'],
  ['Still', '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2', 'U+100-2FF, U+1E00-1EFF'],
  [
    'Still Mono',
    '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
    'U+0-FF, U+2000-2BFF',
  ],
] as const;

/** Rules for a page, or for a frame of it with what is in the shadow of its elements. */
const faces = (source: (at: number) => string) =>
  FONTS.map(
    ([family, , range], at) =>
      `@font-face { font-family: "${family}"; src: url("${source(at)}"); font-weight: 100 900; unicode-range: ${range}; }`,
  ).join('\n');
const LOOKS = `
:root, :host { --mono: "Still Mono", monospace !important; }
body, :host { font-family: "Still", sans-serif !important; }
*, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important; }`;

/** A clock that stands still, and no alarm: nothing happens by itself. */
const CLOCK = `{
  const now = ${NOW};
  Date.now = () => now;
  globalThis.Date = new Proxy(Date, {
    construct: (date, given, target) => Reflect.construct(date, given.length > 0 ? given : [now], target),
    apply: () => String(new Date(now)),
  });
  const api = globalThis.browser?.alarms ?? globalThis.chrome?.alarms;
  if (api) api.create = async () => {};
}
`;

/** Puts the rules into the page, and into the shadow of an element that brings rules of its own. */
const wearing = (rules: string) => `{
  const sheetOf = (rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    return sheet;
  };
  const sheet = sheetOf(${JSON.stringify(rules)});
  document.adoptedStyleSheets = [sheet];
  const own = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, 'adoptedStyleSheets');
  Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', {
    ...own,
    set(sheets) {
      own.set.call(this, [...sheets, sheetOf(${JSON.stringify(LOOKS)})]);
      // A document that is written anew has lost them.
      document.adoptedStyleSheets = [sheet];
    },
  });
}
`;

const Manifest = v.looseObject({
  content_security_policy: v.object({ extension_pages: v.string() }),
  content_scripts: v.array(v.looseObject({})),
});

/**
 * A copy of the production build in which time stands still and letters are the same everywhere; nothing else differs.
 * Returns its folder, and how to remove it.
 */
export function withStillBuild(browser: BrowserName): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-desk-screens-'));
  cpSync(builtExtension(browser), folder, { recursive: true });
  const { resolve } = createRequire(import.meta.url);
  FONTS.forEach(([, file], at) => {
    cpSync(resolve(file), join(folder, 'still', `${at}.woff2`));
  });
  writeFileSync(join(folder, 'still', 'page.js'), CLOCK + wearing(faces((at) => `/still/${at}.woff2`) + LOOKS));
  // A page of the web may load nothing of the extension.
  const inline = (at: number) =>
    `data:font/woff2;base64,${readFileSync(join(folder, 'still', `${at}.woff2`)).toString('base64')}`;
  writeFileSync(join(folder, 'still', 'frame.js'), CLOCK + wearing(faces(inline) + LOOKS));
  for (const page of ['options.html', 'popup.html', 'sidepanel.html']) {
    change(join(folder, page), (html) => html.replace('<head>', '<head><script src="/still/page.js"></script>'));
  }
  for (const script of ['background.js', 'desk-worker.js']) change(join(folder, script), (code) => CLOCK + code);
  change(join(folder, 'manifest.json'), (text) => {
    const manifest = v.parse(Manifest, JSON.parse(text));
    const { extension_pages: policy } = manifest.content_security_policy;
    return JSON.stringify({
      ...manifest,
      content_security_policy: { extension_pages: `${policy}; font-src 'self'` },
      content_scripts: [
        {
          matches: ['https://paycrypto.inqud.com/*'],
          js: ['still/frame.js'],
          run_at: 'document_start',
          all_frames: true,
          world: 'MAIN',
        },
        ...manifest.content_scripts,
      ],
    });
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function change(file: string, by: (text: string) => string): void {
  if (!existsSync(file)) throw new Error(`There is no ${file} in the build.`);
  const before = readFileSync(file, 'utf8');
  const after = by(before);
  if (after === before) throw new Error(`${file} was to be changed and is as it was.`);
  writeFileSync(file, after);
}
