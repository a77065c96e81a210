import { t } from '@lingui/core/macro';
import { API_ORIGIN, WIDGET_ORIGIN } from '../inqud/origins';

/** A permission of the manifest, its name for the user, and its purpose. The README's table says the same. */
type Purpose = { name: string; what: string; why: string };

function inBoth(): Purpose[] {
  return [
    {
      name: 'activeTab',
      what: t`See the page in front`,
      why: t`Reads the order ID you selected, only in the page where you press the shortcut for it.`,
    },
    {
      name: 'alarms',
      what: t`Timers`,
      why: t`Checks for payments while Checkout Desk is closed, and locks on time.`,
    },
    {
      name: 'contextMenus',
      what: t`Right-click menu`,
      why: t`Lets you create or find a checkout for the text you selected.`,
    },
    {
      name: 'declarativeNetRequestWithHostAccess',
      ...(import.meta.env.FIREFOX
        ? {
            what: t`Use a new connection for each request`,
            why: t`Gives each request from Checkout Desk its own connection. Nothing else is changed, and nothing is read.`,
          }
        : {
            what: t`Show the widget here, and use a new connection for each request`,
            why: t`Lets the payment widget load in Checkout Desk’s own pages, and gives each request from Checkout Desk its own connection. Nothing else is changed, and nothing is read.`,
          }),
    },
    {
      name: 'idle',
      what: t`Know when the computer is idle`,
      why: t`Locks when you’re away, if you choose so.`,
    },
    {
      name: 'notifications',
      what: t`Show notifications`,
      why: t`Notifies you of the events you chose, such as “Paid”.`,
    },
    {
      name: 'scripting',
      what: t`Read a selection`,
      why: t`Reads the order ID you selected, and nothing else.`,
    },
    { name: 'storage', what: t`Save settings`, why: t`Saves settings, and the form until it’s sent.` },
    {
      name: 'unlimitedStorage',
      what: t`Save a long history`,
      why: t`Saves as many checkouts as you create.`,
    },
  ];
}

/** Firefox needs no permission for a sidebar. */
function inChrome(): Purpose[] {
  return [
    {
      name: 'sidePanel',
      what: t`Show the side panel`,
      why: t`Keeps the form and the newest checkouts open beside a page.`,
    },
  ];
}

export function purposesIn(browser: 'chrome' | 'firefox'): Purpose[] {
  return browser === 'chrome' ? [...inBoth(), ...inChrome()] : inBoth();
}

/** Each is requested only when the user turns its feature on. */
export const OPTIONAL = [
  {
    name: 'clipboardRead',
    get what() {
      return t`Read the clipboard`;
    },
    get why() {
      return t`Takes the order ID from the clipboard when nothing is selected, if you choose so.`;
    },
  },
  {
    name: 'downloads',
    get what() {
      return t`Save files`;
    },
    get why() {
      return t`Saves automatic backups to your downloads, if you choose so. No other download is read or changed.`;
    },
  },
] as const;

export const SITE_PURPOSES = [
  {
    origin: API_ORIGIN,
    get why() {
      return t`Creates and reads checkouts.`;
    },
  },
  {
    origin: WIDGET_ORIGIN,
    get why() {
      return t`Shows the payment widget, and receives reports from it and from the payment page.`;
    },
  },
] as const;
