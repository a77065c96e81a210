import { msg, t } from '@lingui/core/macro';
import type { Message } from '../language/i18n';
import { i18n } from '../language/i18n';
import { numberText } from '../shared/countText';
import { andList } from '../shared/orList';
import type { Column } from './column';
import type { PasteMistake } from './pasteMistake';

const TWICE: Record<Column, Message> = {
  orderId: msg({
    message: 'Two columns hold the order ID: {headings}. Keep one of them.',
    comment: 'A list of headings',
  }),
  amount: msg({ message: 'Two columns hold the amount: {headings}. Keep one of them.', comment: 'A list of headings' }),
  currency: msg({
    message: 'Two columns hold the currency: {headings}. Keep one of them.',
    comment: 'A list of headings',
  }),
  name: msg({ message: 'Two columns hold the name: {headings}. Keep one of them.', comment: 'A list of headings' }),
};

/** Why nothing of a paste can be used, and what to do. The headings to write are English in every language. */
export function pasteMistakeText(mistake: PasteMistake): string {
  switch (mistake.is) {
    case 'too long':
      return t`This is too long. Paste fewer rows or columns.`;
    case 'only headings':
      return t`There are only headings. Paste the rows below them too.`;
    case 'no order ID':
      return t`No column is named “Order ID”. Name one, or remove the headings.`;
    case 'too many rows': {
      const [rows, most] = [numberText(mistake.rows), numberText(mistake.most)];
      return t({
        message: `You can create up to ${most} checkouts at once. You pasted ${rows}.`,
        comment: 'Large numbers',
      });
    }
    case 'unknown headings': {
      const headings = quoted(mistake.headings);
      return t({
        message: `The first row has unknown headings: ${headings}. Name the columns “Order ID” and “Amount”, or remove the headings.`,
        comment: 'A list of headings. “Order ID” and “Amount” stay English.',
      });
    }
    case 'column twice':
      return i18n._({ ...TWICE[mistake.column], values: { headings: quoted(mistake.headings) } });
    case 'unknown currency': {
      const { heading } = mistake;
      return t({
        message: `“${heading}” doesn’t say which currency. Use its code, such as “Amount (USD)”.`,
        comment: 'The heading of a column',
      });
    }
  }
}

function quoted(headings: readonly string[]): string {
  return andList(headings.map((heading) => t`“${heading}”`));
}
