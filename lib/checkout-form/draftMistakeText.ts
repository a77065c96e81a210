import { plural, t } from '@lingui/core/macro';
import { amountMistakeText } from '../amounts/amountMistakeText';
import { lineMistakeText } from '../shared/lineMistakeText';
import type { DraftMistake, DraftMistakes } from './draftMistake';

const [orderId, date, agent] = ['{orderId}', '{date}', '{agent}'];

/** What is wrong with a field of the form, and what to do. */
export function draftMistakeText(mistake: DraftMistake): string {
  switch (mistake.is) {
    case 'invisible character':
    case 'line break':
      return lineMistakeText(mistake.is);
    case 'too long':
      return tooLongText(mistake.most);
    case 'no order ID':
      return t`Enter the order ID.`;
    case 'no agent':
      return t({
        message: `Add your name for ${agent} in the desk, under Presets.`,
        comment: 'The placeholder {agent}',
      });
    case 'no URL':
      return t`Enter a full URL, such as https://shop.example/thanks.`;
    case 'user in the URL':
      return t`Remove everything before the “@”. It makes the URL look like another site’s.`;
    case 'placeholder in the site':
      return t({
        message: `Use ${orderId}, ${date}, and ${agent} only after the site’s name.`,
        comment: 'Placeholders',
      });
    case 'no currency':
      return t`Enter a currency code, such as USD, EUR, or USDT.`;
    case 'no end':
      return t`Choose when the link expires.`;
    case 'skipped by clocks':
      return t`Clocks skip this time. Choose another one.`;
    case 'twice by clocks':
      return t`Clocks go back, so this time happens twice. Choose which one.`;
    case 'in the past':
      return t`Choose a time in the future.`;
    default:
      return amountMistakeText(mistake);
  }
}

/** The same for each invalid field. */
export function draftMistakeTexts(mistakes: DraftMistakes): Partial<Record<keyof DraftMistakes, string>> {
  return Object.fromEntries(Object.entries(mistakes).map(([field, mistake]) => [field, draftMistakeText(mistake)]));
}

function tooLongText(most: number): string {
  return plural(most, { one: 'Use at most # character.', other: 'Use at most # characters.' });
}
