import { msg, t } from '@lingui/core/macro';
import { useId, useState } from 'preact/hooks';
import type { Message } from '../../../lib/language/i18n';
import { i18n } from '../../../lib/language/i18n';
import type { OverviewView, Period } from '../../../lib/search/overviewView';
import { daysOf, ownPeriod, PERIODS, periodRange } from '../../../lib/search/overviewView';
import { Menu } from '../../ui/Menu';
import { daysText } from './chartTimes';

const PERIOD_WORDS: Record<(typeof PERIODS)[number], Message> = {
  today: msg`Today`,
  '7d': msg`7 days`,
  '30d': msg`30 days`,
  '90d': msg`90 days`,
};

/** Which days are counted: one of four periods that end today, or own days. */
export function PeriodChoice(props: {
  period: OverviewView['period'];
  /** Epoch ms. */
  now: number;
  onChoose: (period: Period) => void;
}) {
  const { period, now, onChoose } = props;
  const isOwn = !PERIODS.some((each) => each === period);
  const range = periodRange(period, now);
  return (
    <fieldset class="overview-period">
      <legend class="visually-hidden">{t`Days`}</legend>
      {PERIODS.map((each) => (
        <label key={each} class="button">
          <input type="radio" name="period" checked={period === each} onChange={() => onChoose(each)} />
          {i18n._(PERIOD_WORDS[each])}
        </label>
      ))}
      <Menu
        label={isOwn ? daysText(range) : t({ message: 'Custom', comment: 'Days of one’s own choice' })}
        class={isOwn ? 'overview-custom overview-own' : 'overview-custom'}
      >
        {/* Begins anew with what is shown. */}
        <OwnDays key={period} {...daysOf(range)} onChoose={onChoose} />
      </Menu>
    </fieldset>
  );
}

function OwnDays(props: { first: string; last: string; onChoose: (period: Period) => void }) {
  const mistake = useId();
  const [first, setFirst] = useState(props.first);
  const [last, setLast] = useState(props.last);
  const [isWrong, setIsWrong] = useState(false);
  return (
    <form
      class="overview-days"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const own = first <= last ? ownPeriod(first, last) : ownPeriod(last, first);
        setIsWrong(own === null);
        if (own === null) return;
        const menu = event.currentTarget.closest('details');
        if (menu) menu.open = false;
        menu?.querySelector('summary')?.focus();
        props.onChoose(own);
      }}
    >
      <label>
        {t`First day`}
        <input type="date" value={first} onInput={({ currentTarget }) => setFirst(currentTarget.value)} />
      </label>
      <label>
        {t`Last day`}
        <input
          type="date"
          value={last}
          aria-describedby={isWrong ? mistake : undefined}
          onInput={({ currentTarget }) => setLast(currentTarget.value)}
        />
      </label>
      {isWrong && (
        <p id={mistake} class="field-mistake" role="alert">
          {t`Choose the first and the last day.`}
        </p>
      )}
      <button type="submit" class="main">
        {t`Show these days`}
      </button>
    </form>
  );
}
