import * as v from 'valibot';

/** Why a text is no amount that can be used, as a code that can be stored; `amountMistakeText.ts` puts it into words. */
export const AmountMistake = v.variant('is', [
  v.object({ is: v.picklist(['no amount', 'not above 0']) }),
  v.object({ is: v.literal('not an amount'), text: v.string() }),
  v.object({ is: v.literal('of another currency'), mark: v.string(), currency: v.string() }),
  /** Both readings of it: with its separator between thousands, and as a decimal point. */
  v.object({ is: v.literal('ambiguous'), text: v.string(), or: v.tuple([v.string(), v.string()]) }),
  v.object({ is: v.literal('too many decimals'), currency: v.string(), digits: v.number() }),
]);
export type AmountMistake = v.InferOutput<typeof AmountMistake>;
