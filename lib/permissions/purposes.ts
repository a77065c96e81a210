import { API_ORIGIN, WIDGET_ORIGIN } from '../inqud/origins';

/** A permission of the manifest, its name for the user, and its purpose. The README's table says the same. */
type Purpose = { name: string; what: string; why: string };

const IN_BOTH: Purpose[] = [
  {
    name: 'activeTab',
    what: 'See the page in front',
    why: 'Reads the order number that you have selected, only in the page where you press the key for it.',
  },
  { name: 'alarms', what: 'Timers', why: 'Looks for payments while no page of the desk is open, and locks in time.' },
  {
    name: 'contextMenus',
    what: 'Lines in the right-click menu',
    why: 'Offers to create or to find a checkout for the text that you have selected.',
  },
  {
    name: 'declarativeNetRequestWithHostAccess',
    ...(import.meta.env.FIREFOX
      ? {
          what: 'Send each request once',
          why: 'Gives each of our own requests a connection of its own. Nothing else is changed, and nothing is read.',
        }
      : {
          what: 'Show the widget here, and send each request once',
          why: 'Lets the widget’s script stand in the 392 px panel of our own pages, and gives each of our own requests a connection of its own. Nothing else is changed, and nothing is read.',
        }),
  },
  { name: 'idle', what: 'Know that the computer is not used', why: 'Locks when you leave, if you choose so.' },
  { name: 'notifications', what: 'Show notifications', why: 'Tells what you chose to be told, such as “Paid”.' },
  {
    name: 'scripting',
    what: 'Read a selection',
    why: 'Is how the selected order number is read, and used for nothing else.',
  },
  { name: 'storage', what: 'Keep settings', why: 'Keeps settings, and the form until it is sent.' },
  { name: 'unlimitedStorage', what: 'Keep a long history', why: 'Keeps as many checkouts as you make.' },
];

/** Firefox needs no permission for a sidebar. */
const IN_CHROME: Purpose[] = [
  {
    name: 'sidePanel',
    what: 'Show the side panel',
    why: 'Keeps the form and the newest checkouts open beside a page.',
  },
];

export function purposesIn(browser: 'chrome' | 'firefox'): Purpose[] {
  return browser === 'chrome' ? [...IN_BOTH, ...IN_CHROME] : IN_BOTH;
}

/** Requested only when the user turns the feature on. */
export const OPTIONAL = {
  name: 'clipboardRead',
  what: 'Read the clipboard',
  why: 'Takes the order number from the clipboard when none is selected, if you choose so.',
} as const;

export const SITE_PURPOSES = [
  { origin: API_ORIGIN, why: 'Makes and reads checkouts.' },
  { origin: WIDGET_ORIGIN, why: 'Shows the payment widget, and hears from it and from the hosted page.' },
] as const;
