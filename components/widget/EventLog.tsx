import { t } from '@lingui/core/macro';
import { Plural } from '#macro';
import './EventLog.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { exactTime } from '../../lib/checkouts/describe/text';
import type { LoggedEvent } from '../../lib/widget/eventLog';
import { eventTime, logText, MOST_EVENTS } from '../../lib/widget/eventLog';
import { useCopy } from '../ui/hooks/useCopy';

/** Every `statusChanged` of the widget as it came, newest last. */
export function EventLog({ log, onClear }: { log: LoggedEvent[]; onClear: () => void }) {
  const [copied, copy] = useCopy(logText(log));
  const last = log.at(-1);
  const list = useRef<HTMLDivElement>(null);
  // The newest stays in sight, unless somebody has scrolled back to an older one.
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    if (atEnd.current && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [last?.number]);

  return (
    <section class="event-log" aria-label={t`Widget events`}>
      <div class="event-log-head">
        <h2>statusChanged</h2>
        <button type="button" onClick={copy} disabled={log.length === 0}>
          {{ idle: t`Copy all`, copied: t`Copied`, refused: t`Couldn’t copy` }[copied]}
        </button>
        <button type="button" onClick={onClear} disabled={log.length === 0}>
          {t`Clear`}
        </button>
      </div>
      <p class="visually-hidden" role="status">
        {last && eventText(last)}
      </p>
      <div
        class="event-log-list"
        ref={list}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          atEnd.current = scrollTop + clientHeight >= scrollHeight - 4;
        }}
      >
        {log.length === 0 ? (
          <p class="soft">
            <Plural
              value={MOST_EVENTS}
              one="Events show up here as the widget sends them. Only the last # is kept."
              other="Events show up here as the widget sends them. Only the last # are kept."
            />
          </p>
        ) : (
          <ol>
            {log.map((event) => (
              <Row key={event.number} event={event} />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}

function eventText({ number, status }: LoggedEvent): string {
  return status === null
    ? t`Event ${number}: not as documented`
    : t({ message: `Event ${number}: ${status}`, comment: 'The status as the widget sent it, such as NEW' });
}

function Row({ event: { at, text, number, about } }: { event: LoggedEvent }) {
  const [copied, copy] = useCopy(text);
  return (
    <li>
      <time class="soft" dateTime={new Date(at).toISOString()} title={exactTime(at)}>
        {eventTime(at)}
      </time>
      <div>
        <code class="mono private">{text}</code>
        {about === 'another' && <p class="event-log-mark">{t`About a different checkout. It’s ignored.`}</p>}
        {about === 'nobody knows' && <p class="event-log-mark">{t`Not as documented. It’s ignored.`}</p>}
      </div>
      <button type="button" class="plain" onClick={copy} aria-label={t`Copy event ${number}`}>
        {{ idle: t`Copy`, copied: t`Copied`, refused: t`Couldn’t copy` }[copied]}
      </button>
    </li>
  );
}
