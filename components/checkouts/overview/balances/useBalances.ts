import { useEffect, useRef, useState } from 'preact/hooks';
import type { Account } from '../../../../lib/accounts/account';
import type { BalancesOutcome } from '../../../../lib/accounts/balances';
import { send } from '../../../../lib/messaging/send';
import { MINUTE } from '../../../../lib/shared/time';

/** How often they are asked for while they are looked at, ms. */
export const BALANCES_EVERY = 5 * MINUTE;

const REFUSALS = ['refused', 'forbidden', 'notFound'];

/**
 * What the accounts of one token hold: asked for when the page is seen, and now and then while it is. A token that is
 * refused is not asked about again by itself. Gone with the page.
 */
export function useBalances(accounts: readonly Account[]) {
  const [outcome, setOutcome] = useState<BalancesOutcome | null>(null);
  const [isAsking, setAsking] = useState(false);
  const accountId = (accounts.find(({ paused }) => paused === null) ?? accounts[0])?.id;
  const isRefused = useRef(false);
  const last = useRef(Number.NEGATIVE_INFINITY);
  const isGone = useRef(false);
  const refresh = async () => {
    if (accountId === undefined) return;
    last.current = performance.now();
    setAsking(true);
    // A background that ended, or was locked, meanwhile: what is shown stays, with its time.
    const answer = await send('readBalances', { accountId }).catch(() => null);
    if (isGone.current) return;
    setAsking(false);
    if (answer === null) return;
    isRefused.current = !answer.ok && REFUSALS.includes(answer.problem.kind);
    setOutcome(answer);
  };
  useEffect(() => {
    const look = () => {
      const isDue = performance.now() - last.current >= BALANCES_EVERY;
      if (document.visibilityState === 'visible' && isDue && !isRefused.current) void refresh();
    };
    look();
    const timer = setInterval(look, MINUTE);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [accountId]);
  useEffect(
    () => () => {
      isGone.current = true;
    },
    [],
  );
  return { outcome, isAsking, refresh: () => void refresh() };
}
