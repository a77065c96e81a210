import type { Failure } from './failure';

/** What happened, and what to do. */
export function failureText(failure: Failure): string {
  switch (failure.is) {
    case 'full':
      return 'The disk is full, so this browser can store nothing new. Make room on it; what was stored before is safe, and everything goes on by itself.';
    case 'newer':
      return 'The history was written by a newer Checkout Desk, and this one leaves it untouched. Update Checkout Desk.';
    case 'removed':
      return 'What this browser kept for Checkout Desk was removed. Reload this page to start again.';
    case 'unreadable':
      return 'This browser could not open what Checkout Desk stores. Restart the browser. Nothing is lost at Inqud; if it stays, save a copy of the history.';
    case 'blocked':
      return 'An older Checkout Desk is still open in another tab or window. Close it, and this one goes on by itself.';
    case 'locked':
      return 'Checkout Desk is locked. Unlock it first.';
    case 'interrupted':
      return 'Checkout Desk was interrupted before it could say how this went. Look at the list before you try again.';
    case 'account gone':
      return 'This account is not there any more. Reload the page.';
    case 'no passphrase':
      return 'There is no passphrase any more. Reload the page.';
    case 'passphrase exists':
      return 'There is a passphrase already. Reload the page.';
    case 'passphrase refused':
      return 'This passphrase is too short or too long.';
    case 'passphrase too easy':
      return 'This passphrase is too easy to guess. Use four random words that do not belong together.';
    case 'no pasting needed':
      return 'This account needs no pasting. Reload the page.';
    case 'copy being saved':
      return 'A copy of the history is being saved. Cancel it, or wait for it; then try again.';
    case 'history not read':
      return 'The history could not be read.';
    case 'worker lost':
      return 'Reload this page.';
    case 'too many tags':
      return `Order ${failure.order} would have more than ${failure.most} tags. Nothing was changed.`;
    case 'malformed':
      return `Refused ${failure.command}: ${failure.field} must be ${failure.expected}.`;
    case 'other':
      return failure.message;
  }
}
