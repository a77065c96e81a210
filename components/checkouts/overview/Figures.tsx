import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import './Figures.css';
import type { ComponentChildren } from 'preact';
import { moneyText } from '../../../lib/checkouts/describe/text';
import { numberText } from '../../../lib/shared/countText';
import type { ChartContext } from './chartContext';
import { volumeIn } from './chartContext';
import type { Change } from './comparison';
import { conversionChange, paidChange, timeChange, volumeChange } from './comparison';
import { minutesText, moneyList, shareText } from './figureText';

/** The four figures of a period, each with how it was before. */
export function Figures({ context }: { context: ChartContext }) {
  const { overview, isCounting, rows, when, currency, emptiness } = context;
  const { before, received, created, paid, conversion, timeToPaid } = overview;
  const { days } = emptiness;
  const [paidCount, createdCount] = [numberText(paid), numberText(created)];
  const volume = volumeIn(received.volumes, currency);
  const others = received.volumes.filter((each) => each.currency !== currency);
  return (
    <dl class="figures">
      <Figure
        name={t`Paid volume`}
        change={
          before && currency !== null
            ? volumeChange(volume.amount, volumeIn(before.received.volumes, currency).amount, days)
            : null
        }
        said={others.length > 0 && <span class="private">{alsoText(moneyList(others))}</span>}
        isCounting={isCounting}
      >
        {currency === null ? (
          '–'
        ) : volume.count > 0 ? (
          <a href={rows(`paid:${when}`, { volume })} aria-label={volumeText(moneyText(volume))}>
            <bdi class="private">{moneyText(volume)}</bdi>
          </a>
        ) : (
          <bdi class="private">{moneyText(volume)}</bdi>
        )}
      </Figure>
      <Figure
        name={t({ message: 'Paid', context: 'status' })}
        change={before && paidChange(paid, before.paid, days)}
        said={t`of those created in this period`}
        isCounting={isCounting}
      >
        <Trans comment="How many checkouts are paid, of how many">
          <Rows name={t`Paid: ${paidCount}`} href={paid > 0 && rows(`created:${when}`, { status: 'SUCCESS' })}>
            {paidCount}
          </Rows>{' '}
          of{' '}
          <Rows name={t`Created: ${createdCount}`} href={created > 0 && rows(`created:${when}`)}>
            {createdCount}
          </Rows>
        </Trans>
      </Figure>
      <Figure
        name={t`Conversion`}
        change={
          conversion !== null && before?.conversion != null
            ? conversionChange(conversion, before.conversion, days)
            : null
        }
        said={t`paid of created`}
        isCounting={isCounting}
      >
        {shareText(conversion)}
      </Figure>
      <Figure
        name={t`Time to pay (median)`}
        change={
          timeToPaid !== null && before?.timeToPaid != null ? timeChange(timeToPaid, before.timeToPaid, days) : null
        }
        said={overview.paidSeenHere > 0 ? t`from created to paid, or to seen as paid` : t`from created to paid`}
        isCounting={isCounting}
      >
        {minutesText(timeToPaid)}
      </Figure>
    </dl>
  );
}

const ARROWS: Record<Change['arrow'], string> = { up: '▲ ', down: '▼ ', same: '' };

/** One figure with its name; its room is the same while it is counted. */
function Figure(props: {
  name: string;
  change: Change | null;
  said: ComponentChildren;
  isCounting: boolean;
  children: ComponentChildren;
}) {
  const { name, change, said } = props;
  return (
    <div>
      <dt>{name}</dt>
      <dd class="figures-value">{props.isCounting ? '–' : props.children}</dd>
      <dd class="figures-change">
        {!props.isCounting && change && (
          <>
            <span aria-hidden="true">
              {ARROWS[change.arrow]}
              {change.short}
            </span>
            <span class="visually-hidden">{change.sentence}</span>
          </>
        )}
      </dd>
      <dd class="figures-said soft">{!props.isCounting && said}</dd>
    </div>
  );
}

/** A number that leads to its rows, if there are any. */
function Rows(props: { name: string; href: string | false; children: ComponentChildren }) {
  if (!props.href) return <>{props.children}</>;
  return (
    <a href={props.href} aria-label={props.name}>
      {props.children}
    </a>
  );
}

function alsoText(amounts: string): string {
  return t({ message: `Also ${amounts}`, comment: 'A list of amounts in other currencies' });
}

function volumeText(amount: string): string {
  return t`Paid volume: ${amount}`;
}
