import { t } from '@lingui/core/macro';
import { Plural, Trans } from '#macro';
import type { Account } from '../../lib/accounts/account';
import { problemText } from '../../lib/checkouts/describe/problemText';
import { failureText } from '../../lib/shared/failure/failureText';
import { troubleFailure } from '../../lib/storage/health';
import { Note } from '../ui/Note';

/** What keeps the desk from asking Inqud at the moment, each with what to do; nothing when all is well. */
export function Obstacles(props: {
  accounts: Account[];
  /** What keeps the background from storing, as it is stored. */
  trouble: string | null | undefined;
  online: boolean;
  allowed: boolean | null;
  grant: () => void;
  /** Opens one account to edit, or with null the list of them. */
  onAccount: (id: string | null) => void;
}) {
  const { accounts, onAccount } = props;
  const paused = accounts.filter((account) => account.paused);
  const missing = accounts.filter(({ secret }) => secret === 'none' || secret === 'damaged');
  return (
    <>
      {props.trouble && (
        <Note>
          <p>{failureText(troubleFailure(props.trouble))}</p>
        </Note>
      )}
      {!props.online && (
        <Note tone="warn">
          <p>
            <Trans>
              You’re offline. Statuses may be out of date, and you can’t create checkouts until you’re back online.
            </Trans>
          </p>
        </Note>
      )}
      {props.allowed === false && (
        <Note>
          <p>{t`Your browser is blocking access to Inqud. Statuses may be out of date.`}</p>
          <button type="button" onClick={props.grant}>
            {t`Allow access to Inqud`}
          </button>
        </Note>
      )}
      <Troubled
        accounts={paused}
        what={({ paused }) => (paused ? problemText(paused.error).what : '')}
        onAccount={onAccount}
      />
      <Troubled
        accounts={missing}
        what={({ secret }) => problemText({ kind: secret === 'none' ? 'noSecret' : 'damagedSecret' }).what}
        onAccount={onAccount}
      />
    </>
  );
}

/** One notice for all accounts with the same trouble, however many. */
function Troubled(props: {
  accounts: Account[];
  what: (account: Account) => string;
  onAccount: (id: string | null) => void;
}) {
  const alike = Map.groupBy(props.accounts, props.what);
  return (
    <>
      {Array.from(alike, ([what, accounts]) => {
        const several = accounts.length > 1;
        const more = accounts.length - 1;
        return (
          <Note key={what}>
            <p>
              {several ? <Several label={accounts[0]?.label} more={more} /> : <bdi>{accounts[0]?.label}</bdi>}: {what}{' '}
              {several
                ? t`Their checkouts won’t update until you fix this.`
                : t`Its checkouts won’t update until you fix this.`}
            </p>
            <button type="button" onClick={() => props.onAccount(several ? null : (accounts[0]?.id ?? null))}>
              {several ? t`Open settings` : t`Edit account`}
            </button>
          </Note>
        );
      })}
    </>
  );
}

function Several({ label, more }: { label: string | undefined; more: number }) {
  return (
    <Plural
      value={more}
      one={
        <span>
          <bdi>{label}</bdi> and # more
        </span>
      }
      other={
        <span>
          <bdi>{label}</bdi> and # more
        </span>
      }
    />
  );
}
