import { plural, t } from '@lingui/core/macro';
import { coinText } from '../../../lib/checkouts/describe/detailText';
import { moneyText } from '../../../lib/checkouts/describe/text';
import { isSearchable } from '../../../lib/search/overviewRows';
import type { Source } from '../../../lib/search/overviewSums';
import { numberText } from '../../../lib/shared/countText';
import type { ChartContext } from './chartContext';
import { volumeIn } from './chartContext';
import { Chart } from './charts/Chart';
import type { Part } from './charts/Parts';
import { Parts } from './charts/Parts';
import { nothingPaid, nothingPaidIn } from './emptyText';
import { shareText } from './figureText';

/** The rest are in the table. */
const MOST_PARTS = 6;

/** Which coins and networks the volume in one currency was paid in. */
export function SourcesChart({ context }: { context: ChartContext }) {
  const { overview, isCounting, currency, emptiness } = context;
  const { received } = overview;
  const total = volumeIn(received.volumes, currency);
  const parts = partsOf(context);
  const more = parts.length - MOST_PARTS;
  return (
    <Chart
      isPrivate
      title={t`Where the money came from`}
      summary={total.count > 0 && currency !== null && shareOfText(moneyText(total))}
      table={{
        head: [
          t`Coin`,
          t({ message: 'Share', context: 'noun', comment: 'A part of a whole, in percent' }),
          t`Amount`,
          t`Checkouts`,
        ],
        rows: parts.map(({ key, name, href, shareText, amount, count }) => ({
          ...{ key, name, href },
          cells: [shareText, amount, numberText(count)],
        })),
      }}
    >
      {parts.length > 0 ? (
        <div>
          <Parts parts={parts.slice(0, MOST_PARTS)} />
          {more > 0 && <p class="soft">{plural(more, { one: '# more in the table', other: '# more in the table' })}</p>}
        </div>
      ) : (
        <p class="parts-empty soft">
          {isCounting ? '' : received.count > 0 && currency !== null ? nothingPaidIn(currency) : nothingPaid(emptiness)}
        </p>
      )}
    </Chart>
  );
}

/** The largest amount first. */
function partsOf({ overview, currency, rows, when }: ChartContext): (Part & { count: number })[] {
  const { sources, volumes } = overview.received;
  const whole = Number(volumeIn(volumes, currency).amount);
  return sources
    .flatMap((source) => {
      const volume = source.volumes.find((each) => each.currency === currency);
      return volume ? [{ source, volume, share: whole > 0 ? Number(volume.amount) / whole : 0 }] : [];
    })
    .sort((a, b) => b.share - a.share)
    .map(({ source, volume, share }) => ({
      key: `${source.coin} ${source.network}`,
      href: rows(`paid:${when}`, { source: { of: source, among: sources }, volume }),
      name: sourceName(source),
      share,
      shareText: shareText(share),
      amount: moneyText(volume),
      count: volume.count,
      rows: checkoutsText(isSearchable(volume) ? volume.count : source.count),
    }));
}

function sourceName({ coin, network }: Source): string {
  return coin === null ? t`Unknown coin` : coinText(coin, network);
}

function shareOfText(amount: string): string {
  return t`Share of ${amount}`;
}

function checkoutsText(count: number): string {
  return plural(count, { one: '# checkout', other: '# checkouts' });
}
