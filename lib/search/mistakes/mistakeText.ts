import { t } from '@lingui/core/macro';
import { ambiguousText } from '../../amounts/amountMistakeText';
import { cutText } from '../../shared/cutText';
import { orList } from '../../shared/orList';
import type { ChoiceField } from '../choices';
import { choiceWords } from '../choices';
import { DATE_WORDS, DATE_WORDS_AHEAD } from '../dates';
import type { SearchMistake } from '../mistake';
import type { Field } from '../terms';
import { FIELDS } from '../terms';

/** What is wrong in a search, and how to write it. The search language itself is English. */
export function mistakeText(mistake: SearchMistake): string {
  switch (mistake.is) {
    case 'open quote':
      return t`The quote is never closed.`;
    case 'nothing follows': {
      const { field } = mistake;
      return `${t({ message: `Nothing follows “${field}:”.`, comment: 'A field of the search, such as status' })} ${allowedText(field)}`;
    }
    case 'unknown field': {
      const { name } = mistake;
      const fields = orList(FIELDS);
      return t`Unknown field “${name}”. Use ${fields}, or put it in quotes to search for the text.`;
    }
    case 'unknown choice':
      return `${unknownText(mistake.field, short(mistake.text))} ${allowedText(mistake.field)}`;
    case 'no amount': {
      const text = short(mistake.text);
      return `${t`“${text}” isn’t an amount.`} ${allowedText('amount')}`;
    }
    case 'ambiguous amount':
      return ambiguousText(mistake.text, mistake);
    case 'amounts in no order': {
      const text = short(mistake.text);
      return t`“${text}” matches no amount: the first is more than the last.`;
    }
    case 'no date': {
      const text = short(mistake.text);
      return `${t`“${text}” isn’t a date.`} ${allowedText(mistake.field)}`;
    }
    case 'dates in no order': {
      const text = short(mistake.text);
      return t`“${text}” ends before it starts.`;
    }
  }
}

function unknownText(field: ChoiceField, text: string): string {
  switch (field) {
    case 'status':
      return t`Unknown status “${text}”.`;
    case 'type':
      return t`Unknown type “${text}”.`;
    case 'has':
    case 'is':
      return t`Unknown word “${text}”.`;
  }
}

/** How the values of a field are written. */
function allowedText(field: Field): string {
  switch (field) {
    case 'status':
    case 'type':
    case 'has':
    case 'is': {
      const words = orList(choiceWords(field));
      return t({ message: `Use ${words}.`, comment: 'A list of words, such as “open, paid, or expired”' });
    }
    case 'amount':
      return t`Write it like 100, >100, 100..200, or <=12.50EUR.`;
    case 'expires':
      return dateHelp(DATE_WORDS_AHEAD);
    case 'created':
    case 'updated':
    case 'paid':
    case 'final':
      return dateHelp(DATE_WORDS);
    case 'account':
      return t`Enter the name of an account, or part of it.`;
    case 'by':
      return t`Enter the name of a colleague, or part of it.`;
    case 'coin':
      return t`Enter a coin’s code, such as USDT.`;
    case 'network':
      return t`Enter a network, such as TRON.`;
    case 'tag':
      return t`Enter a tag.`;
  }
}

function dateHelp(words: readonly string[]): string {
  const forms = orList(['2026', '2026-11', '2026-11-05', '2026-11-01..2026-11-20', '7d', ...words]);
  return t({ message: `Write it like ${forms}.`, comment: 'Forms of dates, and words such as today' });
}

/** Shortens typed text to fit into a sentence. */
function short(text: string): string {
  return cutText(text, 30);
}
