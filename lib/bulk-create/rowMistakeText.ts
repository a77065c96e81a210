import { msg, t } from '@lingui/core/macro';
import { draftMistakeText } from '../checkout-form/draftMistakeText';
import type { Message } from '../language/i18n';
import { i18n } from '../language/i18n';
import type { Artefact } from './artefacts';
import type { Column } from './column';
import type { RowMistake } from './rowMistake';

const COLUMN_NAMES: Record<Column, Message> = {
  orderId: msg`Order ID`,
  amount: msg`Amount`,
  currency: msg`Currency`,
  name: msg({ message: 'Name', context: 'column' }),
};

/** Why a row cannot be created, and what to do. */
export function rowMistakeText(mistake: RowMistake): string {
  switch (mistake.is) {
    case 'more than four cells':
      return t`More than four cells. Add headings above the columns, or remove the extra cells.`;
    case 'cell without heading':
      return t`A cell has no heading above it. Add one, or remove the cell. An amount must be in one cell.`;
    case 'no order ID':
      return t`No order ID.`;
    case 'no amount':
      return t`No amount.`;
    case 'unwanted amount':
      return unwantedText(mistake.text);
    case 'rest of the amount':
      // Suggests a form that cannot be split: in an amount, no comma can follow a point with two decimals.
      return restText(mistake.text);
    case 'artefact':
      return ofColumn(mistake.column, artefactText(mistake.artefact));
    case 'draft': {
      const text = draftMistakeText(mistake.mistake);
      return mistake.column === 'amount' ? text : ofColumn(mistake.column, text);
    }
  }
}

/** What a spreadsheet or a program has put into a cell, and what to do. */
export function artefactText(artefact: Artefact): string {
  switch (artefact.is) {
    case 'too narrow':
      return t`The column was too narrow to show this. Widen it in the spreadsheet and paste again.`;
    case 'spreadsheet error':
      return t`This is a spreadsheet error.`;
    case 'no value':
      return noValueText(artefact.text);
    case 'shortened number':
      return t`The spreadsheet shortened the number. Format the column as text there and paste again.`;
    case 'with decimals':
      return decimalsText(artefact.whole, artefact.text);
    case 'total':
      return t`This looks like a total of other rows. Remove the row, or give it an order ID.`;
    case 'no digit':
      return t`Unlike the other order IDs, this has no digit. Remove the row, or edit it to keep this ID.`;
  }
}

function ofColumn(named: Column, mistake: string): string {
  const column = i18n._(COLUMN_NAMES[named]);
  return t({ message: `${column}: ${mistake}`, comment: 'The name of a column, and a sentence' });
}

function unwantedText(amount: string): string {
  return t`“${amount}” is an amount, but the chosen type has none.`;
}

function restText(text: string): string {
  return t({
    message: `“${text}” may be the rest of the amount. Enter the amount in one cell, such as 1250.00.`,
    comment: 'Digits that were pasted',
  });
}

function noValueText(text: string): string {
  return t({
    message: `“${text}” is how programs write an empty value. Clear the cell or fill it in.`,
    comment: 'A word such as “null”',
  });
}

function decimalsText(whole: string, decimal: string): string {
  return t`This could be ${whole} or ${decimal}. Enter ${whole} in the spreadsheet, or edit the row to keep ${decimal}.`;
}
