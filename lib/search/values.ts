import { COMMAS } from '../shared/lists';
import { isEmptyRange, printAmounts, readAmounts } from './amounts';
import type { ChoiceField } from './choices';
import { CHOICES, choiceOf, choiceWord } from './choices';
import { rangeOf } from './dates';
import { foldId } from './fold';
import type { DateField, SearchMistake } from './mistake';
import type { Field } from './terms';

/** A value in its canonical form, or what is wrong with it. */
export type Reading = { value: string } | { mistake: SearchMistake };

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

function isChoice(field: Field): field is ChoiceField {
  return field in CHOICES;
}

function unknownChoice(field: ChoiceField, text: string): Reading {
  return { mistake: { is: 'unknown choice', field, text } };
}

function readAmount(text: string): Reading {
  const range = readAmounts(text);
  if (range === null) return { mistake: { is: 'no amount', text } };
  if ('or' in range) return { mistake: { is: 'ambiguous amount', text: range.text, or: range.or } };
  if (isEmptyRange(range)) return { mistake: { is: 'amounts in no order', text } };
  return { value: printAmounts(range) };
}

function readDate(field: DateField, text: string): Reading {
  const value = foldId(text).replace(/(?<=\d)t(?=\d)/g, 'T');
  const range = rangeOf(value, 0, field === 'expires');
  if (range === null) return { mistake: { is: 'no date', field, text } };
  // An hour that DST skips is an empty range too, and whether "today" is before a date depends on the day. But two
  // dates, or two words, have a fixed order.
  const known = !/[a-z]/.test(value) || !/\d/.test(value);
  if (range.from >= range.to && value.includes('..') && known) {
    return { mistake: { is: 'dates in no order', text } };
  }
  return { value };
}
