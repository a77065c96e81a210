import { useShowing } from '../../components/app/useShowing';
import { PreviewPage } from '../../components/widget/PreviewPage';
import { isId } from '../../lib/inqud/ids';
import { hashOf } from '../../lib/navigation/routes';
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
      allowed={desk.allowed}
      grant={desk.grant}
    />
  );
}
