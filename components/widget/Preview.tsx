import { signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Desk } from '../../lib/app/desk';
import { isId } from '../../lib/inqud/ids';
import { hashOf } from '../../lib/navigation/routes';
import { useOnScreen } from '../data/useOnScreen';
import { PreviewPage } from './PreviewPage';

/** The widget of any checkout. */
export function Preview({ desk, id }: { desk: Desk; id: string | null }) {
  const shown = useMemo(() => signal(id !== null && isId('checkout', id) ? [id] : []), [id]);
  useOnScreen(shown, desk.isSending);
  return (
    <PreviewPage
      id={id}
      onShow={(id) => desk.go({ at: 'preview', id })}
      checkoutOf={(id) => desk.history.checkouts.get(id)}
      hrefOf={(id) => hashOf({ at: 'checkout', id })}
      allowed={desk.allowed.value}
      grant={desk.grant}
    />
  );
}
