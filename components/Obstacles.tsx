import type { Account } from '../lib/accounts/account';
import { problemText } from '../lib/words';
import { Note } from './ProblemNote';

/** What keeps the desk from asking Inqud at the moment, each with what to do; nothing when all is well. */
export function Obstacles(props: {
  account: Account | null;
  online: boolean;
  allowed: boolean | null;
  grant: () => void;
  onSettings: () => void;
}) {
  const { account } = props;
  return (
    <>
      {!props.online && (
        <Note tone="warn">
          <p>This computer is offline. Statuses are as last seen; they refresh by themselves later.</p>
        </Note>
      )}
      {props.allowed === false && (
        <Note>
          <p>The browser does not let Checkout Desk reach Inqud. Statuses are as last seen.</p>
          <button type="button" onClick={props.grant}>
            Allow access to Inqud
          </button>
        </Note>
      )}
      {account?.paused && (
        <Note>
          <p>{problemText(account.paused.error).what} Its checkouts are not refreshed until this is corrected.</p>
          <button type="button" onClick={props.onSettings}>
            Open settings
          </button>
        </Note>
      )}
    </>
  );
}
