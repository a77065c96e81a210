import { ambiguousText } from '../amounts/amountMistakeText';
import { cutText } from '../shared/cutText';
import { COMMAS } from '../shared/lists';
import { orList } from '../shared/orList';
import { isEmptyRange, printAmounts, readAmounts } from './amounts';
import type { ChoiceField } from './choices';
import { CHOICES, choiceOf, choiceWord, choiceWords } from './choices';
import { DATE_WORDS, DATE_WORDS_AHEAD, rangeOf } from './dates';
import { foldId } from './fold';
import type { Field } from './terms';

/** A value in its canonical form, or an error message. */
export type Reading = { value: string } | { what: string };

/** A value with one of these would be parsed as another one, so it is quoted. */
const SEPARATES = new RegExp(`[\\s${COMMAS}]|^"|^$`);
/** Names in Inqud's style, which may be new ones: written without quotes. */
const INQUD_NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/**
 * Parses a value of a field. Statuses and types are open, so any in capitals or in quotes is accepted as Inqud's; any
 * other unknown word is a typing mistake.
 */
export function readValue(field: Field, typed: string, quoted: boolean): Reading {
  const text = typed.trim();
  switch (field) {
    case 'status':
    case 'type': {
      const value = choiceOf(field, text) ?? (quoted || INQUD_NAME.test(text) ? text : null);
      return value === null ? unknownChoice(field, text) : { value };
    }
    case 'has':
    case 'is': {
      const value = choiceOf(field, text);
      return value === null ? unknownChoice(field, text) : { value };
    }
    case 'amount':
      return readAmount(text);
    case 'created':
    case 'updated':
    case 'paid':
    case 'final':
    case 'expires':
      return readDate(field, text);
    case 'coin':
    case 'network':
      return { value: text.toUpperCase() };
    case 'account':
    case 'by':
    case 'tag':
      return { value: text };
  }
}

/** Prints a value for a search, so that `readValue` parses it to the same value. */
export function printValue(field: Field, value: string): string {
  const word = isChoice(field) ? choiceWord(field, value) : value;
  if (word === null) return INQUD_NAME.test(value) ? value : quote(value);
  return SEPARATES.test(word) ? quote(word) : word;
}

export function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The help text for the values of a field. */
export function allowed(field: Field): string {
  if (isChoice(field)) return `Use ${orList(choiceWords(field))}.`;
  switch (field) {
    case 'amount':
      return 'Write it like 100, >100, 100..200 or <=12.50EUR.';
    case 'expires':
      return dateHelp(DATE_WORDS_AHEAD);
    case 'created':
    case 'updated':
    case 'paid':
    case 'final':
      return dateHelp(DATE_WORDS);
    case 'account':
      return 'Type the name of an account, or a part of it.';
    case 'by':
      return 'Type the name of a colleague, or a part of it.';
    case 'coin':
      return 'Type a coin’s code, such as USDT.';
    case 'network':
      return 'Type a network, such as TRON.';
    case 'tag':
      return 'Type a tag.';
  }
}

function isChoice(field: Field): field is ChoiceField {
  return field in CHOICES;
}

function unknownChoice(field: ChoiceField, text: string): Reading {
  return {
    what: `Unknown ${field === 'status' || field === 'type' ? field : 'word'} “${short(text)}”. ${allowed(field)}`,
  };
}

function readAmount(text: string): Reading {
  const range = readAmounts(text);
  if (range === null) return { what: `“${short(text)}” is not an amount. ${allowed('amount')}` };
  if ('or' in range) return { what: ambiguousText(range.text, range) };
  if (isEmptyRange(range)) return { what: `“${short(text)}” holds no amount: the first is more than the last.` };
  return { value: printAmounts(range) };
}

function readDate(field: Field, text: string): Reading {
  const value = foldId(text).replace(/(?<=\d)t(?=\d)/g, 'T');
  const range = rangeOf(value, 0, field === 'expires');
  if (range === null) return { what: `“${short(text)}” is not a date. ${allowed(field)}` };
  // An hour that DST skips is an empty range too, and whether "today" is before a date depends on the day. But two
  // dates, or two words, have a fixed order.
  const known = !/[a-z]/.test(value) || !/\d/.test(value);
  if (range.from >= range.to && value.includes('..') && known) {
    return { what: `“${short(text)}” ends before it begins.` };
  }
  return { value };
}

function dateHelp(words: string[]): string {
  return `Write it like 2026, 2026-11, 2026-11-05, 2026-11-01..2026-11-20, 7d, ${orList(words)}.`;
}

/** Shortens typed text to fit into a sentence. */
function short(text: string): string {
  return cutText(text, 30);
}
