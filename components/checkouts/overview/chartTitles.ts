import type { Step } from '../../../lib/search/overviewBuckets';

/** The titles of the charts over time, by what one bar stands for; the unit of money stands in the title. */
type Titles = { volume: string; outcome: string; conversion: string; conflictRate: string; timeToPay: string };

const TITLES: Record<Step, Titles> = {
  hour: {
    volume: 'Volume per hour',
    outcome: 'Outcome per hour, checkouts',
    conversion: 'Conversion per hour',
    conflictRate: 'Conflict rate per hour',
    timeToPay: 'Median time to pay per hour',
  },
  day: {
    volume: 'Volume per day',
    outcome: 'Outcome per day, checkouts',
    conversion: 'Conversion per day',
    conflictRate: 'Conflict rate per day',
    timeToPay: 'Median time to pay per day',
  },
  week: {
    volume: 'Volume per week',
    outcome: 'Outcome per week, checkouts',
    conversion: 'Conversion per week',
    conflictRate: 'Conflict rate per week',
    timeToPay: 'Median time to pay per week',
  },
  month: {
    volume: 'Volume per month',
    outcome: 'Outcome per month, checkouts',
    conversion: 'Conversion per month',
    conflictRate: 'Conflict rate per month',
    timeToPay: 'Median time to pay per month',
  },
  year: {
    volume: 'Volume per year',
    outcome: 'Outcome per year, checkouts',
    conversion: 'Conversion per year',
    conflictRate: 'Conflict rate per year',
    timeToPay: 'Median time to pay per year',
  },
};

export function chartTitles(step: Step): Titles {
  return TITLES[step];
}

/** What the first column of a chart's table says. */
export const STEP_WORDS: Record<Step, string> = {
  hour: 'Hour',
  day: 'Day',
  week: 'Week',
  month: 'Month',
  year: 'Year',
};
