import * as v from 'valibot';
import { AmountMistake } from '../amounts/amountMistake';
import type { DraftForm } from './draftForm';

/** What is wrong with a field of the form, as a code that can be stored; `draftMistakeText.ts` puts it into words. */
export const DraftMistake = v.variant('is', [
  ...AmountMistake.options,
  v.object({
    is: v.picklist([
      'invisible character',
      'line break',
      'no order ID',
      'no agent',
      'no URL',
      'user in the URL',
      'placeholder in the site',
      'no currency',
      'no end',
      'skipped by clocks',
      'twice by clocks',
      'in the past',
    ]),
  }),
  v.object({ is: v.literal('too long'), most: v.number() }),
]);
export type DraftMistake = v.InferOutput<typeof DraftMistake>;

/** For each invalid field. */
export type DraftMistakes = Partial<Record<keyof DraftForm, DraftMistake>>;
