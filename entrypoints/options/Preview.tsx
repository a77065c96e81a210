import { PreviewPage } from '../../components/PreviewPage';
import { useShowing } from '../../components/useShowing';
import { hashOf } from '../../lib/desk';
import { isId } from '../../lib/inqud/ids';
import { send } from '../../lib/messaging';
import type { Desk } from './desk';

/** The widget of any checkout. */
export function Preview({ desk, id }: { desk: Desk; id: string | null }) {
  useShowing(id !== null && isId('checkout', id) ? [id] : [], desk.sending);
  return (
    <PreviewPage
      id={id}
      onShow={(id) => desk.go({ at: 'preview', id })}
      checkoutOf={(id) => desk.history.checkouts.get(id)}
      hrefOf={(id) => hashOf({ at: 'checkout', id })}
      onWidgetStatus={(id, status) => void send('widgetReported', { id, status })}
      allowed={desk.allowed}
      grant={desk.grant}
    />
  );
}
