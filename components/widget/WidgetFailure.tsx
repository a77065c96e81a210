import { msg, t } from '@lingui/core/macro';
import { i18n } from '../../lib/language/i18n';
import { openHostedWindow } from './openHostedWindow';

/** Why the widget is not there. */
export type WidgetTrouble = keyof typeof WHY;

const WHY = {
  blocked: msg`The widget’s script didn’t load. Inqud isn’t answering, or something is blocking it.`,
  silent: msg`The widget didn’t appear within 8 seconds. If it still loads, it will show up here.`,
  refused: msg`Inqud doesn’t let its page be shown here, or isn’t answering. Open it in a window of its own.`,
  offline: msg`You’re offline. The widget loads automatically once you’re back online.`,
  noPermission: msg`Your browser is blocking the widget in Checkout Desk.`,
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
      <p>
        {i18n._(WHY[why])} {t`The customer’s payment page isn’t affected.`}
      </p>
      {why === 'refused' && (
        <button type="button" class="main" onClick={() => openHostedWindow(hostedUrl)}>
          {t`Open in a phone-sized window`}
        </button>
      )}
      {why === 'noPermission' ? (
        <button type="button" onClick={props.grant}>
          {t`Allow access to Inqud`}
        </button>
      ) : (
        <button type="button" onClick={props.onRetry}>
          {t`Try again`}
        </button>
      )}
      <a class="button" href={hostedUrl} target="_blank" rel="noreferrer">
        {t`Open payment page`}
      </a>
    </div>
  );
}
