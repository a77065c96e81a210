import { msg } from '@lingui/core/macro';
import type { Message } from '../../lib/language/i18n';

/** All that is kept in this browser. A test holds it to what is stored, and to PRIVACY.md. */
export const KEPT: readonly { name: Message; what: Message }[] = [
  {
    name: msg`Accounts`,
    what: msg`Name, color, widget ID, token ID, and the secret as the passphrase section says.`,
  },
  {
    name: msg`Checkouts`,
    what: msg`What you typed, your notes and tags, and everything Inqud answered: amounts, status, address, coin, transaction.`,
  },
  {
    name: msg`Timelines`,
    what: msg`When a status changed, and who reported it.`,
  },
  {
    name: msg`Checkouts with an unknown outcome`,
    what: msg`What was sent, until the outcome is known, and one day longer.`,
  },
  {
    name: msg`Notifications`,
    what: msg`What you’re to be notified of, until you have been.`,
  },
  {
    name: msg`API log`,
    what: msg`For each account, how many requests it sent in the last hour, and how they ended.`,
  },
  {
    name: msg`Team`,
    what: msg`Only in a team: its server, the names of its desks, the log of who did what, and the changes it has yet to receive.`,
  },
  {
    name: msg`Rates`,
    what: msg`What each account’s widget takes, until the browser closes: coins, limits, and rates.`,
  },
  {
    name: msg`Backups and exports`,
    what: msg`The file, for ten minutes or until you next open the desk, while it goes to your downloads.`,
  },
  {
    name: msg`Automatic backups`,
    what: msg`How often and when, the file names of the last five backups, the key made from their passphrase, and what happens to old checkouts.`,
  },
  {
    name: msg`Demo`,
    what: msg`Its checkouts, apart from yours, until you remove it.`,
  },
  {
    name: msg`Settings`,
    what: msg`Language and theme, whether private details are blurred, the current account and whose checkouts are listed, when to lock and whether the list stays, when you last made a backup and when to remind you, which shortcuts work, which quick actions you used last, whether checkouts are created right away, columns and saved views of the list, presets, your name for customers and your messages to them, which notifications you want, how far this computer’s clock is off, what an update, erasing, or lost storage interrupted, and the last type, currency, expiry, and return URL.`,
  },
  {
    name: msg`While the desk is open`,
    what: msg`In memory only: what can be searched of each checkout, unless the desk is locked and hides the list.`,
  },
  {
    name: msg`Until the browser closes`,
    what: msg`The form as typed and what waits beside it, an order ID from a page, the rows of a bulk create and what became of them, the last 200 requests to Inqud and its answers, the unlocked key, when you last used the desk, whether it is locked, or an update waits or was installed, what couldn’t be saved, and how many messages were rejected.`,
  },
];

/** All that is sent, and to which hosts; a team's server has its own. */
export const SENT: readonly { to: readonly string[] | Message; what: Message }[] = [
  {
    to: ['api.inqud.com'],
    what: msg`The checkouts you create and status requests, with the token ID and a signature or the secret.`,
  },
  {
    to: msg`Your team’s server`,
    what: msg`Only while you’re in a team: your checkouts with their notes, tags, and timelines, encrypted for your colleagues. No token and no secret.`,
  },
  {
    to: ['paycrypto.inqud.com'],
    what: msg`Nothing automatically. When you view a widget or payment page, your browser loads it from there.`,
  },
  {
    to: ['app.inqud.com', 'docs.inqud.com'],
    what: msg`Nothing automatically. When you follow a link to Inqud’s own pages, your browser opens them.`,
  },
  {
    to: ['etherscan.io', 'polygonscan.com', 'tronscan.org', 'solscan.io', 'mempool.space'],
    what: msg`Nothing automatically. When you follow the link of an address or transaction, the site sees which one.`,
  },
  {
    to: ['wa.me', 't.me'],
    what: msg`Nothing automatically. When you choose an app in “Share”, it gets the message as you see it.`,
  },
];
