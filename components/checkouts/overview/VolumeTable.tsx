import { plural, t } from '@lingui/core/macro';
import { Plural } from '#macro';
import './VolumeTable.css';
import { amountText } from '../../../lib/amounts/amountText';
import type { Overview } from '../../../lib/search/overview';
import { isSearchable } from '../../../lib/search/overviewRows';
import { numberText } from '../../../lib/shared/countText';
import type { ChartContext } from './chartContext';
import { volumeIn } from './chartContext';
import { nothingPaid } from './emptyText';

/** The sums of all currencies, none of which is added to another: what was paid in the time, and of what was created in it. */
export function VolumeTable({ context }: { context: ChartContext }) {
  const { overview, rows, when, isCounting, emptiness } = context;
  const { received, volumes } = overview;
  const { count } = received;
  const all = rows(`paid:${when}`);
  const currencies = [...new Set([...received.volumes, ...volumes].map(({ currency }) => currency))];
  return (
    <section class="volume-table" aria-label={t`Volume by currency`}>
      <h2>{t`Volume by currency`}</h2>
      {received.count > 0 ? (
        <p class="soft">
          <Plural
            value={count}
            one={
              <span>
                <a href={all}># checkout</a> paid in this period, whenever created.
              </span>
            }
            other={
              <span>
                <a href={all}># checkouts</a> paid in this period, whenever created.
              </span>
            }
          />{' '}
          {timeOfPaymentText(received)}
        </p>
      ) : (
        <p class="soft">{isCounting ? '' : nothingPaid(emptiness)}</p>
      )}
      {currencies.length > 0 && (
        <>
          <div class="volume-table-scroll">
            <table aria-label={t`Volume by currency`}>
              <thead>
                <tr>
                  <th scope="col">{t`Currency`}</th>
                  <th scope="col">{t`Paid in this period`}</th>
                  <th scope="col">{t`Checkouts`}</th>
                  <th scope="col">{t`Of those created in it`}</th>
                  <th scope="col">{t`Checkouts`}</th>
                </tr>
              </thead>
              <tbody>
                {currencies.map((currency) => {
                  const [paid, ofCreated] = [volumeIn(received.volumes, currency), volumeIn(volumes, currency)];
                  return (
                    <tr key={currency}>
                      <th scope="row">
                        <bdi>{currency}</bdi>
                      </th>
                      <td class="private">{amountText(paid.amount, currency)}</td>
                      <td>
                        {isSearchable(paid) && paid.count > 0 ? (
                          <a href={rows(`paid:${when}`, { volume: paid })}>{numberText(paid.count)}</a>
                        ) : (
                          numberText(paid.count)
                        )}
                      </td>
                      <td class="private">{amountText(ofCreated.amount, currency)}</td>
                      <td>
                        {isSearchable(ofCreated) && ofCreated.count > 0 ? (
                          <a href={rows(`created:${when}`, { status: 'SUCCESS', volume: ofCreated })}>
                            {numberText(ofCreated.count)}
                          </a>
                        ) : (
                          numberText(ofCreated.count)
                        )}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>
          <p class="soft">{t`Amounts requested, or received when the customer chose the amount`}</p>
        </>
      )}
    </section>
  );
}

function timeOfPaymentText({ count, seenHere }: Overview['received']): string {
  if (seenHere === 0) return t`By Inqud’s own time of payment.`;
  if (seenHere === count) return t`By when this browser first saw the payment: Inqud gave no time.`;
  return plural(seenHere, {
    one: 'By Inqud’s own time of payment; for # checkout, by when this browser first saw it.',
    other: 'By Inqud’s own time of payment; for # checkouts, by when this browser first saw it.',
  });
}
