import * as v from 'valibot';
import { decimal, LONGEST_WORD } from './models';

const Balance = v.object({ currency: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_WORD)), balance: decimal });
export type Balance = v.InferOutput<typeof Balance>;

const MOST_BALANCES = 500;

/**
 * 3.5: one entry for each currency. The path is documented, the shape in old documents only, so an entry that cannot be
 * read is left out. Whether a part is reserved or frozen is unknown.
 */
export const BalancesModel = v.pipe(
  v.array(v.fallback(v.nullable(Balance), null)),
  v.transform((entries) => entries.filter((entry) => entry !== null).slice(0, MOST_BALANCES)),
);
