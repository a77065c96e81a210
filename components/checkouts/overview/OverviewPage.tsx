import { msg, t } from '@lingui/core/macro';
import { i18n } from '../../../lib/language/i18n';
import './OverviewPage.css';
import type { ReadonlySignal } from '@preact/signals';
import filtersIcon from 'lucide/dist/esm/icons/sliders-horizontal.mjs';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../lib/accounts/account';
import type { FilterChoices } from '../../../lib/search/client/filterChoices';
import type { PeriodOverview } from '../../../lib/search/client/overviewSignal';
import type { SearchView } from '../../../lib/search/client/searchView';
import type { SearchState } from '../../../lib/search/contract';
import { archivedIn } from '../../../lib/search/controls';
import { overviewOf } from '../../../lib/search/overview';
import { rowsSearch } from '../../../lib/search/overviewRows';
import type { OverviewView } from '../../../lib/search/overviewView';
import { dayCount, periodRange } from '../../../lib/search/overviewView';
import type { Term } from '../../../lib/search/terms';
import { failureText } from '../../../lib/shared/failure/failureText';
import { Heading } from '../../accounts/Heading';
import { SearchBar } from '../../search/SearchBar';
import { Icon } from '../../ui/icon/Icon';
import { Note } from '../../ui/Note';
import type { ChartContext } from './chartContext';
import { compareText } from './comparison';
import { Figures } from './Figures';
import { OutcomeChart } from './OutcomeChart';
import { PeriodChoice } from './PeriodChoice';
import { ConflictRateChart, ConversionChart } from './ShareChart';
import { SourcesChart } from './SourcesChart';
import { TimeToPayChart } from './TimeToPayChart';
import { VolumeChart } from './VolumeChart';
import { VolumeTable } from './VolumeTable';

/** How it went: figures and charts of a period. Each figure and each part of a chart leads to its rows. */
export function OverviewPage(props: {
  view: SearchView<OverviewView>;
  /** Null while it is counted. */
  overview: ReadonlySignal<PeriodOverview | null>;
  /** The start of today, epoch ms. */
  today: ReadonlySignal<number>;
  choices: FilterChoices;
  finding: SearchState | null;
  /** Whose checkouts these are, when not everybody's. */
  only: Account | null;
  /** The list's address for a search. */
  hrefOf: (search: string) => string;
  /** What needs a person now. */
  needs: ComponentChildren;
  /** What is at Inqud now. */
  balances: ComponentChildren;
}) {
  const { view, finding } = props;
  const shown = view.value.value;
  const counted = props.overview.value;
  const terms = view.parsed.value.search;
  const context = contextOf(counted, { view: shown, terms, today: props.today.value, hrefOf: props.hrefOf });
  return (
    <section class="overview" aria-label={t`Overview`}>
      <Head view={view} context={context} today={props.today.value} choices={props.choices} only={props.only} />
      <div class="overview-notes soft">
        <p>{notesOf(terms, shown)}</p>
        <p role="status">
          {counted !== null || finding?.failed ? '' : finding?.ready ? t`Counting…` : t`Loading checkouts…`}
        </p>
      </div>
      {finding?.failed ? (
        <Note>
          <p>{`${t`Couldn’t count checkouts.`} ${failureText(finding.failed)}`}</p>
        </Note>
      ) : (
        <>
          <Figures context={context} />
          <div class="overview-charts">
            <VolumeChart context={context} />
            <OutcomeChart context={context} />
            <ConversionChart context={context} />
            <SourcesChart context={context} />
            {props.needs}
            {props.balances}
            <VolumeTable context={context} />
            <ConflictRateChart context={context} />
            <TimeToPayChart context={context} />
          </div>
        </>
      )}
    </section>
  );
}

/** What is counted, and how: the title, the period, the comparison, the currency and the search. */
function Head(props: {
  view: SearchView<OverviewView>;
  context: ChartContext;
  today: number;
  choices: FilterChoices;
  only: Account | null;
}) {
  const { view, context, today } = props;
  const { period, compare, search } = view.value.value;
  const field = useRef<HTMLInputElement>(null);
  const isSearching = search.trim() !== '';
  const [isFilterOpen, setFilterOpen] = useState(isSearching);
  // It stays when the search is emptied: the focus is in it.
  useEffect(() => {
    if (isSearching) setFilterOpen(true);
  }, [isSearching]);
  const days = dayCount(periodRange(period, today));
  return (
    <>
      <header>
        <Heading of={props.only}>{t`Overview`}</Heading>
        <PeriodChoice period={period} now={today} onChoose={(period) => view.change({ period })} />
        <label class="overview-compare">
          <input
            type="checkbox"
            checked={compare}
            onChange={({ currentTarget }) => view.change({ compare: currentTarget.checked })}
          />
          {compareText(days)}
        </label>
        <div class="overview-end">
          <CurrencyChoice context={context} onChoose={(currency) => view.change({ currency })} />
          <button
            type="button"
            aria-expanded={isFilterOpen || isSearching}
            onClick={() => setFilterOpen(!isFilterOpen)}
            disabled={isSearching}
          >
            <Icon of={filtersIcon} />
            {t`Filter`}
          </button>
        </div>
      </header>
      {(isFilterOpen || isSearching) && <SearchBar field={field} view={view} choices={props.choices} />}
    </>
  );
}

/** The charts of money show one currency, because no sum is of two. */
function CurrencyChoice(props: { context: ChartContext; onChoose: (currency: string) => void }) {
  const { overview, currency } = props.context;
  const all = [...overview.received.volumes, ...overview.volumes].map((volume) => volume.currency);
  const currencies = [...new Set([...all, ...(currency === null ? [] : [currency])])];
  return (
    <select
      class="overview-currency"
      aria-label={t`Currency`}
      value={currency ?? ''}
      disabled={currencies.length < 2}
      onChange={({ currentTarget }) => props.onChoose(currentTarget.value)}
    >
      {currencies.length === 0 && <option value="">–</option>}
      {currencies.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </select>
  );
}

function contextOf(
  counted: PeriodOverview | null,
  how: { view: OverviewView; terms: readonly Term[]; today: number; hrefOf: (search: string) => string },
): ChartContext {
  const { view, terms, today, hrefOf } = how;
  const period = counted?.period ?? view.period;
  const range = periodRange(period, today);
  const overview = counted ?? overviewOf([], range);
  const [main] = [...overview.received.volumes, ...overview.volumes];
  return {
    overview,
    isCounting: counted === null,
    rows: (time, part) => hrefOf(rowsSearch(terms, time, part)),
    when: period,
    currency: view.currency ?? main?.currency ?? null,
    emptiness: { days: dayCount(range), isToday: period === 'today', isSearch: terms.length > 0 },
  };
}

const ARCHIVED = {
  none: msg`Excludes archived checkouts.`,
  some: msg`Includes archived checkouts.`,
  all: msg`Only archived checkouts.`,
};

/** What one must know to read the figures. */
function notesOf(terms: readonly Term[], { compare }: OverviewView): string {
  const notes = [
    i18n._(ARCHIVED[archivedIn(terms)]),
    ...(compare ? [t`The earlier period ends at the same time of day.`] : []),
    ...(terms.some(({ field }) => field === 'created')
      ? [t`The search limits when checkouts were created. Only those also in this period are counted.`]
      : []),
  ];
  return notes.join(' ');
}
