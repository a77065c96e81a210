import { join } from 'node:path';
import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api';
import type { LinguiConfigNormalized } from '@lingui/conf';
import * as v from 'valibot';
import type { Place } from './places.ts';
import { filesOfPlaces } from './places.ts';

/** 40 % longer, as German is. */
const PSEUDO = { prepend: '[', append: ']', extend: 0.4, extendCharacter: '~' };

const Compiled = v.object({ messages: v.record(v.string(), v.array(v.unknown())) });

/**
 * Compiles the messages of one place in one language from its PO file, as JSON. What is not translated stays English.
 * Throws for a message that is not ICU MessageFormat. `pseudo`: every text has marks and is longer, in all languages, so that
 * one that is not translated, or does not fit, is seen.
 */
export function createCompiler(config: LinguiConfigNormalized, { pseudo }: { pseudo: boolean }) {
  const files = filesOfPlaces(config.rootDir);
  const read = async (language: string) => {
    const [catalog] = await getCatalogs(config);
    if (!catalog) throw new Error('lingui.config.ts names no catalog.');
    const options = { sourceLocale: 'en', fallbackLocales: { default: 'en' } };
    const [{ messages }, english] = await Promise.all([catalog.getTranslations(language, options), catalog.read('en')]);
    return Object.entries(messages).map(([id, message]) => ({ id, message, origins: english?.[id]?.origin ?? [] }));
  };
  const catalogs = new Map<string, ReturnType<typeof read>>();

  return {
    /** Of a language, for a build to watch. */
    fileOf: (language: string) => join(config.rootDir, `locales/${language}.po`),

    async compile(place: Place, language: string): Promise<string> {
      const reading = catalogs.get(language) ?? read(language);
      catalogs.set(language, reading);
      const here = (await reading).filter(({ origins }) => origins.some(([file]) => files[place].has(file)));
      const { source, errors } = createCompiledCatalog(
        language,
        Object.fromEntries(here.map(({ id, message }) => [id, message])),
        {
          namespace: 'json',
          strict: true,
          ...(pseudo && { pseudoLocale: language, pseudoLocaleOptions: PSEUDO }),
        },
      );
      const [error] = errors;
      if (error) throw new Error(`${language}: “${error.source}” is not ICU MessageFormat. ${error.error.message}`);
      const { messages } = v.parse(Compiled, JSON.parse(source));
      return JSON.stringify(Object.fromEntries(Object.entries(messages).map(shortened)));
    },
  };
}

/** Most messages are a text without values. */
function shortened([id, message]: [string, unknown[]]): [string, unknown] {
  return [id, message.length === 1 && typeof message[0] === 'string' ? message[0] : message];
}
