import { msg } from '@lingui/core/macro';
import type { Message } from '../../../lib/language/i18n';
import { i18n } from '../../../lib/language/i18n';
import type { Step } from '../../../lib/search/overviewBuckets';

/** The titles of the charts over time, by what one bar stands for; the unit of money stands in the title. */
type Titles = { volume: string; outcome: string; conversion: string; conflictRate: string; timeToPay: string };

const TITLES: Record<Step, Record<keyof Titles, Message>> = {
  hour: {
    volume: msg`Volume per hour`,
    outcome: msg`Outcome per hour, checkouts`,
    conversion: msg`Conversion per hour`,
    conflictRate: msg`Conflict rate per hour`,
    timeToPay: msg`Median time to pay per hour`,
  },
  day: {
    volume: msg`Volume per day`,
    outcome: msg`Outcome per day, checkouts`,
    conversion: msg`Conversion per day`,
    conflictRate: msg`Conflict rate per day`,
    timeToPay: msg`Median time to pay per day`,
  },
  week: {
    volume: msg`Volume per week`,
    outcome: msg`Outcome per week, checkouts`,
    conversion: msg`Conversion per week`,
    conflictRate: msg`Conflict rate per week`,
    timeToPay: msg`Median time to pay per week`,
  },
  month: {
    volume: msg`Volume per month`,
    outcome: msg`Outcome per month, checkouts`,
    conversion: msg`Conversion per month`,
    conflictRate: msg`Conflict rate per month`,
    timeToPay: msg`Median time to pay per month`,
  },
  year: {
    volume: msg`Volume per year`,
    outcome: msg`Outcome per year, checkouts`,
    conversion: msg`Conversion per year`,
    conflictRate: msg`Conflict rate per year`,
    timeToPay: msg`Median time to pay per year`,
  },
};

export function chartTitles(step: Step): Titles {
  const { volume, outcome, conversion, conflictRate, timeToPay } = TITLES[step];
  return {
    volume: i18n._(volume),
    outcome: i18n._(outcome),
    conversion: i18n._(conversion),
    conflictRate: i18n._(conflictRate),
    timeToPay: i18n._(timeToPay),
  };
}

const STEP_WORDS: Record<Step, Message> = {
  hour: msg`Hour`,
  day: msg`Day`,
  week: msg`Week`,
  month: msg`Month`,
  year: msg`Year`,
};

/** What the first column of a chart's table says. */
export function stepWord(step: Step): string {
  return i18n._(STEP_WORDS[step]);
}
