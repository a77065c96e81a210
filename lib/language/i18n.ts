import type { CompiledMessage, CompiledMessageToken } from '@lingui/message-utils/compileMessage';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { directionOf, isLanguage } from './languages';

/** Compiled messages by ID: a catalog of `locales/`. */
export type Messages = Record<string, string | CompiledMessage>;

/** A message in the code, as the macro `msg` makes it. In production, only the ID is left of it. */
export type Message = { id: string; message?: string; values?: Values };
type Values = Record<string, unknown>;

/**
 * What is spoken in this process, and the messages of it. The macros call `_`: `lingui.config.ts` names this file. In the
 * place of Lingui's own object, which is three times as large, decodes `\u202e` in values, and does not isolate them.
 */
function createSpeaker() {
  const known = new Map<string, Messages>();
  let language = 'en';
  let locale: string | undefined;
  let plurals: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;

  function textOf(message: string | CompiledMessage, values: Values, count = '#'): string {
    if (typeof message === 'string') return message;
    return message.map((token) => (token === '#' ? count : partOf(token, values))).join('');
  }

  function partOf(token: CompiledMessageToken, values: Values): string {
    if (typeof token === 'string') return token;
    const [name, kind, choices] = token;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (kind === 'plural' && typeof value === 'number' && isChoices(choices)) {
      plurals ??= new Intl.PluralRules(locale ?? language);
      numbers ??= new Intl.NumberFormat(locale);
      const chosen = choices[value] ?? choices[plurals.select(value)] ?? choices.other ?? [];
      return textOf(chosen, values, numbers.format(value));
    }
    return typeof value === 'string' ? isolated(value) : String(value ?? '');
  }

  /** Values come from shops, customers and Inqud; in a text from right to left, one of them would turn the rest around. */
  function isolated(value: string): string {
    const isRightToLeft = isLanguage(language) && directionOf(language) === 'rtl';
    return isRightToLeft && value !== '' ? `\u2068${value}\u2069` : value;
  }

  return {
    /** The locale of numbers and dates; undefined before a language is chosen: the computer's own. */
    locale: () => locale,
    /** Adds messages of a language. */
    load(of: string, messages: Messages): void {
      known.set(of, { ...known.get(of), ...messages });
    },
    activate(next: string, nextLocale: string): void {
      language = next;
      locale = nextLocale;
      plurals = undefined;
      numbers = undefined;
    },
    _(said: string | Message, given?: Values, options?: { message?: string }): string {
      const { id, message, values = {} } = typeof said === 'string' ? { id: said, ...options, values: given } : said;
      const translated = known.get(language)?.[id];
      if (translated !== undefined) return textOf(translated, values);
      // In production no message is in the code: each is in a catalog.
      if (process.env.NODE_ENV === 'production') return id;
      return textOf(compileMessage(message ?? id), values);
    },
  };
}

function isChoices(choices: unknown): choices is Record<string, CompiledMessage> {
  return typeof choices === 'object' && choices !== null;
}

export const i18n = createSpeaker();
