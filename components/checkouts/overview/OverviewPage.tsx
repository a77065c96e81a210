import './OverviewPage.css';
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import { lengthText, moneyText } from '../../../lib/checkouts/describe/text';
import type { FilterChoices } from '../../../lib/search/client/filterChoices';
import type { SearchView } from '../../../lib/search/client/searchView';
import type { SearchState } from '../../../lib/search/contract';
import type { Bucket, Overview, Volume } from '../../../lib/search/overview';
import { rowsSearch } from '../../../lib/search/overviewRows';
import type { OverviewView, Period } from '../../../lib/search/overviewView';
import { PERIODS } from '../../../lib/search/overviewView';
import { countText, numberText } from '../../../lib/shared/countText';
import { DAY, HOUR } from '../../../lib/shared/time';
import { Heading } from '../../accounts/Heading';
import { SearchBar } from '../../search/SearchBar';
import { Note } from '../../ui/ProblemNote';
import { Bars } from './Bars';

const PERIOD_WORDS: Record<Period, string> = { today: 'Today', '7d': '7 days', '30d': '30 days' };

/** How it went: numbers of what was created in a period. Each number and each bar leads to its rows. */
export function OverviewPage(props: {
  view: SearchView<OverviewView>;
  /** Null while it is counted. */
  overview: ReadonlySignal<Overview | null>;
  choices: FilterChoices;
  finding: SearchState | null;
  /** Whose checkouts these are, when not everybody's. */
  only: Account | null;
  /** The list's address for a search. */
  hrefOf: (search: string) => string;
}) {
  const { view, finding } = props;
  const { search, period } = view.value.value;
  const overview = props.overview.value;
  const terms = view.parsed.value.search;
  const field = useRef<HTMLInputElement>(null);
  const limited = terms.some((term) => term.field === 'created');
  return (
    <section class="overview" aria-label="Overview">
      <header>
        <Heading of={props.only}>Overview</Heading>
        <fieldset class="overview-period">
          <legend class="visually-hidden">Created in</legend>
          {PERIODS.map((each) => (
            <label key={each} class="button">
              <input
                type="radio"
                name="period"
                checked={period === each}
                onChange={() => view.change({ period: each })}
              />
              {PERIOD_WORDS[each]}
            </label>
          ))}
        </fieldset>
      </header>
      <SearchBar field={field} view={view} choices={props.choices} />
      <p class="soft">Archived checkouts are counted only where the search asks for them.</p>
      {limited && (
        <p class="soft">The search says itself when they were created. Only what is also in this period is counted.</p>
      )}
      {finding?.failed ? (
        <Note>
          <p>Nothing can be counted. {finding.failed}</p>
        </Note>
      ) : overview === null ? (
        <p class="soft" role="status">
          {finding?.ready ? 'Counting…' : 'Reading the history…'}
        </p>
      ) : (
        <Counted
          overview={overview}
          rows={(time, part) => props.hrefOf(rowsSearch(terms, time, part))}
          period={period}
          none={
            search.trim() === ''
              ? 'Nothing was created in this time.'
              : 'Nothing that matches was created in this time.'
          }
        />
      )}
    </section>
  );
}

/** The address of the rows of this time, such as `created:7d`, all or a part of them. */
type Rows = (time: string, part?: Parameters<typeof rowsSearch>[2]) => string;

/** What was created in the period, and what was paid in it. `none` says that nothing was created. */
function Counted(props: { overview: Overview; rows: Rows; period: Period; none: string }) {
  const { overview, rows, period } = props;
  const { created, volumes, received } = overview;
  return (
    <>
      {created === 0 ? (
        <p class="soft">{props.none}</p>
      ) : (
        <Created overview={overview} rows={rows} created={`created:${period}`} />
      )}
      <div class="overview-tables">
        {received.count > 0 && (
          <Volumes title="Paid in this time" volumes={received.volumes}>
            <a href={rows(`paid:${period}`)}>{countText(received.count, 'checkout')}</a>, whenever created.{' '}
            {timeOfPaymentText(received)}
          </Volumes>
        )}
        {volumes.length > 0 && (
          <Volumes title="Volume" volumes={volumes}>
            What the paid ones of those created in this time asked for; where the payer chose the amount, what arrived.
          </Volumes>
        )}
      </div>
    </>
  );
}

function timeOfPaymentText({ count, seenHere }: Overview['received']): string {
  if (seenHere === 0) return 'By Inqud’s own time of payment.';
  if (seenHere === count) return 'By when this browser first saw the payment: Inqud gave no time.';
  return `By Inqud’s own time of payment; for ${numberText(seenHere)}, by when this browser first saw it.`;
}

