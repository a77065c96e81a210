import './WidgetPanel.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { WIDGET_ORIGIN, WIDGET_SCRIPT_URL } from '../../lib/inqud/origins';
import { send } from '../../lib/messaging/send';
import { SECOND } from '../../lib/shared/time';
import type { HostRequest, ReceivedDetail } from '../../lib/widget/contract';
import { FrameMessage } from '../../lib/widget/contract';
import { online } from '../data/online';
import type { WidgetTrouble } from './WidgetFailure';
import { WidgetFailure } from './WidgetFailure';
import { makeRoomFor, widgetRoom } from './widgetRoom';

const PATIENCE = 8 * SECOND;

/**
 * The payment widget as the payer sees it, 392 px wide, in a frame on Inqud's own domain. How the frame becomes a
 * page that hosts the widget is told in `lib/widget/contract.ts`.
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
  const [reload, setReload] = useState(0);
  const ready = useRef(false);
  const { checkoutId, onHeard, onShown } = props;
  const forbidden = props.allowed === false;
  const isOnline = online.value;
  const [state, setState] = useState<'loading' | 'shown' | WidgetTrouble>(
    forbidden ? 'noPermission' : isOnline ? 'loading' : 'offline',
  );
  // A browser may be wrong about its connection, so "Try again" does try.
  const [insisted, setInsisted] = useState(false);
  // A widget that is there stays, and finds its way back by itself.
  const offline = !isOnline && !insisted && state !== 'shown';

  // Another attempt, a new permission or a connection that is back starts anew. Before the frame loads, so that its
  // first word is heard.
  useLayoutEffect(() => {
    onShown?.(null);
    if (forbidden || offline) {
      setState(forbidden ? 'noPermission' : 'offline');
      return;
    }
    setState('loading');
    setReload(0);
    const timer = setTimeout(() => {
      setInsisted(false);
      setState((now) => (now === 'loading' ? 'silent' : now));
    }, PATIENCE);
    const hear = ({ source, origin, data }: MessageEvent) => {
      const target = frame.current?.contentWindow;
      if (!target || source !== target || origin !== WIDGET_ORIGIN) return;
      const message = v.safeParse(FrameMessage, data);
      if (!message.success) return;
      const said = message.output;
      if (said.desk === 'ready') {
        ready.current = true;
        const request: HostRequest = { desk: 'host', checkoutId };
        target.postMessage(request, WIDGET_ORIGIN);
      } else if (said.desk === 'shown') {
        setState('shown');
        onShown?.(said.after);
      } else if (said.desk === 'blocked') setState('blocked');
      else if (said.desk === 'height') {
        makeRoomFor(said.px);
        setHeight(Math.max(240, said.px));
      } else {
        const { detail } = said.detail;
        onHeard?.(said.detail);
        if (detail?.id !== checkoutId) return;
        // One that does not arrive is made up for by the next refresh.
        send('reportStatus', { source: 'widget', id: checkoutId, status: detail.status }).catch(() => {});
      }
    };
    addEventListener('message', hear);
    return () => {
      clearTimeout(timer);
      removeEventListener('message', hear);
    };
  }, [checkoutId, forbidden, offline, attempt, onHeard, onShown]);

  // Right after a permission was granted, the browser may load the frame without our script: then load it again.
  useLayoutEffect(() => {
    ready.current = false;
  }, [checkoutId, offline, attempt, reload]);
  const onLoad = () => {
    const reloadUnlessReady = () => !ready.current && setReload(reload + 1);
    if (reload < 3) setTimeout(reloadUnlessReady, 500 * 2 ** reload);
  };

  const failure = state === 'loading' || state === 'shown' ? null : state;
  return (
    <section
      class="widget-panel"
      aria-label="Payment widget"
      data-state={state}
      style={{ minHeight: `${widgetRoom()}px` }}
    >
      {(failure === null || failure === 'silent') && (
        // The sandbox keeps the widget from moving our own page elsewhere.
        <iframe
          key={`${checkoutId} ${attempt} ${reload}`}
          ref={frame}
          onLoad={onLoad}
          title="Inqud payment widget"
          src={WIDGET_SCRIPT_URL}
          width={392}
          height={height}
          sandbox="allow-scripts allow-same-origin allow-forms allow-popups"
          // For the widget's own copy buttons. Firefox needs no leave for them, and warns about the word.
          {...(import.meta.env.FIREFOX ? {} : { allow: 'clipboard-write' })}
        />
      )}
      {failure !== null && (
        <WidgetFailure
          why={failure}
          hostedUrl={props.hostedUrl}
          grant={props.grant}
          onRetry={() => {
            setInsisted(true);
            setAttempt(attempt + 1);
          }}
        />
      )}
      {state === 'loading' && (
        <p class="widget-panel-loading soft" role="status">
          Loading the widget…
        </p>
      )}
    </section>
  );
}
