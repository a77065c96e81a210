import { t } from '@lingui/core/macro';
import type { Since } from '../../inqud/finalSince';
import type { CheckoutStatus } from '../../inqud/status';
import { localDay } from '../../shared/localDay';
import type { HintSource, TimelineEntry } from '../database';
import { reasonWord } from './attentionText';
import { listText } from './listText';
import { clockTime, dayText, statusWord } from './text';

/** What happened, and who said so. Empty where the link to another checkout says it all. */
export function entryText(entry: TimelineEntry): string {
  const { source, attempt = 1, link } = entry;
  if (link) return source === 'created' && attempt > 1 ? `${createdText(attempt)} ` : '';
  switch (source) {
    case 'person':
      return handledText(entry);
    case 'created':
      return createdText(attempt);
    case 'imported':
      return t`Imported from Inqud.`;
    case 'refresh':
      return t`Checked with Inqud.`;
    default:
      return reportText(entry, source);
  }
}

function createdText(attempt: number): string {
  return attempt === 1 ? t`Created.` : t`Created on attempt ${attempt}.`;
}

function handledText({ acknowledged = [], note }: TimelineEntry): string {
  const reasons = listText(acknowledged.map(reasonWord));
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
  }
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