function Created({ overview, rows, created }: { overview: Overview; rows: Rows; created: string }) {
  const { buckets } = overview;
  const byHour = buckets.every(({ from, to }) => to - from < DAY / 2);
  const most = Math.max(...buckets.map((bucket) => bucket.created));
  const each = byHour ? 'hour' : 'day';
  const bar = (bucket: Bucket, said: string) => ({
    name: `${timeText(bucket.from, byHour, 'long')}: ${said}`,
    tick: timeText(bucket.from, byHour, 'short'),
    href: rows(bucket.search),
  });
  return (
    <>
      <dl class="overview-figures">
        <Figure name="Created" value={numberText(overview.created)} href={rows(created)} />
        <Figure name="Paid" value={numberText(overview.paid)} href={overview.paid > 0 && rows(created, PAID)} />
        <Figure name="Conversion" value={shareText(overview.conversion)} said="paid of created" />
        <Figure
          name="Median time to paid"
          value={overview.timeToPaid === null ? '–' : minutesText(overview.timeToPaid)}
          said={overview.paidSeenHere > 0 ? 'from created to paid, or to seen as paid' : 'from created to paid'}
        />
        <Figure
          name="Conflicts"
          value={numberText(overview.conflicts)}
          href={overview.conflicts > 0 && rows(created, { status: 'CONFLICT' })}
        />
        <Figure name="Conflict rate" value={shareText(overview.conflictRate)} said="conflicts of created" />
        <Figure
          name="Expired"
          value={numberText(overview.expired)}
          href={overview.expired > 0 && rows(created, { status: 'EXPIRED' })}
        />
        <Figure
          name="Still open"
          value={numberText(overview.open)}
          href={overview.open > 0 && rows(created, { is: 'open' })}
        />
      </dl>
      {buckets.length > 0 && (
        <div class="overview-charts">
          <Bars
            title={`Created each ${each}`}
            top={most}
            topText={`${numberText(most)} at most`}
            bars={buckets.map((bucket) => ({
              ...bar(bucket, `${numberText(bucket.created)} created, ${numberText(bucket.paid)} paid`),
              created: bucket.created,
              paid: bucket.paid,
            }))}
          />
          <Bars
            title={`Conversion each ${each}`}
            top={1}
            topText={`up to ${shareText(1)}`}
            bars={buckets.map((bucket) => ({
              ...bar(bucket, conversionText(bucket)),
              created: Math.min(1, bucket.created),
              paid: bucket.created > 0 ? bucket.paid / bucket.created : 0,
            }))}
          />
        </div>
      )}
    </>
  );
}

function Volumes(props: { title: string; volumes: Volume[]; children: ComponentChildren }) {
  const head = (
    <>
      <h2>{props.title}</h2>
      <p class="soft">{props.children}</p>
    </>
  );
  if (props.volumes.length === 0) return <div class="overview-volumes">{head}</div>;
  return (
    <table class="overview-volumes">
      <caption>{head}</caption>
      <thead>
        <tr>
          <th scope="col">Volume</th>
          <th scope="col">Paid checkouts</th>
        </tr>
      </thead>
      <tbody>
        {props.volumes.map(({ currency, amount, count }) => (
          <tr key={currency}>
            <th scope="row">{moneyText({ amount, currency })}</th>
            <td>{numberText(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const PAID = { status: 'SUCCESS' } as const;

/** One number with its name; a link where there are rows to see. */
function Figure(props: { name: string; value: string; said?: string; href?: string | false }) {
  const { name, value, said, href } = props;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {href ? (
          <a href={href} aria-label={`${name}: ${value}`}>
            {value}
          </a>
        ) : (
          value
        )}
      </dd>
      {said && <dd class="soft">{said}</dd>}
    </div>
  );
}

/** "80.5%" */
function shareText(share: number | null): string {
  if (share === null) return '–';
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

function conversionText({ created, paid }: Bucket): string {
  if (created === 0) return 'none created';
  return `${shareText(paid / created)} paid, ${numberText(paid)} of ${numberText(created)}`;
}

/** "4:10 min", "2 h 5 min" */
function minutesText(ms: number): string {
  return `${lengthText(ms)}${ms < HOUR ? ' min' : ''}`;
}

/** "5 November" or "14:00" in full, "5 Nov" or "14" for the space below a bar; as the reader's locale writes it. */
function timeText(at: number, byHour: boolean, length: 'long' | 'short'): string {
  const minutes = length === 'long' ? ({ minute: '2-digit' } as const) : {};
  const format: Intl.DateTimeFormatOptions = byHour
    ? { hour: 'numeric', ...minutes }
    : { day: 'numeric', month: length };
  return new Intl.DateTimeFormat(undefined, format).format(at);
}
