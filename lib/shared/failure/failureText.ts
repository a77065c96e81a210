import { plural, t } from '@lingui/core/macro';
import type { Failure } from './failure';

/** What happened, and what to do. */
export function failureText(failure: Failure): string {
  switch (failure.is) {
    case 'full':
      return t`Your disk is full, so nothing new can be saved. Free up space. Existing data is safe, and saving resumes automatically.`;
    case 'newer':
      return t`Your data was saved by a newer Checkout Desk, so this version leaves it untouched. Update Checkout Desk.`;
    case 'removed':
      return t`Checkout Desk’s data was removed from this browser. Reload this page to start over.`;
    case 'unreadable':
      return t`This browser couldn’t open Checkout Desk’s data. Restart the browser. Nothing is lost at Inqud. If it keeps happening, save a backup.`;
    case 'blocked':
      return t`An older Checkout Desk is still open in another tab or window. Close it to continue here.`;
    case 'locked':
      return t`Checkout Desk is locked. Unlock it first.`;
    case 'interrupted':
      return t`Checkout Desk was interrupted before it got a result. Check the list before you try again.`;
    case 'account gone':
      return t`This account no longer exists. Reload the page.`;
    case 'no passphrase':
      return t`There’s no passphrase anymore. Reload the page.`;
    case 'nothing to lock':
      return t`Locking needs a passphrase, and you haven’t set one.`;
    case 'passphrase exists':
      return t`A passphrase is already set. Reload the page.`;
    case 'passphrase refused':
      return t`This passphrase is too short or too long.`;
    case 'passphrase too easy':
      return t`This passphrase is too easy to guess. Use four random words that don’t belong together.`;
    case 'no pasting needed':
      return t`You don’t need to paste this account’s secret. Reload the page.`;
    case 'copy being saved':
      return t`A backup is being saved. Wait until it’s done or cancel it, then try again.`;
    case 'history not read':
      return t`Couldn’t read your data.`;
    case 'worker lost':
      return t`Reload this page.`;
    case 'copies not allowed':
      return t`Checkout Desk can’t save backups automatically anymore. Turn on automatic backups again in Settings.`;
    case 'download failed':
      return t`Your browser couldn’t write the file to your downloads.`;
    case 'too many tags':
      return tooManyTags(failure.order, failure.most);
    case 'malformed':
      // For whoever reports it: a page sends nothing of the kind.
      return `Refused ${failure.command}: ${failure.field} must be ${failure.expected}.`;
    case 'other':
      return failure.message;
  }
}

function tooManyTags(order: string, most: number): string {
  return plural(most, {
    one: `Order ${order} would have more than # tag. Nothing was changed.`,
    other: `Order ${order} would have more than # tags. Nothing was changed.`,
  });
}
