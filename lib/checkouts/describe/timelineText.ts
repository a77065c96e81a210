import { t } from '@lingui/core/macro';
import type { Since } from '../../inqud/finalSince';
import type { CheckoutStatus } from '../../inqud/status';
import { isolated } from '../../shared/foreignText';
import { localDay } from '../../shared/localDay';
import type { HintSource, TimelineEntry } from '../database';
import { reasonWord } from './attentionText';
import { clockTime, dayText } from './clockTime';
import { listText } from './listText';
import { statusWord } from './text';

/** What happened, and who said so. Empty where the link to another checkout says it all. */
export function entryText(entry: TimelineEntry): string {
  const { source, attempt = 1, link } = entry;
  const by = entry.by === undefined ? null : isolated(entry.by);
  if (link) return source === 'created' && attempt > 1 ? `${createdText(attempt, by)} ` : '';
  switch (source) {
    case 'person':
      return handledText(entry, by);
    case 'created':
      return createdText(attempt, by);
    case 'imported':
      return t`Imported from Inqud.`;
    case 'refresh':
      return t`Checked with Inqud.`;
    default:
      return by === null ? reportText(entry, source) : colleagueText(entry, by);
  }
}

/** `by`: the colleague who did it; null for this desk. */
function createdText(attempt: number, by: string | null): string {
  if (by !== null) return attempt === 1 ? t`Created by ${by}.` : t`Created by ${by} on attempt ${attempt}.`;
  return attempt === 1 ? t`Created.` : t`Created on attempt ${attempt}.`;
}

function handledText({ acknowledged = [], note }: TimelineEntry, by: string | null): string {
  const reasons = listText(acknowledged.map(reasonWord));
  if (by !== null) {
    return note === undefined ? t`Handled by ${by}: ${reasons}.` : t`Handled by ${by}: ${reasons}. “${note}”`;
  }
  return note === undefined ? t`Handled: ${reasons}.` : t`Handled: ${reasons}. “${note}”`;
}

/** What a page or a webhook reported, and what Inqud said about it since. */
function reportText({ at, to, settled }: TimelineEntry, source: HintSource): string {
  if (settled === null) {
    switch (source) {
      case 'widget':
        return t`Reported by widget. Not confirmed yet.`;
      case 'hosted page':
        return t`Reported by payment page. Not confirmed yet.`;
      case 'webhook':
        return t`Reported by webhook. Not confirmed yet.`;
      case 'colleague':
        return t`Reported by a colleague’s desk. Not confirmed yet.`;
    }
  }
  const time = laterTime(settled.at, at);
  if (settled.status === to) {
    switch (source) {
      case 'widget':
        return t`Reported by widget. Confirmed by Inqud, ${time}.`;
      case 'hosted page':
        return t`Reported by payment page. Confirmed by Inqud, ${time}.`;
      case 'webhook':
        return t`Reported by webhook. Confirmed by Inqud, ${time}.`;
      case 'colleague':
        return t`Reported by a colleague’s desk. Confirmed by Inqud, ${time}.`;
    }
  }
  const status = statusWord(settled.status);
  switch (source) {
    case 'widget':
      return t`Reported by widget. Inqud said ${status}, ${time}.`;
    case 'hosted page':
      return t`Reported by payment page. Inqud said ${status}, ${time}.`;
    case 'webhook':
      return t`Reported by webhook. Inqud said ${status}, ${time}.`;
    case 'colleague':
      return t`Reported by a colleague’s desk. Inqud said ${status}, ${time}.`;
  }
}

/** What the desk of a colleague reported, with the name. */
function colleagueText({ at, to, settled }: TimelineEntry, by: string): string {
  if (settled === null) return t`Reported by ${by}’s desk. Not confirmed yet.`;
  const time = laterTime(settled.at, at);
  if (settled.status === to) return t`Reported by ${by}’s desk. Confirmed by Inqud, ${time}.`;
  const status = statusWord(settled.status);
  return t`Reported by ${by}’s desk. Inqud said ${status}, ${time}.`;
}

/** Since when the checkout is final, beside the entry that made it so. */
export function finalText(
  { status, at, by }: Since & { status: CheckoutStatus },
  entry: TimelineEntry,
  reason: string | null,
): string {
  if (by === 'here') return t`Inqud gave no time for it: this is when it was seen here.`;
  const time = laterTime(at, entry.at);
  const word = statusWord(status, reason);
  return t`${word} since ${time}, by Inqud.`;
}

/** With the day, where it is another one than that of the entry. */
function laterTime(at: number, said: number): string {
  return localDay(at) === localDay(said) ? clockTime(at) : `${clockTime(at)}, ${dayText(at)}`;
}
