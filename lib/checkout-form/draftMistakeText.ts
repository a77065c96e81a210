import { amountMistakeText } from '../amounts/amountMistakeText';
import { lineMistakeText } from '../shared/lineMistakeText';
import type { DraftMistake, DraftMistakes } from './draftMistake';

/** What is wrong with a field of the form, and what to do. */
export function draftMistakeText(mistake: DraftMistake): string {
  switch (mistake.is) {
    case 'invisible character':
    case 'line break':
      return lineMistakeText(mistake.is);
    case 'too long':
      return `Use at most ${mistake.most} characters.`;
    case 'no order ID':
      return 'Type the order ID.';
    case 'no agent':
      return 'Give your name, for {agent}, in the desk under Presets.';
    case 'no URL':
      return 'Type a whole address, such as https://shop.example/thanks.';
    case 'user in the URL':
      return 'Leave out what is before the “@”: the address would look like that of another site.';
    case 'placeholder in the site':
      return 'Use {orderId}, {date} and {agent} only after the name of the site.';
    case 'no currency':
      return 'Type a currency’s code, such as USD, EUR or USDT.';
    case 'no end':
      return 'Choose the date and time when the link ends.';
    case 'skipped by clocks':
      return 'Clocks skip this time. Choose another one.';
    case 'twice by clocks':
      return 'Clocks go back, so this time comes twice. Choose which one.';
    case 'in the past':
      return 'Choose a time in the future.';
    default:
      return amountMistakeText(mistake);
  }
}

/** The same for each invalid field. */
export function draftMistakeTexts(mistakes: DraftMistakes): Partial<Record<keyof DraftMistakes, string>> {
  return Object.fromEntries(Object.entries(mistakes).map(([field, mistake]) => [field, draftMistakeText(mistake)]));
}
