import { t } from '@lingui/core/macro';
import type { DraftForm } from '../../../lib/checkout-form/draftForm';
import { askedAmount } from '../../../lib/checkout-form/quote/asked';
import { PRICES_OLD } from '../../../lib/checkout-form/quote/prices';
import { quoteOf } from '../../../lib/checkout-form/quote/quote';
import { figuresText, misfitText, outsideText, rangesText } from '../../../lib/checkout-form/quote/quoteText';
import { inqudClock } from '../../../lib/checkouts/clock';
import type { CoinOption } from '../../../lib/inqud/coinOption';
import type { Money } from '../../../lib/inqud/models';
import { dayTimeText } from '../../../lib/shared/day/dayTime';
import { useReckoned } from '../../ui/Time';
import { usePrices } from './usePrices';

/** What the typed amount is in coins, or what a customer who chooses can pay, and which coins do not take it. */
export function QuoteLine(props: { accountId: string | null; form: Pick<DraftForm, 'type' | 'amount' | 'currency'> }) {
  const { accountId, form } = props;
  const asked = askedAmount(form);
  const choice = form.type === 'FIXED_PRICE' ? null : form.type;
  const answer = usePrices(accountId, asked ? `${asked.amount} ${asked.currency}` : choice)?.answer;
  const at = answer?.at ?? 0;
  const isOld = useReckoned(inqudClock, (now) => now - at > PRICES_OLD, [at]).value;
  const time = useReckoned(inqudClock, (now) => dayTimeText(at, now), [at]).value;
  const said =
    answer && (asked ? saidOf(answer.coins, asked, time) : { said: choice && choiceText(answer.coins), misfit: null });
  if (!said) return null;
  return (
    <>
      {said.said !== null && (
        <span
          class={isOld ? 'quote-old private' : 'private'}
          title={t`An estimate. The customer’s choice of a coin fixes the rate.`}
        >
          {said.said}
        </span>
      )}{' '}
      <span role="status" class="private">
        {said.misfit}
      </span>
    </>
  );
}

function saidOf(coins: readonly CoinOption[], { amount, currency }: Money, time: string) {
  const quote = quoteOf(coins, amount, currency);
  if (quote.isOutside) return { said: null, misfit: outsideText(quote, amount, currency) };
  if (quote.isUnpriced) return { said: null, misfit: unpricedText(currency) };
  const figures = figuresText(quote);
  return {
    said: figures === null ? noPriceText(coins) : approximateText(figures, time),
    misfit: misfitText(quote, currency),
  };
}

const approximateText = (amounts: string, time: string) =>
  t({
    message: `≈ ${amounts} · rate of ${time}`,
    comment: 'Amounts in coins, and the time of the rate, such as “7:15 AM”',
  });
const unpricedText = (currency: string) =>
  t({ message: `Inqud gives no price in ${currency} for this widget and may refuse it.`, comment: 'A currency' });
const noPriceText = (coins: readonly CoinOption[]) =>
  coins.length === 0 ? null : t`The price is known once the customer chooses a coin.`;
function choiceText(coins: readonly CoinOption[]): string | null {
  const amounts = rangesText(coins);
  return (
    amounts &&
    t({ message: `Customers can pay ${amounts}.`, comment: 'A list, such as “1 to 999,999 USDT and 2 to 20 BTC”' })
  );
}
