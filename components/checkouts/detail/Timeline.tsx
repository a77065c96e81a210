import { plural, t } from '@lingui/core/macro';
import './Timeline.css';
import { useState } from 'preact/hooks';
import { Trans } from '#macro';
import { MOST_ENTRIES } from '../../../lib/checkouts/bounds';
import type { CheckoutLink, Source, TimelineEntry } from '../../../lib/checkouts/database';
import { clockTime, dayText } from '../../../lib/checkouts/describe/clockTime';
import { orderName } from '../../../lib/checkouts/describe/orderName';
import { exactTime, moneyText, statusWord } from '../../../lib/checkouts/describe/text';
import { entryText, finalText } from '../../../lib/checkouts/describe/timelineText';
import { isHint } from '../../../lib/checkouts/recordHint';
import type { Since } from '../../../lib/inqud/finalSince';
import type { CheckoutStatus } from '../../../lib/inqud/status';
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
    <section aria-label={t`Timeline`}>
      <h2>{t`Timeline`}</h2>
      {entries.length >= MOST_ENTRIES && (
        <p class="soft">
          {plural(MOST_ENTRIES, {
            one: 'Only the newest # entry of a checkout is kept.',
            other: 'Only the newest # entries of a checkout are kept.',
          })}
        </p>
      )}
      {earlier > 0 && (
        <button type="button" onClick={() => setMost(most + AT_ONCE)}>
          {plural(earlier, { one: 'Show # earlier entry', other: 'Show # earlier entries' })}
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
                    <Before status={statusWord(entry.from)} />
                  </span>
                )}
                <StatusMark
                  status={entry.to}
                  reason={isOpen(entry) ? null : reason}
                  reported={isOpen(entry) || isSaid(entry)}
                />
              </p>
              <p class="soft">
                <span class={entry.note === undefined ? undefined : 'private'}>{entryText(entry)}</span>
                {finalSince && entry === final && ` ${finalText(finalSince, entry, reason)}`}
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
        Reissue of <a href={href}>the earlier checkout</a>
      </Trans>
    ) : (
      <Trans>
        Reissued as <a href={href}>the later checkout</a>
      </Trans>
    );
  }
  const order = orderName({ orderId: link.orderId, id: link.checkoutId });
  const money = link.asked && moneyText(link.asked);
  if (isLater) {
    return (
      <Trans>
        Requests the rest of{' '}
        <a href={href}>
          <bdi class="private">{order}</bdi>
        </a>
      </Trans>
    );
  }
  return money === null ? (
    <Trans>
      Remaining amount requested with{' '}
      <a href={href}>
        <bdi class="private">{order}</bdi>
      </a>
    </Trans>
  ) : (
    <span class="private">
      <Trans>
        Remaining {money} requested with{' '}
        <a href={href}>
          <bdi>{order}</bdi>
        </a>
      </Trans>
    </span>
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

/** The status before. */
function Before({ status }: { status: string }) {
  return (
    <Trans comment="The new status follows: “Open → Paid”. The second element is read aloud in place of the arrow">
      {status} <span aria-hidden="true">→</span>
      <span class="visually-hidden"> to </span>
    </Trans>
  );
}

function isSameDay(a: number, b: number | undefined): boolean {
  return b !== undefined && localDay(a) === localDay(b);
}
