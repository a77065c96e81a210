import type { Account } from '../../lib/accounts/account';
import type { Clock } from '../../lib/checkouts/clock';
import type { StoredCheckout } from '../../lib/checkouts/database';
import { expiresSoon } from '../../lib/checkouts/rules/expiresSoon';
import { useReckoned } from '../ui/Time';
import { Reissue } from './Reissue';

/** The button beside a row whose time is nearly up; nothing beside any other. */
export function RowReissue(props: {
  checkout: StoredCheckout;
  account: Account | undefined;
  clock: Clock;
  obstacle: string | null;
}) {
  const { checkout, account, clock, obstacle } = props;
  const soon = useReckoned(clock, (now) => expiresSoon(checkout, now), [checkout]).value;
  if (!soon || !account || account.removed) return null;
  return <Reissue checkout={checkout} clock={clock} obstacle={obstacle} />;
}
