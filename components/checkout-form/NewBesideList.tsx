import { t } from '@lingui/core/macro';
import { Trans } from '#macro';
import type { CheckoutList } from '../../lib/app/checkoutList';
import type { Desk } from '../../lib/app/desk';
import { AccountDot } from '../accounts/AccountDot';
import { BackToList } from '../checkouts/BackToList';
import { typedKeys } from '../shortcuts/ime';
import { lazy } from '../ui/lazy';
import { NewCheckout } from './NewCheckout';

const DemoNewCheckout = lazy(() => import('./DemoNewCheckout').then(({ DemoNewCheckout }) => DemoNewCheckout));

/** Beside the list: a new checkout of the current account. */
export function NewBesideList({ desk, side }: { desk: Desk; side: CheckoutList['side'] }) {
  const { choice, grant } = desk;
  const accounts = choice.accounts.value;
  const account = choice.current.value;
  const several = accounts.length > 1;
  if (account === null) return null;
  const name = account.label;
  return (
    <section
      class="desk-side"
      aria-label={t`New checkout`}
      // The keys of the list leave fields alone. What is typed here is kept.
      onKeyDown={typedKeys((event) => {
        const { key, target } = event;
        if (key !== 'Escape' || event.defaultPrevented) return;
        if (!(target instanceof Element && target.matches('form :is(input, textarea)'))) return;
        event.preventDefault();
        side.close();
      })}
    >
      <BackToList onBack={side.close} />
      <h1>{t`New checkout`}</h1>
      {several && (
        <p class="desk-new-account">
          <Trans comment="The name of an account, after a dot in its color">
            for <AccountDot account={account} /> <bdi>{name}</bdi>
          </Trans>
        </p>
      )}
      {desk.demo ? (
        <DemoNewCheckout choice={desk.choice} onPreview={side.show} />
      ) : (
        <NewCheckout
          choice={desk.choice}
          place="desk"
          reachable={desk.obstacle.value === null}
          grant={grant}
          onPreview={side.show}
        />
      )}
    </section>
  );
}
