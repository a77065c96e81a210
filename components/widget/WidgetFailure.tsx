import { openHostedWindow } from './openHostedWindow';

/** Why the widget is not there. */
export type WidgetTrouble = keyof typeof WHY;

const WHY = {
  blocked: 'The widget’s script did not load: Inqud does not answer, or something blocks it.',
  silent: 'The widget did not appear within 8 seconds. Should it still come, it is shown.',
  refused: 'Inqud does not let its pages be shown inside others, or does not answer. A window of its own can show it.',
  offline: 'This computer is offline. The widget loads by itself once it is connected again.',
  noPermission: 'The browser does not let Checkout Desk show the widget.',
};

/** What is said in the widget's place, and the ways on from there. */
export function WidgetFailure(props: {
  why: WidgetTrouble;
  hostedUrl: string;
  grant: () => void;
  onRetry: () => void;
}) {
  const { why, hostedUrl } = props;
  return (
    <div class="widget-panel-failure" role="alert">
      <p>{WHY[why]} The payer’s page is not affected.</p>
      {why === 'refused' && (
        <button type="button" class="main" onClick={() => openHostedWindow(hostedUrl)}>
          Open in a 392 px window
        </button>
      )}
      {why === 'noPermission' ? (
        <button type="button" onClick={props.grant}>
          Allow access to Inqud
        </button>
      ) : (
        <button type="button" onClick={props.onRetry}>
          Try again
        </button>
      )}
      <a class="button" href={hostedUrl} target="_blank" rel="noreferrer">
        Open the hosted page
      </a>
    </div>
  );
}
