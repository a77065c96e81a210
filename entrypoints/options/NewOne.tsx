import { AccountDot } from '../../components/accounts/AccountDot';
import { NewCheckout } from '../../components/checkout-form/NewCheckout';
import type { Desk } from './desk';

/** Beside the list, of which `view` is shown: a new checkout of the current account. */
export function NewOne({ desk, view, onClose }: { desk: Desk; view: string; onClose: () => void }) {
  const { account, accounts, grant } = desk;
  const several = accounts.length > 1;
  if (account === null) return null;
  return (
    <section
      class="desk-side"
      aria-label="New checkout"
      // The keys of the list leave fields alone. What is typed here is kept.
      onKeyDown={(event) => {
        const { key, target } = event;
        if (key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
        if (!(target instanceof Element && target.matches('form :is(input, textarea)'))) return;
        event.preventDefault();
        onClose();
      }}
    >
      <h1>New checkout</h1>
      {several && (
        <p class="desk-new-account">
          for <AccountDot account={account} /> <bdi>{account.label}</bdi>
        </p>
      )}
      <NewCheckout
        choice={desk.choice}
        place="desk"
        reachable={desk.obstacle === null}
        grant={grant}
        onPreview={(id) => desk.go({ at: 'checkout', id, view })}
      />
    </section>
  );
}
