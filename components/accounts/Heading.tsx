import './Heading.css';
import type { ComponentChildren } from 'preact';
import type { Account } from '../../lib/accounts/account';
import { AccountDot } from './AccountDot';

/** A place's title, and whose checkouts are shown there, when not everybody's. */
export function Heading(props: { of: Account | null; children: ComponentChildren }) {
  return (
    <h1 class="heading">
      {props.children}{' '}
      {props.of && (
        <span class="heading-of">
          <AccountDot account={props.of} /> <bdi>{props.of.label}</bdi>
        </span>
      )}
    </h1>
  );
}
