import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { orderName } from '../../lib/checkouts/describe/orderName';
import { statusWord } from '../../lib/checkouts/describe/text';

/** Says each change of status aloud, for people who do not see the list. */
export function Announcements({ checkouts }: { checkouts: StoredCheckout[] }) {
  const known = useRef(new Map<string, string>());
  const [text, setText] = useState('');
  useEffect(() => {
    const news = checkouts.filter(({ id, status }) => known.current.has(id) && known.current.get(id) !== status);
    known.current = new Map(checkouts.map(({ id, status }) => [id, status]));
    if (news.length > 0) {
      setText(news.map(changeText).join(' '));
    }
  }, [checkouts]);
  return (
    <p class="visually-hidden" role="status" aria-label={t`Changes`}>
      {text}
    </p>
  );
}

function changeText(checkout: StoredCheckout): string {
  const order = orderName(checkout);
  const status = statusWord(checkout.status, checkout.reason);
  return t`Order ${order}: ${status}.`;
}
