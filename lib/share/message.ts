import * as v from 'valibot';

/** The languages that a message may be in: their dates and amounts are written by the browser. */
export const LANGUAGES = [
  ...['en', 'ar', 'bg', 'ca', 'cs', 'da', 'de', 'el', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi', 'hr', 'hu', 'id', 'it'],
  ...['ja', 'ka', 'kk', 'ko', 'lt', 'lv', 'ms', 'nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'th', 'tr'],
  ...['uk', 'ur', 'uz', 'vi', 'zh'],
] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text that goes to a customer with a link in it. What stands in braces is filled in for each checkout. */
export const Message = v.object({
  /** The language itself for one that the program brings. */
  id: v.string(),
  language: v.picklist(LANGUAGES),
  /** What a person calls it; empty for one that the program brings, which goes by its language. */
  title: v.string(),
  /** Of an e-mail; the other ways have none. */
  subject: v.string(),
  text: v.string(),
});
export type Message = v.InferOutput<typeof Message>;

/** A language in its own words: "Deutsch". */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** What a message is called in a list: "Deutsch", "Reminder (Deutsch)". */
export function messageName({ title, language }: Message): string {
  const name = languageName(language);
  return title === '' ? name : `${title} (${name})`;
}
