import './WidgetPanel.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import * as v from 'valibot';
import { WIDGET_ORIGIN, WIDGET_SCRIPT_URL } from '../lib/inqud/origins';
import { SECOND } from '../lib/time';
import type { HostRequest } from '../lib/widget/contract';
import { FrameMessage } from '../lib/widget/contract';

const PATIENCE = 8 * SECOND;
const FAILURES = {
  blocked: 'The widget’s script did not load: Inqud does not answer, or something blocks it.',
  silent: 'The widget did not appear within 8 seconds.',
  noPermission: 'The browser does not let Checkout Desk show the widget.',
};

/**
 * The payment widget as the payer sees it, 392 px wide, in a frame on Inqud's own domain. How the frame becomes a
 * page that hosts the widget is told in `lib/widget/contract.ts`.
 */
export function WidgetPanel(props: {
  checkoutId: string;
  hostedUrl: string;
  /** The widget's `statusChanged` for this checkout. */
  onStatus: (status: string) => void;
  allowed: boolean | null;
  grant: () => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(480);
  const [attempt, setAttempt] = useState(1);
  const [reload, setReload] = useState(0);
  const ready = useRef(false);
  const { checkoutId } = props;
  const forbidden = props.allowed === false;
  const [state, setState] = useState<'loading' | 'shown' | keyof typeof FAILURES>(
    forbidden ? 'noPermission' : 'loading',
  );
  const onStatus = useRef(props.onStatus);
  onStatus.current = props.onStatus;

  // Another attempt or a new permission starts anew. Before the frame loads, so that its first word is heard.
  useLayoutEffect(() => {
    if (forbidden) {
      setState('noPermission');
      return;
    }
    setState('loading');
    setReload(0);
    const timer = setTimeout(() => setState((now) => (now === 'loading' ? 'silent' : now)), PATIENCE);
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
      } else if (said.desk === 'shown') setState('shown');
      else if (said.desk === 'blocked') setState('blocked');
      else if (said.desk === 'height') setHeight(Math.max(240, said.px));
      else if (said.detail.id === checkoutId) onStatus.current(said.detail.status);
    };
    addEventListener('message', hear);
    return () => {
      clearTimeout(timer);
      removeEventListener('message', hear);
    };
  }, [checkoutId, forbidden, attempt]);

  // Right after a permission was granted, the browser may load the frame without our script: then load it again.
  useLayoutEffect(() => {
    ready.current = false;
  }, [checkoutId, attempt, reload]);
  const onLoad = () => {
    const reloadUnlessReady = () => !ready.current && setReload(reload + 1);
    if (reload < 3) setTimeout(reloadUnlessReady, 500 * 2 ** reload);
  };

  const failure = state === 'loading' || state === 'shown' ? null : FAILURES[state];
  return (
    <section class="widget-panel" aria-label="Payment widget" data-state={state}>
      {failure === null ? (
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
      ) : (
        <div class="widget-panel-failure" role="alert">
          <p>{failure} The payer’s page is not affected.</p>
          {state === 'noPermission' ? (
            <button type="button" onClick={props.grant}>
              Allow access to Inqud
            </button>
          ) : (
            <button type="button" onClick={() => setAttempt(attempt + 1)}>
              Try again
            </button>
          )}
          <a class="button" href={props.hostedUrl} target="_blank" rel="noreferrer">
            Open the hosted page
          </a>
        </div>
      )}
      {state === 'loading' && (
        <p class="widget-panel-loading soft" role="status">
          Loading the widget…
        </p>
      )}
    </section>
  );
}
