import { globSync, readFileSync } from 'node:fs';
import { getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { afterAll, describe, expect, it } from 'vitest';
import { futureText } from '../../../lib/checkouts/describe/futureText';
import { leftText, pastText } from '../../../lib/checkouts/describe/text';
import { i18n } from '../../../lib/language/i18n';
import type { Language } from '../../../lib/language/languages';
import { ALL_LANGUAGES, localeFor } from '../../../lib/language/languages';
import { DAY, HOUR, MINUTE, SECOND } from '../../../lib/shared/time';

const [catalog] = await getCatalogs(getConfig());
const entries = new Map<Language, [id: string, english: string, text: string][]>();
for (const language of ALL_LANGUAGES) {
  const read = Object.entries((await catalog?.read(language)) ?? {});
  entries.set(
    language,
    read.map(([id, { message = '', translation = '' }]) => [id, message, translation || message]),
  );
  i18n.load(
    language,
    Object.fromEntries((entries.get(language) ?? []).map(([id, , text]) => [id, compileMessage(text)])),
  );
}
/** Without the marks that isolate a value in a text from right to left. */
const inLanguage = (language: Language, say: () => string) => {
  i18n.activate(language, localeFor(language, []));
  return say()
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/[\u00a0\u202f]/g, ' ');
};
afterAll(() => i18n.activate('en', 'en-US'));

/** Values that are lengths of time, of which days and longer ones are words: by these names in all sources. */
const LENGTHS = ['length', 'duration'];
/** Messages that get a length only while it is signs, such as “12 s” or “4:10”, which have one form. */
const SIGNS_ONLY = ['{length} left', '{length} ago', 'in {length}', '{length} min'];

describe('a length of time', () => {
  it('is in a sentence only by itself, behind a colon or in brackets, where its word has its first form', () => {
    const wrong = [...entries].flatMap(([language, messages]) =>
      messages.flatMap(([, english, text]) =>
        SIGNS_ONLY.includes(english)
          ? []
          : LENGTHS.filter((name) => text.includes(`{${name}}`))
              .filter((name) => !new RegExp(`(?:^|[:(]\\s?)\\{${name}\\}(?:$|[.)])`).test(text))
              .map(() => `${language}: ${text}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('is no element of a sentence: one says whole that it is past', () => {
    const sources = globSync('components/**/*.tsx').map((path) => readFileSync(path, 'utf8'));
    expect(sources.some((source) => /<Trans\b[^>]*>[^<]*<Past\b/.test(source))).toBe(true);
    expect(sources.flatMap((source) => source.match(/<Trans\b[^>]*>[^<]*<(?:Ago|StatusAgo)\b/g) ?? [])).toEqual([]);
  });

  it('is named so that it is found here', () => {
    const sources = globSync('{components,lib}/**/*.{ts,tsx}').map((path) => readFileSync(path, 'utf8'));
    const names = sources.flatMap((source) =>
      Array.from(source.matchAll(/const (\w+) = (?:lengthText|agoText|durationText)\(/g), ([, name]) => name ?? ''),
    );
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !LENGTHS.includes(name))).toEqual([]);
  });
});

describe('time that is over', () => {
  it.each<[Language, string, string, string]>([
    ['en', 'just now', '3 min ago', '2 days ago'],
    ['uk', 'щойно', '3 хв тому', '2 дні тому'],
    ['pl', 'przed chwilą', '3 min temu', '2 dni temu'],
    ['es', 'hace poco', 'hace 3 min', 'hace 2 días'],
    ['pt-BR', 'há pouco', 'há 3 min', 'há 2 dias'],
    ['tr', 'az önce', '3 dk önce', '2 gün önce'],
    ['de', 'soeben', 'vor 3 min', 'vor 2 Tagen'],
    ['fr', 'à l’instant', 'il y a 3 min', 'il y a 2 jours'],
    ['it', 'poco fa', '3 min fa', '2 giorni fa'],
    ['ar', 'الآن', 'قبل 3 د', 'قبل يومين'],
  ])('is whole in %s', (language, now, minutes, days) => {
    const said = (ms: number) => inLanguage(language, () => pastText(ms));
    expect([said(0), said(3 * MINUTE), said(2 * DAY)]).toEqual([now, minutes, days]);
  });

  it('is in days from two days on', () => {
    const said = (ms: number) => inLanguage('en', () => pastText(ms));
    expect([4999, 5 * SECOND, 2 * DAY - 1, 3 * DAY - 1].map(said)).toEqual([
      'just now',
      '5 s ago',
      '47 h ago',
      '2 days ago',
    ]);
  });
});

describe('time that is left', () => {
  it.each<[Language, string, string, string]>([
    ['en', '4:10 left', '2 days left', '21 days left'],
    ['uk', 'ще 4:10', 'ще 2 дні', 'ще 21 день'],
    ['pl', 'zostało 4:10', 'zostały 2 dni', 'zostało 21 dni'],
    ['es', 'vence en 4:10', 'vence en 2 días', 'vence en 21 días'],
    ['pt-BR', 'expira em 4:10', 'expira em 2 dias', 'expira em 21 dias'],
    ['tr', '4:10 kaldı', '2 gün kaldı', '21 gün kaldı'],
    ['de', 'noch 4:10', 'noch 2 Tage', 'noch 21 Tage'],
    ['fr', 'encore 4:10', 'encore 2 jours', 'encore 21 jours'],
    ['it', 'ancora 4:10', 'ancora 2 giorni', 'ancora 21 giorni'],
    ['ar', 'المتبقي 4:10', 'المتبقي يومان', 'المتبقي 21 يومًا'],
  ])('is whole in %s', (language, minutes, days, many) => {
    const said = (ms: number) => inLanguage(language, () => leftText(ms));
    expect([said(4 * MINUTE + 10 * SECOND), said(2 * DAY), said(21 * DAY + HOUR)]).toEqual([minutes, days, many]);
  });
});

describe('time to come', () => {
  it.each<[Language, string, string]>([
    ['en', 'in 4:10', 'in 6 days'],
    ['uk', 'через 4:10', 'через 6 днів'],
    ['pl', 'za 4:10', 'za 6 dni'],
    ['es', 'en 4:10', 'dentro de 6 días'],
    ['pt-BR', 'em 4:10', 'em 6 dias'],
    ['tr', '4:10 sonra', '6 gün sonra'],
    ['de', 'in 4:10', 'in 6 Tagen'],
    ['fr', 'dans 4:10', 'dans 6 jours'],
    ['it', 'tra 4:10', 'tra 6 giorni'],
    ['ar', 'بعد 4:10', 'خلال 6 أيام'],
  ])('is whole in %s', (language, minutes, days) => {
    const said = (ms: number) => inLanguage(language, () => futureText(ms));
    expect([said(4 * MINUTE + 10 * SECOND), said(6 * DAY + HOUR)]).toEqual([minutes, days]);
  });
});
