import '../ui/Note.css';
import './DemoBand.css';
import { t } from '@lingui/core/macro';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Desk } from '../../lib/app/desk';
import { DEMO_CHANNEL } from '../../lib/demo/identity';
import { send } from '../../lib/messaging/send';
import { messageOf } from '../../lib/shared/messageOf';

/** The real desk, in place of the demo's. */
const DESK = 'options.html';

/** Above every page of the demo: that it is one, and how to end it. */
export function DemoBand({ desk }: { desk: Pick<Desk, 'emptied'> }) {
  const [failed, setFailed] = useState<string | null>(null);
  // However its databases go: by the button of another tab, with everything that is erased, or by the browser. Heard
  // from the moment on in which it is shown.
  useLayoutEffect(() => {
    const channel = new BroadcastChannel(DEMO_CHANNEL);
    channel.onmessage = () => location.replace(DESK);
    return () => channel.close();
  }, []);
  const gone = desk.emptied.value;
  useEffect(() => {
    if (gone) location.replace(DESK);
  }, [gone]);
  return (
    <div class="desk-obstacles">
      <div class="note warn demo-band" role="note">
        <p>{t`Demo. No real money, and nothing is sent to Inqud.`}</p>
        <a class="button" href={DESK}>
          {t`Leave and keep the demo`}
        </a>
        <button
          type="button"
          onClick={() => {
            setFailed(null);
            send('removeDemo', {}).then(
              () => location.replace(DESK),
              (error) => setFailed(messageOf(error)),
            );
          }}
        >
          {t`Remove the demo`}
        </button>
        {failed !== null && <p role="alert">{failed}</p>}
      </div>
    </div>
  );
}
