import { transformAsync } from '@babel/core';
import linguiMacros from '@lingui/babel-plugin-lingui-macro';
import { getConfig } from '@lingui/conf';
import type { Plugin } from 'vite';
import { ALL_LANGUAGES } from '../../lib/language/languages.ts';
import { createCompiler } from './catalogs.ts';
import { PAGE_PLACES } from './places.ts';

const MACROS = /from '(@lingui\/core\/macro|#macro)'/;
const PAGES = 'virtual:catalogs/pages';
const BACKGROUND = 'virtual:catalogs/background';

/** By file, because one file is a part of several scripts, and to expand its macros takes long. */
const expanded = new Map<string, { code: string; result: ReturnType<typeof transformAsync> }>();

/** Lingui's own faster transform is a binary, which npm leaves out under some versions of Node. */
function expand(code: string, filename: string, linguiConfig: ReturnType<typeof getConfig>) {
  return transformAsync(code, {
    filename,
    babelrc: false,
    configFile: false,
    sourceMaps: true,
    parserOpts: { plugins: filename.endsWith('x') ? ['typescript', 'jsx'] : ['typescript'] },
    plugins: [[linguiMacros, { linguiConfig }]],
  });
}

/**
 * Turns the macros into calls, and makes the catalogs of the PO files: those of the background are a part of its script, as
 * a service worker cannot load one later. Those of pages are files of the extension (`catalogFiles`), or `inline` a part
 * of the script, for tests.
 */
export function languagePlugins({ inline, pseudo = false }: { inline: boolean; pseudo?: boolean }): Plugin[] {
  const linguiConfig = getConfig();
  return [
    {
      name: 'checkout-desk:macros',
      enforce: 'pre',
      transform: {
        filter: { id: /\.tsx?$/, code: MACROS },
        async handler(code, id) {
          const known = expanded.get(id);
          const expanding = known?.code === code ? known.result : expand(code, id, linguiConfig);
          expanded.set(id, { code, result: expanding });
          const result = await expanding;
          return { code: result?.code ?? code, map: result?.map ?? null };
        },
      },
    },
    {
      name: 'checkout-desk:catalogs',
      resolveId: { filter: { id: /^virtual:catalogs\// }, handler: (id) => `\0${id}` },
      load: {
        filter: { id: /^\0virtual:catalogs\// },
        async handler(id) {
          if (id === `\0${PAGES}` && !inline) return loader();
          const { compile, fileOf } = createCompiler(linguiConfig, { pseudo });
          for (const language of ALL_LANGUAGES) this.addWatchFile(fileOf(language));
          const places = id === `\0${BACKGROUND}` ? (['background'] as const) : PAGE_PLACES;
          const all = places.flatMap((place) => ALL_LANGUAGES.map((language) => ({ place, language })));
          const compiled = await Promise.all(all.map(({ place, language }) => compile(place, language)));
          const entries = all.map(({ place, language }, at) => {
            const key = id === `\0${BACKGROUND}` ? language : pathOf(place, language);
            return `${JSON.stringify(key)}: ${compiled[at]}`;
          });
          const made = `{${entries.join(',\n')}}`;
          const catalogs = inline ? `(globalThis.catalogsOfTests ?? ((catalogs) => catalogs))(${made})` : made;
          if (id === `\0${BACKGROUND}`) return `export const catalogs = ${catalogs};`;
          return `const catalogs = ${catalogs};\nexport const loadCatalog = async (place, language) => catalogs[${PATH}];`;
        },
      },
    },
  ];
}

/** Where the catalog of a page is in the extension. */
function pathOf(place: string, language: string): string {
  return `/locales/${place}-${language}.js`;
}
/** The same in a script. */
const PATH = "'/locales/' + place + '-' + language + '.js'";

function loader(): string {
  return `export const loadCatalog = async (place, language) => (await import(/* @vite-ignore */ ${PATH})).messages;`;
}

/** The catalogs of pages, as files of the extension. */
export async function catalogFiles({
  pseudo,
}: {
  pseudo: boolean;
}): Promise<{ relativeDest: string; contents: string }[]> {
  const { compile } = createCompiler(getConfig(), { pseudo });
  const all = PAGE_PLACES.flatMap((place) => ALL_LANGUAGES.map((language) => ({ place, language })));
  return Promise.all(
    all.map(async ({ place, language }) => ({
      relativeDest: pathOf(place, language).slice(1),
      contents: `export const messages = ${await compile(place, language)};`,
    })),
  );
}
