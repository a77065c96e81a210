import { readFileSync } from 'node:fs';
import { extractor } from '@lingui/cli/api';
import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';
import { ALL_LANGUAGES } from './lib/language/languages';

/** `npm run extract` writes what the code says into one catalog for each language: docs/languages.md. */
export default defineConfig({
  sourceLocale: 'en',
  locales: [...ALL_LANGUAGES],
  catalogs: [{ path: '<rootDir>/locales/{locale}', include: ['entrypoints', 'components', 'lib'] }],
  // Files, but no lines: with them, most changes of the code would change the catalogs.
  format: formatter({ lineNumbers: false }),
  // Reading all other files takes ten seconds.
  extractors: [
    { ...extractor, match: (file) => /\.tsx?$/.test(file) && /\/macro'|'#macro'/.test(readFileSync(file, 'utf8')) },
  ],
  // The product's own, not React's.
  runtimeConfigModule: { i18n: ['#i18n', 'i18n'], Trans: ['#Trans', 'Trans'] },
  macro: { jsxPackage: ['#macro'] },
});
