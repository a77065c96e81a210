import { draftMistakeText } from '../checkout-form/draftMistakeText';
import type { Artefact } from './artefacts';
import { COLUMN_NAMES } from './columns';
import type { RowMistake } from './rowMistake';

/** Why a row cannot be created, and what to do. */
export function rowMistakeText(mistake: RowMistake): string {
  switch (mistake.is) {
    case 'more than four cells':
      return 'More than four cells. Put headings above the columns, or leave the others out.';
    case 'cell without heading':
      return 'A cell has no heading above it. Put one there, or leave the cell out. An amount must be one cell.';
    case 'no order ID':
      return 'No order ID.';
    case 'no amount':
      return 'No amount.';
    case 'unwanted amount':
      return `“${mistake.text}” is an amount, but the chosen type has none.`;
    case 'rest of the amount':
      // Suggests a form that cannot be split: in an amount, no comma can follow a point with two decimals.
      return `“${mistake.text}” may be the rest of the amount. Write the amount in one cell, such as 1250.00.`;
    case 'artefact':
      return `${COLUMN_NAMES[mistake.column]}: ${artefactText(mistake.artefact)}`;
    case 'draft': {
      const text = draftMistakeText(mistake.mistake);
      return mistake.column === 'amount' ? text : `${COLUMN_NAMES[mistake.column]}: ${text}`;
    }
  }
}

/** What a spreadsheet or a program has put into a cell, and what to do. */
export function artefactText(artefact: Artefact): string {
  switch (artefact.is) {
    case 'too narrow':
      return 'The column was too narrow to show this. Widen it there, and paste again.';
    case 'spreadsheet error':
      return 'This is an error of the spreadsheet.';
    case 'no value':
      return `“${artefact.text}” is a program’s word for no value. Leave the cell empty, or fill it in.`;
    case 'shortened number':
      return 'The spreadsheet shortened the number. Format its column as text there, and paste again.';
    case 'with decimals':
      return `This could be ${artefact.whole} or ${artefact.text}. Write ${artefact.whole} there, or edit the row to keep ${artefact.text}.`;
    case 'total':
      return 'This looks like the total of other rows. Leave the row out, or give it the ID of an order.';
  }
}
