import { t } from '@lingui/core/macro';
import { useState } from 'preact/hooks';
import type { Replies } from '../../../lib/messaging/commands';
import { send } from '../../../lib/messaging/send';
import { messageOf } from '../../../lib/shared/messageOf';
import { systemHint } from './systemHint';

/** Shows a notification when that is asked for, and says what to do when it is not seen. */
export function TestNotification() {
  const [result, setResult] = useState<Replies['testNotification'] | { failed: string } | null>(null);
  const test = () => {
    setResult(null);
    send('testNotification', {}).then(setResult, (error) => setResult({ failed: messageOf(error) }));
  };
  return (
    <>
      <button type="button" onClick={test}>
        {t`Send a test notification`}
      </button>
      <div role="status">
        {result && 'failed' in result && <p>{result.failed}</p>}
        {result && 'blocked' in result && (
          <>
            <p>
              {result.blocked
                ? t`Your system blocks notifications from this browser.`
                : t`Sent. If you can’t see it, your system is hiding it.`}
            </p>
            <p class="soft">{systemHint()}</p>
          </>
        )}
      </div>
    </>
  );
}
