import * as v from 'valibot';

/** The languages of messages: the browser formats their dates and amounts. */
export const LANGUAGES = [
  ...['en', 'ar', 'bg', 'ca', 'cs', 'da', 'de', 'el', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi', 'hr', 'hu', 'id', 'it'],
  ...['ja', 'ka', 'kk', 'ko', 'lt', 'lv', 'ms', 'nb', 'nl', 'pl', 'pt', 'ro', 'ru', 'sk', 'sl', 'sr', 'sv', 'th', 'tr'],
  ...['uk', 'ur', 'uz', 'vi', 'zh'],
] as const;
export type Language = (typeof LANGUAGES)[number];

/** Characters: a chat link carries the whole text, and some apps truncate a long one. */
export const LONGEST_MESSAGE = 1000;
export const LONGEST_SUBJECT = 150;
export const LONGEST_TITLE = 60;

/** A message template for a customer. Placeholders in braces are filled in for each checkout. */
export const Message = v.object({
  /** The language itself for a built-in message. */
  id: v.string(),
  language: v.picklist(LANGUAGES),
  /** The user's name for it; empty for a built-in message, which is named after its language. */
  title: v.string(),
  /** For e-mail only. */
  subject: v.string(),
  text: v.string(),
});
export type Message = v.InferOutput<typeof Message>;

/** A language in its own words: "Deutsch". */
export function languageName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** The name of a message in a list: "Deutsch", "Reminder (Deutsch)". */
export function messageName({ title, language }: Message): string {
  const name = languageName(language);
  return title === '' ? name : `${title} (${name})`;
}
