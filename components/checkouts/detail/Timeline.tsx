import { t } from '@lingui/core/macro';
import './Timeline.css';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import { MOST_ENTRIES } from '../../../lib/checkouts/bounds';
import type { CheckoutLink, Source, TimelineEntry } from '../../../lib/checkouts/database';
import { reasonWord } from '../../../lib/checkouts/describe/attentionText';
import { sourceWord } from '../../../lib/checkouts/describe/detailText';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import { clockTime, dayText, exactTime, moneyText, statusWord } from '../../../lib/checkouts/describe/text';
import { isHint } from '../../../lib/checkouts/recordHint';
import type { Since } from '../../../lib/inqud/finalSince';
import type { CheckoutStatus } from '../../../lib/inqud/status';
import { numberText } from '../../../lib/shared/countText';
import { isolated } from '../../../lib/shared/foreignText';
import { localDay } from '../../../lib/shared/localDay';
import { StatusMark } from '../StatusMark';

/** More than any checkout has; a copy from elsewhere may hold thousands, which would take a page seconds. */
const AT_ONCE = 100;

/** What happened to a checkout and who said so, newest last. */
export function Timeline({
  entries,
  reason,
  finalSince = null,
  hrefOf,
}: {
  entries: TimelineEntry[];
  /** Since when the checkout is final, which its entry says; null while it is not. */
  finalSince?: (Since & { status: CheckoutStatus }) | null;
  /** Why the checkout is in conflict, so that its entries say what its head says. */
  reason: string | null;
  /** The address of a checkout's page. */
  hrefOf: (checkoutId: string) => string;
}) {
  const [most, setMost] = useState(AT_ONCE);
  const shown = entries.slice(-most);
  const earlier = entries.length - shown.length;
  const final = finalSince && entryOfStatus(entries, finalSince.status);
  return (
    <section aria-label="Timeline">
      <h2>Timeline</h2>
      {entries.length >= MOST_ENTRIES && (
        <p class="soft">Only the newest {numberText(MOST_ENTRIES)} entries of a checkout are kept.</p>
      )}
      {earlier > 0 && (
        <button type="button" onClick={() => setMost(most + AT_ONCE)}>
          Show earlier ones ({numberText(earlier)})
        </button>
      )}
      <ol class="timeline">
        {shown.map((entry, at) => (
          <li key={entry.seq}>
            <time class="soft" dateTime={new Date(entry.at).toISOString()} title={exactTime(entry.at)}>
              {isSameDay(entry.at, shown[at - 1]?.at) || <span class="timeline-day">{dayText(entry.at)} </span>}
              {clockTime(entry.at)}
            </time>
            <div>
              <p class="timeline-change">
                {entry.from !== null && entry.from !== entry.to && (
                  <span class="soft">
                    {statusWord(entry.from)} <span aria-hidden="true">→</span>
                    <span class="visually-hidden"> to </span>
                  </span>
                )}
                <StatusMark
                  status={entry.to}
                  reason={isOpen(entry) ? null : reason}
                  reported={isOpen(entry) || isSaid(entry)}
                />
              </p>
              <p class="soft">
                {said(entry)}
                {finalSince && entry === final && `. ${sinceText(finalSince, entry, reason)}`}
                {entry.link && <Linked link={entry.link} source={entry.source} href={hrefOf(entry.link.checkoutId)} />}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How another checkout belongs to this one, with a link to it. A reissued one has the same order ID. */
function Linked({ link, source, href }: { link: CheckoutLink; source: Source; href: string }) {
  const isLater = source === 'created';
  if (link.why === 'reissue') {
    return isLater ? (
      <Trans>
        Made anew, with a fresh time, after <a href={href}>the earlier checkout</a>
      </Trans>
    ) : (
      <Trans>
        Re-issued with a fresh time as <a href={href}>the later checkout</a>
      </Trans>
    );
  }
  const order = orderName({ orderId: link.orderId, id: link.checkoutId });
  const money = link.asked && moneyText(link.asked);
  if (isLater) {
    return (
      <Trans>
        Asks for what is missing of{' '}
        <a href={href}>
          <bdi>{order}</bdi>
        </a>
      </Trans>
    );
  }
  return money === null ? (
    <Trans>
      Remaining amount asked for with{' '}
      <a href={href}>
        <bdi>{order}</bdi>
      </a>
    </Trans>
  ) : (
    <Trans>
      Remaining {money} asked for with{' '}
      <a href={href}>
        <bdi>{order}</bdi>
      </a>
    </Trans>
  );
}

/** Whether a colleague's desk says with which status something was done there. */
function isSaid(entry: TimelineEntry): boolean {
  return entry.by !== undefined && !isHint(entry);
}

/** Whether it was only reported. */
function isOpen(entry: TimelineEntry): boolean {
  return isHint(entry) && entry.settled === null;
}

function said(entry: TimelineEntry): string {
  const { source, settled, attempt = 1, acknowledged = [], note, link, by } = entry;
  const colleague = isolated(by ?? '');
  const who = by === undefined ? '' : ` ${t`by ${colleague}`}`;
  if (link) return source === 'created' && attempt > 1 ? `Created with attempt ${attempt}. ` : '';
  if (source === 'person') {
    return `Acknowledged${who}: ${acknowledged.map(reasonWord).join(', ')}${note === undefined ? '' : `. “${note}”`}`;
  }
  if (source === 'created') return attempt === 1 ? `Created${who}` : `Created${who} with attempt ${attempt}`;
  if (source === 'imported') return 'Fetched from Inqud';
  if (source === 'refresh') return 'Answered by Inqud';
  const reported = sourceWord(source, by);
  if (settled === null) return `${reported}, not confirmed yet`;
  if (settled.status === entry.to) return `${reported}, confirmed by Inqud at ${settledAt(settled.at, entry.at)}`;
  return `${reported}; Inqud said ${statusWord(settled.status)} at ${settledAt(settled.at, entry.at)}`;
}

/** The entry with which the checkout got the status that it has by Inqud's answers. */
function entryOfStatus(entries: TimelineEntry[], status: CheckoutStatus): TimelineEntry | undefined {
  let found: TimelineEntry | undefined;
  for (const entry of entries.toReversed()) {
    const confirmed =
      entry.source === 'person' || isSaid(entry) ? null : isHint(entry) ? (entry.settled?.status ?? null) : entry.to;
    if (confirmed !== null && confirmed !== status) break;
    if (confirmed !== null && entry.to === status) found = entry;
  }
  return found;
}

function sinceText(
  { status, at, by }: Since & { status: CheckoutStatus },
  entry: TimelineEntry,
  reason: string | null,
) {
  if (by === 'here') return 'Inqud gave no time for it: this is when it was seen here';
  return `${statusWord(status, reason)} since ${settledAt(at, entry.at)}, by Inqud`;
}

/** The day is told with what was settled on another one than it was said. */
function settledAt(at: number, said: number): string {
  return isSameDay(at, said) ? clockTime(at) : `${clockTime(at)}, ${dayText(at)}`;
}

function isSameDay(a: number, b: number | undefined): boolean {
  return b !== undefined && localDay(a) === localDay(b);
}
