import { t } from '@lingui/core/macro';
import './WidgetPanel.css';
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { hostedPageOf, WIDGET_ORIGIN, WIDGET_SCRIPT_URL } from '../../lib/inqud/origins';
import { send } from '../../lib/messaging/send';
import type { HostRequest, ReceivedDetail } from '../../lib/widget/contract';
import { FrameMessage } from '../../lib/widget/contract';
import { newReports } from '../../lib/widget/newReports';
import type { PanelEvent } from '../../lib/widget/panelState';
import { ANSWER_TIMES, nextPanel, PATIENCE, startWith } from '../../lib/widget/panelState';
import { online } from '../data/online';
import { firstWay, forgetWay, learnWay } from './firstWay';
import { useFrameAllowed } from './useFrameAllowed';
import { WidgetFailure } from './WidgetFailure';
import { makeRoomFor, widgetRoom } from './widgetRoom';

/**
 * The payment widget as the payer sees it, 392 px wide, in a frame on Inqud's own domain. How the frame becomes a
 * page that hosts the widget is told in `lib/widget/contract.ts`, and what takes its place in `lib/widget/panelState.ts`.
 */
export function WidgetPanel(props: {
  checkoutId: string;
  hostedUrl: string;
  /** Every `statusChanged`, whatever it is about. Stays the same, like `onShown`: another one loads the widget again. */
  onHeard?: (heard: ReceivedDetail) => void;
  /** How long the widget took to be there, ms; null when it begins to load. */
  onShown?: (after: number | null) => void;
  allowed: boolean | null;
  grant: () => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(480);
  const [attempt, setAttempt] = useState(1);
  const { checkoutId, onHeard, onShown } = props;
  const panel = useSignal(startWith(firstWay()));
  const { way, load, is } = panel.value;
  const frameAllowed = useFrameAllowed();
  const forbidden = props.allowed === false;
  // A browser may be wrong about its connection, so "Try again" does try.
  const [insisted, setInsisted] = useState(false);
  // A widget that is there stays, and finds its way back by itself.
  const offline = !online.value && !insisted && is !== 'shown';

  const apply = (event: PanelEvent) => {
    panel.value = nextPanel(panel.peek(), event);
  };
  // Another attempt, a new permission or a connection that is back starts anew.
  useLayoutEffect(() => {
    panel.value = startWith(firstWay());
    onShown?.(null);
    if (forbidden || offline) return;
    const read = newReports();
    const hear = ({ source, origin, data }: MessageEvent) => {
      const { current } = frame;
      // Not one that is about to give way to another.
      if (current?.dataset.load !== keyOf(panel.peek())) return;
      if (source === null || source !== current.contentWindow || origin !== WIDGET_ORIGIN) return;
      const message = v.safeParse(FrameMessage, data);
      if (!message.success) return;
      const said = message.output;
      if (said.desk === 'hosting') {
        apply('answered');
        learnWay(panel.peek().way);
      } else if (said.desk === 'shown') {
        apply('shown');
        onShown?.(said.after);
      } else if (said.desk === 'blocked' || said.desk === 'forbidden') apply(said.desk);
      else if (said.desk === 'height') {
        makeRoomFor(said.px);
        setHeight(Math.max(240, said.px));
      } else {
        const { detail } = said.detail;
        onHeard?.(said.detail);
        if (detail?.id !== checkoutId) return;
        const report = read(detail);
        // One that does not arrive is made up for by the next refresh.
        if (report) send('reportStatus', { source: 'widget', ...report }).catch(() => {});
      }
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [checkoutId, forbidden, offline, attempt, onHeard, onShown]);
  useLayoutEffect(() => {
    if (forbidden || offline) return;
    const timer = setTimeout(() => {
      setInsisted(false);
      apply('late');
    }, PATIENCE);
    return () => clearTimeout(timer);
  }, [checkoutId, forbidden, offline, attempt, way]);

  const onLoad = () => {
    const loaded = panel.peek();
    // What hosts the widget replaces its own document. The hosted page loads again only with another document of ours.
    if (loaded.answered && loaded.way === 'script') return;
    const request: HostRequest = { desk: 'host', checkoutId };
    frame.current?.contentWindow?.postMessage(request, WIDGET_ORIGIN);
    setTimeout(() => {
      if (keyOf(panel.peek()) === keyOf(loaded)) apply('unanswered');
    }, ANSWER_TIMES[loaded.load]);
  };
  const tryAgain = () => {
    forgetWay();
    setInsisted(true);
    setAttempt(attempt + 1);
  };

  const failure = forbidden ? 'noPermission' : offline ? 'offline' : is === 'loading' || is === 'shown' ? null : is;
  const isFramed = (failure === null || failure === 'silent') && (way === 'page' || frameAllowed);
  return (
    <section
      class="widget-panel"
      aria-label={t`Payment widget`}
      data-state={failure ?? is}
      style={{ minHeight: `${widgetRoom()}px` }}
    >
      {way === 'page' && is === 'shown' && (
        <p class="widget-panel-note soft">
          {t`Inqud doesn’t let the widget be shown on its own here, so this is the customer’s whole payment page.`}
          <button type="button" onClick={tryAgain}>
            {t`Try the widget`}
          </button>
        </p>
      )}
      {isFramed && (
        // The sandbox keeps the widget from moving our own page elsewhere.
        <iframe
          key={`${checkoutId} ${attempt} ${keyOf(panel.value)}`}
          ref={frame}
          onLoad={onLoad}
          title={way === 'script' ? t`Inqud payment widget` : t`Inqud payment page`}
          src={way === 'script' ? WIDGET_SCRIPT_URL : hostedPageOf(checkoutId)}
          data-load={keyOf({ way, load })}
          width={392}
          height={height}
          sandbox="allow-scripts allow-same-origin allow-forms allow-popups"
          // For the widget's own copy buttons. Firefox needs no leave for them, and warns about the word.
          {...(import.meta.env.FIREFOX ? {} : { allow: 'clipboard-write' })}
        />
      )}
      {failure !== null && (
        <WidgetFailure why={failure} hostedUrl={props.hostedUrl} grant={props.grant} onRetry={tryAgain} />
      )}
      {failure === null && is === 'loading' && (
        <p class="widget-panel-loading soft" role="status">
          {t`Loading widget…`}
        </p>
      )}
    </section>
  );
}

/** Which load of which way a frame is. */
function keyOf({ way, load }: { way: string; load: number }): string {
  return `${way} ${load}`;
}
