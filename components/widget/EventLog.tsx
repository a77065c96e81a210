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
    <section class="event-log" aria-label="Events of the widget">
      <div class="event-log-head">
        <h2>statusChanged</h2>
        <button type="button" onClick={copy} disabled={log.length === 0}>
          {{ idle: 'Copy all', copied: 'Copied', refused: 'Could not copy' }[copied]}
        </button>
        <button type="button" onClick={onClear} disabled={log.length === 0}>
          Clear
        </button>
      </div>
      <p class="visually-hidden" role="status">
        {last && `Event ${last.number}: ${last.status ?? 'not as documented'}`}
      </p>
      <div
        class="event-log-list"
        ref={list}
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          atEnd.current = scrollTop + clientHeight >= scrollHeight - 4;
        }}
      >
        {log.length === 0 ? (
          <p class="soft">Each event appears here as the widget sends it. The last {MOST_EVENTS} are kept.</p>
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

function Row({ event: { at, text, number, about } }: { event: LoggedEvent }) {
  const [copied, copy] = useCopy(text);
  return (
    <li>
      <time class="soft" dateTime={new Date(at).toISOString()} title={exactTime(at)}>
        {eventTime(at)}
      </time>
      <div>
        <code class="mono">{text}</code>
        {about === 'another' && <p class="event-log-mark">About another checkout. Nothing is done with it.</p>}
        {about === 'nobody knows' && <p class="event-log-mark">Not as documented. Nothing is done with it.</p>}
      </div>
      <button type="button" class="plain" onClick={copy} aria-label={`Copy event ${number}`}>
        {{ idle: 'Copy', copied: 'Copied', refused: 'Could not copy' }[copied]}
      </button>
    </li>
  );
}
